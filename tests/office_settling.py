"""Lets LibreOffice accept or reject all tracked changes of Word files by itself, and tells what it then finds in them."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from core.model.document import Document
from core.reports.redline.fields import COMPUTED
from core.reports.redline.package import Package, W
from core.reports.redline.proof import lines
from tests.supervised import free_port

SCRIPT = Path(__file__).parent / "office_revisions.py"
SYSTEM_PYTHON = "/usr/bin/python3"
SECONDS = 600
Job = tuple[Path, Path, str]
"""Input, output, and accept or reject."""
_REFRESHED = COMPUTED | {"REF", "NOTEREF", "STYLEREF", "SEQ"}
"""LibreOffice works these out when it opens the file, while its tracked changes are still open."""
_OFFICES_OWN = "\u200b\u200d\ufffc"
"""What LibreOffice puts around drawings in tracked text and into cells of tracked rows, and what stands for objects."""


def has_uno() -> bool:
    """Whether the system's Python reaches LibreOffice."""
    found = Path(SYSTEM_PYTHON).exists() and subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True)
    return bool(found) and not found.returncode


def settle(soffice: str, folder: Path, jobs: Sequence[Job]) -> None:
    """Runs one LibreOffice for all jobs. Raises CalledProcessError where it opens not all."""
    port = str(free_port())
    accept = f"--accept=socket,host=127.0.0.1,port={port};urp;"
    office = subprocess.Popen(
        [soffice, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--norestore", accept],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        words = [str(word) for job in jobs for word in job]
        command = [SYSTEM_PYTHON, str(SCRIPT), port, *words]
        subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    finally:
        office.terminate()
        office.wait(30)


def shown(saved: bytes) -> bytes:
    """What LibreOffice saved, without the marks of cells: it can neither accept nor reject them, shows such cells as any other,
    and writes the marks out as they came."""
    package = Package(saved)
    for mark in list(package.root(package.document).iter(W + "cellIns", W + "cellDel")):
        mark.getparent().remove(mark)
    return package.saved()


def texts(document: Document) -> list[str]:
    """The texts that are not computed anew; LibreOffice writes empty paragraphs and signs of its own."""
    found = (line.text.translate(dict.fromkeys(map(ord, _OFFICES_OWN))).strip() for line in lines(document, _REFRESHED))
    return [text for text in found if text]
