"""LibreOffice opens the redlines of the written pairs, and accepting or rejecting there gives the new or the old text."""

import subprocess
from pathlib import Path

import pytest

from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for
from core.reports import render
from tests.golden.test_redline import WORD, data_of
from tests.supervised import free_port

SCRIPT = Path(__file__).parent.parent / "office_revisions.py"
SYSTEM_PYTHON = "/usr/bin/python3"


def settle(soffice: str, folder: Path, jobs: list[tuple[Path, Path, str]]) -> None:
    """Runs one LibreOffice for all jobs: input, output, accept or reject."""
    port = str(free_port())
    accept = f"--accept=socket,host=127.0.0.1,port={port};urp;"
    office = subprocess.Popen(
        [soffice, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--norestore", accept],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        words = [str(word) for job in jobs for word in job]
        result = subprocess.run([SYSTEM_PYTHON, str(SCRIPT), port, *words], capture_output=True, text=True, timeout=240)
        assert result.returncode == 0, result.stderr[-2000:]
    finally:
        office.terminate()
        office.wait(30)


def texts(document: Document) -> list[str]:
    """The texts of body and notes; LibreOffice writes empty paragraphs and comments of its own."""
    kept = (block.text.strip() for block in document.blocks if not block.story.startswith("comment"))
    return [text for text in kept if text]


@pytest.mark.office
def test_libreoffice_accepts_and_rejects_to_the_same_texts(soffice: str, tmp_path: Path) -> None:
    if subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True).returncode:
        pytest.skip("python3-uno is not installed")
    wanted: dict[Path, tuple[str, list[str]]] = {}
    jobs = []
    for pair in WORD:
        data = data_of(pair)
        source = tmp_path / f"{pair.name}.docx"
        source.write_bytes(render("redline", data))
        for what, document in (("accept", data.new), ("reject", data.old)):
            target = tmp_path / f"{pair.name}.{what}.docx"
            jobs.append((source, target, what))
            wanted[target] = (pair.name, texts(document))
    settle(soffice, tmp_path, jobs)
    read = reader_for("docx")
    for target, (name, expected) in wanted.items():
        found = read(target.read_bytes(), name=target.name, options=ReadOptions())
        assert texts(found) == expected, (name, target.name)
