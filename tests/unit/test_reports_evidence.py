"""The evidence pack: everything in it has its hash, it can be opened again, and a changed file is noticed."""

import io
import json
import zipfile
from dataclasses import replace

import pytest

from core.errors import Damaged
from core.reports import Decision, ReportOptions, render
from core.reports.data import Event
from core.reports.evidence import digest_of, opened
from core.reports.packing import packed
from tests.report_sample import report_data


def parts_of(pack: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_what_repeats_the_comparison() -> None:
    data = replace(report_data(), old_bytes=b"old", new_bytes=b"new")
    pack = opened(render("evidence", data))
    assert (pack.old, pack.new) == (b"old", b"new")
    assert pack.comparison == digest_of(data.comparison)
    assert pack.damaged == ()


def test_it_holds_the_audit_the_decisions_and_the_models_name() -> None:
    event = Event(at="2026-01-02T03:04:05Z", user="anna", action="comparison.start", outcome="ok", detail="")
    decisions = {"a1": Decision(decision="rejected", note="Нет.")}
    data = replace(report_data(), audit=(event,), decisions=decisions, old_bytes=b"old", new_bytes=b"new")
    parts = parts_of(render("evidence", data))
    assert json.loads(parts["audit.json"])[0]["user"] == "anna"
    assert json.loads(parts["decisions.json"])["a1"]["decision"] == "rejected"
    assert json.loads(parts["manifest.json"])["model"]["name"] == "test"
    without = opened(render("evidence", replace(data, options=ReportOptions(inputs=False))))
    assert (without.old, without.new, without.damaged) == (None, None, ())


def test_the_digest_is_of_the_comparison_alone() -> None:
    data = report_data()
    with_analysis = replace(data.comparison, analysis=data.analysis)
    assert digest_of(with_analysis) == digest_of(data.comparison)
    assert digest_of(replace(data.comparison, changes=())) != digest_of(data.comparison)


def test_every_file_has_its_hash_and_a_changed_one_is_noticed() -> None:
    parts = parts_of(render("evidence", report_data()))
    named = json.loads(parts["manifest.json"])["files"]
    assert set(parts) - set(named) == {"manifest.json", "README.txt"}
    parts["old.json"] += b" "
    assert opened(packed(parts)).damaged == ("old.json",)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", packed({"a": b"b"}), packed({"manifest.json": b"{}"})])
def test_what_is_no_pack_is_refused(data: bytes) -> None:
    with pytest.raises(Damaged):
        opened(data)
