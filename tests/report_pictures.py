"""Pictures of the reports of our own sample for docs/reports.md: HTML in a browser, the others by LibreOffice and poppler.

python -m tests.report_pictures FOLDER
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from core.reports import ReportData, render
from pages.samples import sample
from tests.word_pairs import report_data_of

WIDTH, HEIGHT = 1_280, 1_000
PIXELS = 1_200
"""Width of a page's picture."""
PAGE = ("-scale-to-x", str(PIXELS), "-scale-to-y", "-1")
SHEET = ("-scale-to-x", "3000", "-scale-to-y", "-1", "-x", "170", "-y", "230", "-W", "1640", "-H", "860")
"""The left upper part of a wide sheet, large enough to read."""
KINDS = {"redline": "docx", "docx": "docx", "protocol": "docx", "amendments": "docx", "certificate": "docx", "pdf": "pdf"}


def sample_data() -> ReportData:
    """The sample contract in Russian, as its reports are made."""

    (old_name, old_bytes), (new_name, new_bytes) = sample("ru")
    names = (old_name, new_name)
    return report_data_of(old_bytes, new_bytes, names=names, made="2026-03-02T09:30:00Z", author="Отдел договоров")


def main(folder: Path) -> None:
    data = sample_data()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for kind, extension in KINDS.items():
            (work / f"{kind}.{extension}").write_bytes(render(kind, data))
        (work / "xlsx.xlsx").write_bytes(render("xlsx", data))
        (work / "html.html").write_bytes(render("html", data))
        _office(work, [*(work / f"{kind}.docx" for kind in KINDS if kind != "pdf"), work / "xlsx.xlsx"])
        for kind in KINDS:
            _page(work / f"{kind}.pdf", folder / f"report-{kind}.png", 2 if kind == "pdf" else 1)
        _page(work / "xlsx.pdf", folder / "report-xlsx.png", 1, SHEET)
        _page(work / "pdf.pdf", folder / "report-pdf-title.png", 1)
        _browser(work / "html.html", folder / "report-html.png")


def _office(work: Path, files: list[Path]) -> None:
    profile = f"-env:UserInstallation=file://{work / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(work), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def _page(source: Path, target: Path, page: int, scale: Sequence[str] = PAGE) -> None:
    which = ("-singlefile", "-f", str(page), "-l", str(page))
    command = ["pdftoppm", "-png", *which, *scale, str(source), str(target.with_suffix(""))]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def _browser(source: Path, target: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(source.as_uri())
        page.screenshot(path=str(target))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
