"""The service's pure rules: what becomes of a failure, which names and options are taken, which sentences are found."""

import json
import logging
import re
from dataclasses import replace

import pytest

from core.analysis.installed import same_model
from core.errors import BadSetting, Damaged, Fenced, ModelMissing, ModelUnavailable, OutOfTime, SverkaError, TaskMemory, TooLarge
from core.limits import JOB_ATTEMPTS, RETRY_PAUSES
from core.model.change import Lane, Significance
from core.model.document import Block, BlockKind, Document, Mark
from core.service.documents import FILE_NAME_CHARACTERS, file_name
from core.service.jobs import by_code, sentence_of
from core.service.journal import Journal, Lines
from core.service.keeping import title_from, title_of, title_of_pair
from core.service.memory import MemoryQueue
from core.service.outcome import PutBack, after_failure
from core.service.report_options import report_options
from core.service.secrets import hash_password, password_fits

FAILURES = [
    (ModelUnavailable(url="u"), 1, False, PutBack(pause=RETRY_PAUSES[0], free=False)),
    (ModelUnavailable(url="u"), 2, False, PutBack(pause=RETRY_PAUSES[1], free=False)),
    (ModelUnavailable(url="u"), JOB_ATTEMPTS, True, PutBack(pause=RETRY_PAUSES[JOB_ATTEMPTS - 1], free=True)),
    (TaskMemory(limit_mib=1), 1, True, None),
    (ModelUnavailable(url="u"), JOB_ATTEMPTS, False, None),
    (ModelMissing(model="m"), 1, False, None),
    (Damaged(), 1, True, None),
    (OutOfTime(minutes=30), 1, False, PutBack(pause=RETRY_PAUSES[0], free=False)),
    (OutOfTime(minutes=30), JOB_ATTEMPTS, True, PutBack(pause=0.0, free=True)),
    (OutOfTime(minutes=30), JOB_ATTEMPTS, False, None),
]


@pytest.mark.parametrize(("error", "attempt", "stored", "verdict"), FAILURES)
def test_what_becomes_of_a_failure(error: SverkaError, attempt: int, stored: bool, verdict: PutBack | None) -> None:
    assert after_failure(error, attempt=attempt, max_attempts=JOB_ATTEMPTS, stored=stored) == verdict


def test_pauses_grow_and_the_last_one_repeats() -> None:
    pauses = [
        verdict.pause
        for attempt in range(1, 8)
        if (verdict := after_failure(ModelUnavailable(url="u"), attempt=attempt, max_attempts=9, stored=False))
    ]
    assert pauses == sorted(pauses)
    assert len(set(pauses[:3])) == 3
    assert pauses[-1] == RETRY_PAUSES[-1]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("договор.docx", "договор.docx"),
        ("C:\\Users\\me\\a.pdf", "a.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\x00b\n.txt", "a_b_.txt"),
        ("", ""),
    ],
)
def test_a_files_name_is_text(given: str, kept: str) -> None:
    assert file_name(given) == kept


def test_a_long_name_keeps_its_ending() -> None:
    name = file_name("x" * 1000 + ".docx")
    assert len(name) == FILE_NAME_CHARACTERS
    assert name.endswith("x.docx")
    assert title_from("a.b.docx") == "a.b"


def block(number: int, text: str, kind: BlockKind = BlockKind.PARAGRAPH, story: str = "body") -> Block:
    return Block(block=str(number), story=story, kind=kind, text=text)


def titled(*blocks: Block) -> str | None:
    return title_of(Document(name="a", sha256="0", format="txt", blocks=blocks))


def test_the_title_is_the_first_heading_near_the_start() -> None:
    heading = BlockKind.HEADING
    assert titled(block(1, "г. Москва"), block(2, " ДОГОВОР\n№ 17 ", heading)) == "ДОГОВОР № 17"
    assert titled(block(1, "текст"), block(2, "ещё")) is None
    assert titled(block(1, "Колонтитул", heading, "header:1:default")) is None
    assert titled(block(1, "17", heading), block(2, "x" * 500, heading)) is None
    assert titled(*(block(n, "текст") for n in range(30)), block(99, "Глава", heading)) is None


def test_a_numbered_section_is_no_title() -> None:
    big = replace(block(1, "Договор поставки"), marks=(Mark(start=0, end=16, type="size", value="26"),))
    section = block(3, "1. Предмет договора", BlockKind.HEADING)
    assert titled(big, block(2, "12 января 2026 г."), section) == "Договор поставки"
    assert titled(block(1, "Договор поставки"), section, block(4, "Реквизиты", BlockKind.HEADING)) is None
    assert titled(replace(block(1, "Общие положения", BlockKind.HEADING), label="1")) is None


@pytest.mark.parametrize(
    "text", ["Abstract", "СОДЕРЖАНИЕ", "Table of Contents", "Введение", "Лист согласования", "Revision History"]
)
def test_a_part_that_any_document_has_is_no_title(text: str) -> None:
    part, behind = block(2, text, BlockKind.HEADING), block(3, "The JSON Grammar", BlockKind.HEADING)
    assert titled(block(1, "A. Stone"), part, behind) is None
    big = replace(block(1, "The JSON Format"), marks=(Mark(start=0, end=15, type="size", value="26"),))
    assert titled(big, part, behind) == "The JSON Format"
    assert titled(block(1, f"{text} for readers", BlockKind.HEADING)) == f"{text} for readers"


def test_a_reports_options_are_checked() -> None:
    options = report_options({"lanes": "substance, wording", "least": "medium", "changes": "a,b", "with_model": "no"})
    assert (options.lanes, options.least) == ((Lane.SUBSTANCE, Lane.WORDING), Significance.MEDIUM)
    assert (options.changes, options.with_model) == (("a", "b"), False)
    assert report_options({}).changes is None
    for wrong in ({"lanes": "all"}, {"least": "big"}, {"with_model": "maybe"}, {"logo": "x"}, {"heading": "x" * 300_000}):
        with pytest.raises(BadSetting):
            report_options(wrong)


def test_every_code_finds_its_sentence() -> None:
    assert sentence_of("TOO_LARGE", {"limit_mib": "50"}, "ru") == TooLarge(limit_mib=50).message("ru")
    assert sentence_of("TOO_LARGE", {}, "en") == SverkaError().message("en")
    assert sentence_of("NO_SUCH_CODE", {}, "en") == SverkaError().message("en")
    assert by_code()["FENCED"] is Fenced


def test_passwords_are_argon2id_and_a_missing_account_fits_none() -> None:
    kept = hash_password("correct horse")
    assert kept.startswith("$argon2id$")
    assert password_fits(kept, "correct horse")
    assert not password_fits(kept, "correct horse ")
    assert not password_fits(None, "correct horse")
    assert not password_fits("no hash at all", "correct horse")


def test_a_model_without_a_tag_is_the_latest() -> None:
    assert same_model("qwen3", "qwen3:latest")
    assert same_model("qwen3:latest", "qwen3")
    assert not same_model("qwen3", "qwen3:8b")


def test_the_queue_in_memory_gives_the_most_urgent_first() -> None:
    queue = MemoryQueue()
    for job, priority in (("a", 9), ("b", 0), ("c", 9), ("d", 0)):
        queue.wake("compare", job, (job,), priority)
    taken = [queue.take() for _ in range(5)]
    assert [message[1] if message else None for message in taken] == ["b", "d", "a", "c", None]


def test_a_log_line_is_json_with_ids_and_a_traceback_of_a_bug(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="sverka"):
        logging.getLogger("sverka").propagate = True
        Journal().event("job.start", job="j1", user="u1", code=None, detail="")
        try:
            raise ZeroDivisionError
        except ZeroDivisionError:
            Journal().bug("job.bug", job="j1")
    first, second = (json.loads(Lines().format(record)) for record in caplog.records)
    assert {key: first[key] for key in ("level", "event", "job", "user")} == {
        "level": "info",
        "event": "job.start",
        "job": "j1",
        "user": "u1",
    }
    assert "code" not in first
    assert "detail" not in first
    assert "ZeroDivisionError" in second["traceback"]


def test_a_log_line_of_a_bug_has_places_and_no_words(caplog: pytest.LogCaptureFixture) -> None:
    """An exception's words may hold a document's text: int("12 рублей") says what it could not read."""
    logging.getLogger("sverka").propagate = True
    try:
        try:
            int("12 тайных рублей")
        except ValueError as error:
            raise KeyError("тайный ключ") from error
    except KeyError as error:
        Journal().bug("job.bug", job="j1")
        logging.getLogger("celery.app.trace").exception("Task %s raised: %r", "t1", error)
    mine, theirs = (Lines().format(record) for record in caplog.records)
    for line in (mine, theirs):
        assert "тайн" not in line
        assert "\n" not in line
        assert re.fullmatch(r"KeyError at \S+:\d+; from ValueError at \S+:\d+", json.loads(line)["traceback"])
    assert (json.loads(theirs)["event"], json.loads(theirs)["logger"]) == ("Task %s raised: %r", "celery.app.trace")


@pytest.mark.parametrize(
    ("old", "new", "title"),
    [
        ("Supply agreement v3.docx", "Supply agreement v4.docx", "Supply agreement"),
        ("Договор поставки, редакция 1.docx", "Договор поставки, редакция 2.docx", "Договор поставки"),
        ("Договор_ред1.docx", "Договор_ред2.docx", "Договор"),
        ("prices old.xlsx", "prices new.xlsx", "prices"),
        ("Приказ от 01.02.2026 № 5.pdf", "Приказ от 03.02.2026 № 7.pdf", "Приказ"),
        ("Contract 2025.docx", "Contract 2026.docx", "Contract"),
        ("Договор.docx", "Договор финал (2).docx", "Договор"),
        ("Act No. 12.txt", "Act No. 13.txt", "Act"),
        ("ТЗ-44 рев.docx", "ТЗ-44 нов.docx", "ТЗ-44 рев"),
        ("report.docx", "reporting.docx", "report"),
        ("old.docx", "new.docx", "old"),
        ("v1.docx", "v2.docx", "v1"),
        ("a.docx", "a.pdf", "a"),
    ],
)
def test_a_pair_is_called_by_what_both_names_begin_with(old: str, new: str, title: str) -> None:
    assert title_of_pair(old, new) == title
