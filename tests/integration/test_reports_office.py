"""LibreOffice opens what we write and finds the texts in it."""

import subprocess
from pathlib import Path

import pytest

from core.reports import render
from tests.report_sample import report_data


@pytest.mark.office
@pytest.mark.parametrize(
    ("name", "target"), [("docx", "txt:Text (encoded):UTF8"), ("xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1")]
)
def test_libreoffice_opens(name: str, target: str, soffice: str, tmp_path: Path) -> None:
    source = tmp_path / f"report.{name}"
    source.write_bytes(render(name, report_data()))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", target, "--outdir", str(tmp_path), str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    # LibreOffice exits 0 on a file that it cannot read: the output is what tells.
    outputs = [path for path in tmp_path.glob("report*") if path != source]
    assert outputs
    assert "Срок оплаты" in outputs[0].read_text(encoding="utf-8")
