"""Reports of hostile texts: formulas in the register, scripts in the page, what the PDF lets one read again."""

import io
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook
from pypdf import PdfReader

from core.reports import ReportData, ReportOptions, render, select
from tests.report_sample import report_data

STARTS = "=+-@\t\r"
BODIES = ("1+1", "cmd|' /C calc'!A0", "SUM(A1:A9)", 'HYPERLINK("http://127.0.0.1/")', "A1", "IMPORTXML(A1)", "NOW()", "10+20")
TEXTS = tuple(start + lead + body for start in STARTS for lead in ("", " ", "\u00a0", "(", "-", '"', "'") for body in BODIES)[
    :300
]
"""Texts that a spreadsheet could take for a formula."""
SLOTS = 5
"""Texts in one book."""
RAN = "window.__ran=1"
PAYLOADS = tuple(
    form.format(ran=RAN)
    for form in (
        "<script>{ran}</script>",
        "<img src=x onerror={ran}>",
        '"><svg onload={ran}>',
        "</style><script>{ran}</script>",
        "</title><script>{ran}</script>",
        "<iframe srcdoc='<script>parent.{ran}</script>'></iframe>",
        "<a href=javascript:{ran}>x</a>",
        "<body onload={ran}>",
        "' autofocus onfocus='{ran}",
        '" onmouseover="{ran}',
        "<details open ontoggle={ran}>",
        "<object data='data:text/html,<script>{ran}</script>'></object>",
        "<link rel=stylesheet href=http://127.0.0.1:9/x.css>",
        "<img src=http://127.0.0.1:9/x.png>",
        "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
        "{{{{ {ran} }}}}{{% for x in y %}}",
        "<!--><script>{ran}</script>",
        "<math><mtext><script>{ran}</script></mtext></math>",
        "<template><script>{ran}</script></template>",
        "&lt;script&gt;{ran}&lt;/script&gt;",
    )
)


def formulas(soffice: str | None) -> tuple[int, int]:
    """How many cells are formulas, and how many texts were put in: by openpyxl and, where it is here, by LibreOffice."""
    found = 0
    books = []
    for group in zip(*[iter(TEXTS)] * SLOTS, strict=True):
        books.append(render("xlsx", _filled(*group)))
        book = load_workbook(io.BytesIO(books[-1]))
        found += sum(cell.data_type == "f" for sheet in book for line in sheet for cell in line)
    return found + (_in_office(soffice, books) if soffice else 0), len(TEXTS)


def _filled(text: str, said: str, old: str, new: str, author: str) -> ReportData:
    """A text in each place that a register shows: paragraph, model's statement, both files' names, author and heading."""
    data = report_data(extra=text, said=said)
    named = replace(data.comparison, old=replace(data.comparison.old, name=old), new=replace(data.comparison.new, name=new))
    return replace(data, comparison=named, options=ReportOptions(author=author, heading=author))


def _in_office(soffice: str, books: list[bytes]) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        for number, data in enumerate(books):
            (folder / "in" / f"{number}.xlsx").write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder / 'profile'}"
        files = sorted(map(str, (folder / "in").iterdir()))
        command = [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out"), *files]
        subprocess.run(command, capture_output=True, timeout=600, check=True)
        made = list((folder / "out").iterdir())
        assert len(made) == len(books)
        return sum(_formula_cells(path.read_bytes()) for path in made)


def _formula_cells(book: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        return sum(archive.read(name).count(b"<f") for name in sheets)


def pages() -> Iterator[bytes]:
    """60 pages: each payload in the text, in the files' names, and in the model's text with heading and author."""
    for payload in PAYLOADS:
        yield render("html", report_data(extra=payload))
        data = report_data()
        named = replace(
            data.comparison, old=replace(data.comparison.old, name=payload), new=replace(data.comparison.new, name=payload)
        )
        yield render("html", replace(data, comparison=named))
        yield render("html", replace(report_data(said=payload), options=ReportOptions(heading=payload, author=payload)))


def in_browser(chromium: str) -> tuple[int, int, int]:
    """Pages, requests to any network, and payloads that ran, in a real Chromium."""
    from playwright.sync_api import sync_playwright

    made, asked, ran = list(pages()), 0, 0
    with tempfile.TemporaryDirectory() as name, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        for number, data in enumerate(made):
            path = Path(name) / f"{number}.html"
            path.write_bytes(data)
            page = browser.new_page()
            seen: list[str] = []
            page.on("request", lambda request, seen=seen: seen.append(request.url))
            page.goto(path.as_uri())
            page.mouse.move(200, 200)
            page.wait_for_timeout(30)
            asked += sum(not url.startswith(("file:", "data:")) for url in seen)
            ran += bool(page.evaluate("window.__ran === 1"))
            page.close()
        browser.close()
    return len(made), asked, ran


def read_again(data: ReportData) -> tuple[int, int, int, int]:
    """Sentences of the report's changes found again in the PDF's text, all of them, embedded fonts, all fonts."""
    reader = PdfReader(io.BytesIO(render("pdf", data)))
    text = _squeezed(" ".join(page.extract_text() for page in reader.pages))
    russian = data.language == "ru"
    sentences = [change.sentence.ru if russian else change.sentence.en for change in select(data).shown]
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    inner = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts]
    embedded = sum(bool({"/FontFile2", "/FontFile3"} & set(one)) for one in inner)
    return sum(_squeezed(one) in text for one in sentences), len(sentences), embedded, len(fonts)


def _squeezed(text: str) -> str:
    return "".join(text.split())
