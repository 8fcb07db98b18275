"""The command line from a cold start: statuses, outputs, languages, errors, and what it does not load."""

import argparse
import inspect
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from core import errors, schema
from core.cli.words import OF_ARGPARSE
from tests.docx_package import docx, paragraph
from tests.locked_files import locked

ROOT = Path(__file__).parent.parent.parent
OLD = "ДОГОВОР ПОСТАВКИ\n\n1. Срок оплаты составляет 10 рабочих дней.\n\n2. Цена составляет 1 250 000 руб.\n"
NEW = OLD.replace("10 рабочих", "15 рабочих").replace("1 250 000", "1 520 000")


def cli(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-W", "error", "-m", "core", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8", **environment}
    )


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.txt"
    path.write_text(OLD, encoding="utf-8")
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "new.txt"
    path.write_text(NEW, encoding="utf-8")
    return path


def test_changes_are_status_1_and_a_table_with_the_verdict_first(old: Path, new: Path) -> None:
    found = cli("compare", old, new, "--lang", "ru")
    lines = found.stdout.decode().splitlines()
    assert (found.returncode, found.stderr) == (1, b"")
    assert "old.txt → new.txt" in lines[0]
    assert "Прочитано всё" in lines[1]
    assert "10" in found.stdout.decode()
    assert "1 520 000" in found.stdout.decode().replace("\u00a0", " ")


def test_the_language_follows_the_terminal(old: Path, new: Path) -> None:
    assert "Everything was read" in cli("compare", old, new).stdout.decode()
    assert "Прочитано всё" in cli("compare", old, new, LC_ALL="ru_RU.UTF-8").stdout.decode()


def test_the_same_file_is_status_0_and_says_that_all_was_read(old: Path) -> None:
    found = cli("compare", old, old)
    assert (found.returncode, found.stderr) == (0, b"")
    assert "Everything was read" in found.stdout.decode()


def test_a_change_outside_the_lanes_that_were_asked_for_is_status_0(old: Path, new: Path) -> None:
    assert cli("compare", old, new, "--lanes", "numbering").returncode == 0
    assert cli("compare", old, new, "--lanes", "substance,wording").returncode == 1


def test_a_doubtful_file_is_status_3_even_without_a_change(old: Path, tmp_path: Path) -> None:
    doubtful = tmp_path / "doubtful.txt"
    doubtful.write_bytes(OLD.encode() + "Конец".encode()[:-1])
    found = cli("compare", old, doubtful, "--json", "-")
    assert found.returncode == 3
    said = json.loads(found.stdout)
    assert said["complete"] is False
    assert any(part["reason"] == "encoding" for part in said["ledger"])
    assert cli("compare", doubtful, doubtful).returncode == 3
    assert cli("read", doubtful).returncode == 3


@pytest.mark.parametrize(
    ("mark", "text", "said"),
    [("ins", "t", "Срок увеличен с 10 до 15 дней (+50 %)"), ("del", "delText", "Удалён абзац: «Срок 15 дней»")],
)
def test_a_file_all_of_whose_text_is_a_tracked_change(tmp_path: Path, mark: str, text: str, said: str) -> None:
    """One of its two readings is empty, and rightly so."""
    tracked = 'w:id="{}" w:author="A" w:date="2026-01-01T00:00:00Z"'
    run = f"<w:{mark} {tracked.format(1)}><w:r><w:{text}>Срок 15 дней</w:{text}></w:r></w:{mark}>"
    whole = f"<w:p><w:pPr><w:rPr><w:{mark} {tracked.format(2)}/></w:rPr></w:pPr>{run}</w:p>"
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(docx(paragraph("Срок 10 дней" if mark == "ins" else "Срок 15 дней")))
    new.write_bytes(docx(whole))
    found = cli("compare", old, new, "--lang", "ru")
    assert (found.returncode, found.stderr) == (1, b"")
    assert said in found.stdout.decode().replace("\u00a0", " ")


def test_json_fits_its_schema_and_is_the_same_each_time(old: Path, new: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert cli("compare", old, new, "--json", target).returncode == 1
    said = json.loads(target.read_bytes())
    Draft202012Validator(schema.schema("comparison")).validate(said)
    assert "analysis" not in said
    assert said["proof"] == {"applies": True, "reverts": True, "where": None}
    assert cli("compare", old, new, "--json", "-").stdout == target.read_bytes()


def test_read(old: Path) -> None:
    found = cli("read", old, "--json", "-")
    assert found.returncode == 0
    Draft202012Validator(schema.schema("document")).validate(json.loads(found.stdout))
    assert "Срок оплаты" in cli("read", old).stdout.decode()


@pytest.mark.parametrize(
    ("option", "start"),
    [
        ("html", b"<!DOCTYPE html"),
        ("docx", b"PK\x03\x04"),
        ("table", b"PK\x03\x04"),
        ("xlsx", b"PK\x03\x04"),
        ("pdf", b"%PDF-"),
        ("md", b"#"),
        ("csv", b""),
        ("evidence", b"PK\x03\x04"),
    ],
)
def test_every_report(old: Path, new: Path, tmp_path: Path, option: str, start: bytes) -> None:
    target = tmp_path / "report"
    found = cli("compare", old, new, f"--{option}", target)
    assert (found.returncode, found.stderr, found.stdout) == (1, b"", b"")
    assert target.read_bytes().lower().startswith(start.lower())
    assert target.stat().st_size > 100


def test_a_password_opens_a_file_in_its_confined_child(tmp_path: Path) -> None:
    versions = []
    for number, days in enumerate(("10", "15")):
        versions.append(tmp_path / f"{number}.docx")
        versions[-1].write_bytes(locked(docx(paragraph(f"Срок оплаты {days} дней")), "ключ"))
    secret = tmp_path / "password"
    for text, status, error in (("ключ\n", 1, ""), ("нет\n", 2, "error[WRONG_PASSWORD]"), ("", 2, "error[ENCRYPTED]")):
        secret.write_text(text, encoding="utf-8")
        found = cli("compare", *versions, "--password-file", secret, "--json", "-")
        assert (found.returncode, found.stderr.decode().partition(":")[0]) == (status, error)
        if status == 1:
            (change,) = json.loads(found.stdout)["changes"]
            assert change["values"][0]["delta"] == "5"


def test_files_behind_a_password_have_a_redline_and_a_pack_that_opens_with_it(tmp_path: Path) -> None:
    versions = [tmp_path / f"{days}.docx" for days in ("10", "15")]
    for path in versions:
        path.write_bytes(locked(docx(paragraph(f"Срок оплаты {path.stem} дней")), "ключ"))
    secret, redline, pack = (tmp_path / name for name in ("password", "redline.docx", "pack.zip"))
    secret.write_text("ключ\n", encoding="utf-8")
    found = cli("compare", *versions, "--password-file", secret, "--docx", redline, "--evidence", pack, "--lang", "ru")
    assert (found.returncode, found.stderr) == (1, b"")
    said = cli("read", redline, "--revisions", "rejected").stdout.decode()
    assert said.startswith("Срок оплаты 10 дней\n")  # the file itself with its marks, not its text laid out by us
    assert (cli("evidence", pack).returncode, cli("evidence", pack, "--password-file", secret).returncode) == (2, 0)


def files(tmp_path: Path) -> dict[str, Path]:
    contents = {
        "empty.docx": b"",
        "picture.docx": b"\x89PNG\r\n\x1a\n" + bytes(50),
        "broken.docx": b"PK\x03\x04" + bytes(50),
        "blank.txt": b" \n\n",
        "locked.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "EncryptedPackage".encode("utf-16-le"),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return {name: tmp_path / name for name in contents}


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("empty.docx", errors.EmptyFile),
        ("picture.docx", errors.WrongType),
        ("broken.docx", errors.Damaged),
        ("blank.txt", errors.NoWords),
        ("locked.docx", errors.Encrypted),
    ],
)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_bad_input_is_status_2_with_one_line(
    old: Path, tmp_path: Path, name: str, error: type[errors.SverkaError], language: str
) -> None:
    bad = files(tmp_path)[name]
    for arguments in (("read", bad), ("compare", old, bad), ("compare", bad, bad)):
        found = cli(*arguments, "--lang", language)
        assert found.returncode == 2
        assert found.stdout == b""
        assert found.stderr.decode() == f"error[{error.code}]: {bad}: {error().message(language)}\n"


def test_an_output_that_cannot_be_written_is_status_2(old: Path, new: Path, tmp_path: Path) -> None:
    for target, code in (
        (tmp_path / "no" / "folder.json", "NO_FILE"),
        (tmp_path, "NOT_A_FILE"),
        (old / "below", "CANNOT_OPEN"),
    ):
        found = cli("compare", old, new, "--json", target)
        assert found.returncode == 2
        assert found.stderr.decode().startswith(f"error[{code}]: ")
        assert str(target) in found.stderr.decode()


def test_a_file_that_is_not_there_and_a_folder_are_named(old: Path, tmp_path: Path) -> None:
    missing = tmp_path / "нет.docx"
    found = cli("compare", old, missing, "--lang", "ru")
    assert (found.returncode, found.stderr.decode()) == (2, f"error[NO_FILE]: Такого файла или папки нет: {missing}\n")
    found = cli("read", tmp_path, "--lang", "en")
    assert (found.returncode, found.stderr.decode()) == (
        2,
        f"error[NOT_A_FILE]: This is a folder; a file is needed: {tmp_path}\n",
    )


def test_of_two_bad_files_the_first_is_named(tmp_path: Path) -> None:
    bad = files(tmp_path)
    said = cli("compare", bad["broken.docx"], bad["empty.docx"], "--lang", "en").stderr.decode()
    assert said.startswith(f"error[DAMAGED]: {bad['broken.docx']}: ")


def test_help_and_wrong_words_are_in_the_terminal_s_language(old: Path) -> None:
    russian = cli("compare", "--help", LC_ALL="ru_RU.UTF-8").stdout.decode()
    assert russian.startswith("вызов: python -m core compare")
    assert "прежняя версия" in russian
    assert "показать эту справку" in russian
    assert "не указано: NEW" in cli("compare", old, LC_ALL="ru_RU.UTF-8").stderr.decode()
    assert "не указано: NEW" in cli("compare", old, "--lang", "ru").stderr.decode()
    assert "нет такого вида изменений" in cli("compare", old, old, "--lanes", "sense", "--lang=ru").stderr.decode()
    english = cli("compare", "--help").stdout.decode()
    assert english.startswith("usage: python -m core compare")
    assert not any("а" <= letter <= "я" for letter in english)


def test_each_word_of_the_library_is_one_that_it_says() -> None:
    source = inspect.getsource(argparse)
    for message in OF_ARGPARSE:
        assert message.replace("\n", "\\n") in source


def test_a_pair_that_may_not_be_meant_is_doubted(old: Path, tmp_path: Path) -> None:
    other = tmp_path / "recipe.txt"
    other.write_text("Яйца взбить с молоком, посолить, жарить под крышкой.\n", encoding="utf-8")
    assert "! Похоже, это разные документы: общего текста 0 %" in cli(
        "compare", old, other, "--lang", "ru"
    ).stdout.decode().replace("\u00a0", " ")
    assert "! Both are the same file" in cli("compare", old, old, "--lang", "en").stdout.decode()


def test_a_sentence_is_one_line_where_it_quotes_several(tmp_path: Path) -> None:
    old, new = tmp_path / "a.txt", tmp_path / "b.txt"
    old.write_text("Оплата.\n", encoding="utf-8")
    new.write_text("Оплата.\n\nПервая строка\nвторая строка\nтретья строка\n", encoding="utf-8")
    said = json.loads(cli("compare", old, new, "--json", "-").stdout)
    sentences = [change["sentence"][language] for change in said["changes"] for language in ("ru", "en")]
    assert sentences
    assert not any("\n" in sentence for sentence in sentences)


def test_wrong_arguments_are_status_2(old: Path) -> None:
    assert cli("compare", old).returncode == 2
    assert cli("compare", old, old, "--lanes", "sense").returncode == 2
    assert cli().returncode == 2


def test_timings_go_to_standard_error(old: Path, new: Path) -> None:
    found = cli("compare", old, new, "--json", "-", "--timings")
    assert json.loads(found.stdout)["complete"]
    assert [line.split(":")[0] for line in found.stderr.decode().splitlines()] == ["read", "compare", "write"]


def test_output_that_nobody_reads_is_no_traceback(old: Path, new: Path) -> None:
    command = f"{sys.executable} -m core compare {old} {new} --json - | head -c 10"
    found = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert b"Traceback" not in found.stderr


def test_a_cold_compare_loads_nothing_heavy(old: Path, new: Path) -> None:
    code = (
        "import sys\nfrom core.__main__ import main\n"
        f"status = main(['compare', {str(old)!r}, {str(new)!r}, '--json', '/dev/null'])\n"
        "print(status, *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert found[0] == "1"
    heavy = {"sqlalchemy", "pandas", "streamlit", "celery", "pydantic", "httpx", "openpyxl", "docx", "pypdf", "jinja2", "typst"}
    heavy |= {"pymorphy3", "asyncio", "multiprocessing", "alembic", "ollama", "numpy", "lxml", "pypdfium2", "markdown_it"}
    assert heavy & set(found[1:]) == set()
