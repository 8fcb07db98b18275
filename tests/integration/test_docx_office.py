"""LibreOffice writes the same labels before the same texts (it knows neither isLgl nor lvlRestart: those have unit tests)."""

import random
import subprocess
from pathlib import Path

import pytest

from tests.docx_package import docx, level, numbered, read_docx

pytestmark = pytest.mark.office
_FORMATS = ("decimal", "decimalZero", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "russianLower", "ordinal")


def _text(data: bytes, folder: Path, soffice: str) -> list[str]:
    source = folder / "list.docx"
    source.write_bytes(data)
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "txt:Text"]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120)
    return [line.strip() for line in (folder / "list.txt").read_text(encoding="utf-8-sig").splitlines() if line.strip()]


def _document(seed: int) -> bytes:
    """Forty paragraphs that wander through the levels of one list and its two restarted numbers."""
    chance = random.Random(seed)
    levels = "".join(
        level(at, chance.choice(_FORMATS), "".join(f"%{i + 1}." for i in range(at + 1)), chance.choice((1, 3))) for at in range(4)
    )
    restarts = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/>'
        "</w:lvlOverride></w:num>"
        for number, start in ((2, 1), (3, 5))
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{restarts}'
    )
    body, number, at = "", 1, 0
    for item in range(40):
        number, at = (chance.choice((1, 2, 3)), 0) if chance.random() < 0.1 else (number, at + chance.choice((-1, 0, 0, 1)))
        at = min(max(at, 0), 3)
        body += numbered(f"item {item}", number, at)
    return docx(body, numbering=numbering)


@pytest.mark.parametrize("seed", range(3))
def test_the_same_labels(seed, tmp_path, soffice):
    data = _document(seed)
    ours = [f"{block.label} {block.text}" for block in read_docx(data).blocks]
    assert len(ours) == 40
    assert ours == _text(data, tmp_path, soffice)
