"""Reports: redlines of the real Word pairs (SVERKA_CASES) by our reader and by LibreOffice, schemas, comments, hostile texts in
the register and the page, what the PDF lets one read again, and how long they take.

python -m benchmarks.reports [fast]    `fast` leaves LibreOffice and the browser out
"""

import io
import os
import shutil
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from benchmarks.measures import hostile_reports as hostile
from benchmarks.measures import redlines as word_redlines
from benchmarks.measures.report_speed import generated, measured
from core.errors import SverkaError
from core.reports import FORMATS, Decision, render
from core.reports.amending.making import make, proved
from tests.office_settling import has_uno
from tests.ooxml_schemas import NoSchemas
from tests.report_sample import report_data

Line = tuple[str, str, str]
"""What, the measured value, the bar."""
NO_PAGES = ("answer", "marked_old", "marked_new")
"""Formats that need decisions or PDF files."""


def of_redlines(cases: Path, soffice: str | None) -> Iterator[Line]:
    """What is measured, what came out, its bar. `soffice` None: without LibreOffice's part."""
    made = word_redlines.redlines(cases)
    refused = [f"{one.name}: {one.reason}" for one in made if one.made is None]
    yield "redlines exact by our reader", f"{len(made) - len(refused)} of {len(made)}", "100 %, or ≤ 1 % refused"
    yield from ((f"  {fault}", "refused", "") for fault in refused)
    if soffice is not None:
        found = word_redlines.office(soffice, word_redlines.ours(made))
        yield "LibreOffice opens", f"{found.opened} of {found.total}", "100 %"
        yield "LibreOffice accepts and rejects to the same texts", f"{found.same} of {found.total}", "100 %"
        yield from ((f"  {fault}", "differs", "") for fault in found.faults)
        others = word_redlines.office(soffice, word_redlines.editors(cases))
        yield "the same of the files that editors marked themselves", f"{others.same} of {others.total}", "–"
        yield from ((f"  {fault}", "differs", "") for fault in others.faults)
    try:
        faults = word_redlines.schema_faults(made)
        yield "redlines without a fault against the schemas", f"{len(made) - len(refused) - len(faults)} of {len(made)}", "100 %"
        yield from ((f"  {fault}", "fault", "") for fault in faults)
    except NoSchemas as error:
        yield "schemas", str(error), "100 %"
    total, wrong = word_redlines.comments(made)
    yield "comments on the right words", f"{total - len(wrong)} of {total}", "100 %"
    yield from ((f"  {fault}", "astray", "") for fault in wrong)
    yield from of_answers(made)


def of_answers(made: list[word_redlines.Redline]) -> Iterator[Line]:
    """Every other change rejected in the answer; the amendments applied."""
    answers = amended = 0
    for one in made:
        ids = [change.id for change in one.data.comparison.changes][::2]
        decided = replace(one.data, decisions={name: Decision(decision="rejected", note="Нет.") for name in ids})
        with suppress(SverkaError):
            answers += bool(render("answer", decided))
        data = one.data
        amended += proved(make(data.comparison, data.old, data.new), data.old, data.new) is None
    yield "answers proved (every other change rejected)", f"{answers} of {len(made)}", "–"
    yield "texts of amendments that give the new version", f"{amended} of {len(made)}", "–"


def of_hostile_texts(soffice: str | None, chromium: str | None) -> Iterator[Line]:
    """What injected texts could do in XLSX, HTML and PDF; each program that is missing leaves its rows out."""
    found, total = hostile.formulas(soffice)
    yield "XLSX: cells that are formulas, of injected texts", f"{found} of {total}", "0 of 300"
    if chromium is not None:
        pages, asked, ran = hostile.in_browser(chromium)
        yield f"HTML: requests to the network, {pages} pages", str(asked), "0"
        yield f"HTML: scripts that ran, of {pages} payloads", str(ran), "0"
    for language in ("ru", "en"):
        there, wanted, embedded, fonts = hostile.read_again(generated(40, language, heavy=True))
        yield f"PDF, {language}: sentences read again; fonts embedded", f"{there} of {wanted}; {embedded} of {fonts}", "100 %"


def of_speed() -> Iterator[Line]:
    """Seconds of one report and of all; memory of the largest."""
    one = measured(50, "light", "redline")
    yield f"redline of 50 pages, {one['changes']:.0f} changes", _took(one), "0.5 s"
    each = ",".join(name for name in FORMATS if name not in NO_PAGES)
    many = measured(40, "heavy", each)
    yield f"all formats of a comparison with {many['changes']:.0f} changes", _took(many), "5 s (250 changes)"
    large = measured(500, "heavy", "redline")
    yield f"redline of 500 pages, {large['changes']:.0f} changes", _took(large), "5 s, 500 MiB (2,000 changes)"
    data = report_data()
    changes = tuple(replace(data.comparison.changes[0], id=f"c{number}") for number in range(5_000))
    started, used = time.perf_counter(), time.process_time()
    render("pdf", replace(data, comparison=replace(data.comparison, changes=changes)))
    took = f"{time.perf_counter() - started:.1f} s ({time.process_time() - used:.1f} s of processor)"
    yield "PDF of 5,000 changes", took, "20 s"


def _took(one: dict[str, float]) -> str:
    return f"{one['seconds']:.2f} s ({one['cpu']:.2f} s of processor), {one['mib']:.0f} MiB"


def of_bytes() -> Iterator[Line]:
    """The same data, the same bytes; every package opens."""
    names = [name for name in FORMATS if name not in ("redline", *NO_PAGES)]
    same = sum(render(name, report_data()) == render(name, report_data()) for name in names)
    yield "formats whose bytes are the same again", f"{same} of {len(names)}", "100 %"
    packed = [name for name in names if FORMATS[name].extension in ("docx", "xlsx", "zip")]
    whole = sum(_opens(render(name, report_data())) for name in packed)
    yield "packages that are whole", f"{whole} of {len(packed)}", "100 %"


def _opens(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.testzip() is None


def main(arguments: list[str]) -> int:
    fast = "fast" in arguments
    soffice = None if fast or not has_uno() else shutil.which("soffice")
    chromium = None if fast else shutil.which("chromium")
    cases = os.environ.get("SVERKA_CASES")
    print("| what | measured | bar |\n|---|---|---|")
    parts = [of_redlines(Path(cases), soffice)] if cases else [iter([("redlines", "SVERKA_CASES is not set", "")])]
    parts += [of_hostile_texts(soffice, chromium), of_bytes(), of_speed()]
    for part in parts:
        for what, value, bar in part:
            print(f"| {what} | {value} | {bar} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
