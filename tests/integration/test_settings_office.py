"""What a file sets beside its words stays as it is when another program saves the file."""

import subprocess
from pathlib import Path

from core.comparison import compare
from tests.docx_package import read_docx
from tests.unit import made_forms as forms
from tests.unit.made_settings import entries, filtered, hint, made, open_price, protect, read


def saved_again(data: bytes, kind: str, folder: Path, soffice: str) -> bytes:
    """The file after LibreOffice opened and saved it."""
    (folder / f"made.{kind}").write_bytes(data)
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind, "--outdir"]
    subprocess.run([*command, str(folder / "out"), str(folder / f"made.{kind}")], check=True, capture_output=True, timeout=180)
    return (folder / "out" / f"made.{kind}").read_bytes()


def test_a_workbook_that_was_saved_again_tells_no_setting(tmp_path: Path, soffice: str) -> None:
    data = made(protect, open_price, filtered, hint, entries('"Да,Нет,Частично"'))
    old, new = read(data), read(saved_again(data, "xlsx", tmp_path, soffice))
    assert {one.kind for one in old.settings} == {one.kind for one in new.settings}
    assert [one.sentence.ru for one in compare(old, new).changes if "properties" in {a.story for a in one.new + one.old}] == []


def test_a_word_file_that_was_saved_again_tells_no_field_and_no_list(tmp_path: Path, soffice: str) -> None:
    body = (
        forms.line(forms.bookmarked("срок", "десять", 1), forms.run(" дней"))
        + forms.line(forms.run("Срок: "), forms.field("REF срок \\h", "десять"), forms.run(" дней, страница "))
        + forms.line(forms.run("Страница "), forms.field("PAGE", "1"), forms.run(" от "), forms.field("DATE", "01.01.2026"))
        + forms.chosen("да", "нет", "частично")
        + forms.box(stored=True, sign="☒")
    )
    settings = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    data = forms.made(body, '<w:pgNumType w:start="5" w:fmt="upperRoman"/>', settings)
    old, new = read_docx(data), read_docx(saved_again(data, "docx", tmp_path, soffice))
    assert {one.kind for one in old.settings} <= {one.kind for one in new.settings}
    said = [one for one in compare(old, new).changes if "properties" in {a.story for a in one.new + one.old}]
    assert [one.sentence.ru for one in said] == []
