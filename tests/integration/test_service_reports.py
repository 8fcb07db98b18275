"""Reports as the service keeps them: the template of the settings, several at once, made anew when something has changed."""

import base64
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from core.errors import BadSetting, NotFound, NotReady
from core.model.record import Choice
from tests.integration.pages_bench import Bench, open_bench

PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
TEMPLATE = {
    "lanes": "substance",
    "least": "medium",
    "parts": "summary,changes",
    "heading": "ООО «Вектор», отдел договоров",
    "author": "Отдел договоров",
    "logo": base64.b64encode(PNG).decode(),
}


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    made = open_bench(tmp_path / "data", monkeypatch)
    yield made
    made.service.parts.database.dispose()


def test_the_template_of_the_settings_holds_for_every_report(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    service = bench.service
    settings = replace(service.settings(user), report_options=TEMPLATE, report_language="en")
    service.save_settings(user, settings)
    page, paper, other = (service.start_report(user, record.id, name) for name in ("html", "pdf", "html"))
    changed = service.start_report(user, record.id, "html", {"heading": "Мой заголовок"})
    bench.work()
    text = service.report_bytes(user, page.id).data.decode()
    assert "ООО «Вектор», отдел договоров" in text
    assert "data:image/png;base64," in text
    assert 'id="ledger"' not in text
    assert "without the parts: Values, Connected places" in text
    assert "Мой заголовок" in service.report_bytes(user, changed.id).data.decode()
    assert service.report_bytes(user, other.id).data.decode() == text
    words = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(service.report_bytes(user, paper.id).data)).pages)
    assert "отдел договоров" in words
    assert "Connected places" in words
    assert len(PdfReader(io.BytesIO(service.report_bytes(user, paper.id).data)).pages[0].images) == 1


@pytest.mark.parametrize(
    "wrong", [{"logo": "!!"}, {"logo": base64.b64encode(b"GIF89a").decode()}, {"parts": "all"}, {"changes": "a"}]
)
def test_a_wrong_template_is_refused(bench: Bench, wrong: dict[str, str]) -> None:
    user = bench.administrator()
    with pytest.raises(BadSetting):
        bench.service.save_settings(user, replace(bench.service.settings(user), report_options=wrong))


def test_several_at_once_and_each_name_once(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    reports = [bench.service.start_report(user, record.id, name) for name in ("docx", "protocol", "xlsx")]
    with pytest.raises(NotReady):
        bench.service.reports_zip(user, [one.id for one in reports])
    bench.work()
    packed = bench.service.reports_zip(user, [one.id for one in reports])
    with zipfile.ZipFile(io.BytesIO(packed.data)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names)) == 3
        files = [bench.service.report_preview(user, one.id).data for one in reports]
        assert [archive.read(name) for name in names] == files
    with pytest.raises(BadSetting):
        bench.service.reports_zip(user, [])
    other = bench.analyst(user, "other")
    with pytest.raises(NotFound):
        bench.service.reports_zip(other, [reports[0].id])


def test_a_report_is_outdated_after_a_decision_and_can_be_made_anew(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    result = bench.service.comparison_result(user, record.id)
    assert result is not None
    first = bench.service.start_report(user, record.id, "docx", {"heading": "Сверка"})
    bench.work()
    assert not bench.service.report(user, first.id).outdated
    bench.service.set_decision(user, record.id, result.changes[0].id, Choice.REJECTED, "Заметка рецензента.")
    assert bench.service.report(user, first.id).outdated
    second = bench.service.renew_report(user, first.id)
    bench.work()
    assert not bench.service.report(user, second.id).outdated
    assert second.options["heading"] == "Сверка"
    assert bench.service.report_bytes(user, first.id).data != bench.service.report_bytes(user, second.id).data
    bench.service.delete_report(user, first.id)
    assert [one.id for one in bench.service.reports(user, record.id)] == [second.id]


def test_the_evidence_pack_tells_what_was_done_and_repeats_the_comparison(bench: Bench, tmp_path: Path) -> None:
    from core.__main__ import main

    user = bench.administrator()
    record = bench.compared(user)
    made = bench.service.start_report(user, record.id, "evidence")
    bench.work()
    pack = tmp_path / "pack.zip"
    pack.write_bytes(bench.service.report_bytes(user, made.id).data)
    with zipfile.ZipFile(pack) as archive:
        actions = [line["action"] for line in json.loads(archive.read("audit.json"))]
    assert "comparison.start" in actions
    assert main(["evidence", str(pack)]) == 0
