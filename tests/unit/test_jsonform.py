"""The JSON of the contracts: there and back, same value same bytes, wrong shapes refused."""

import json

import msgspec
import pytest

from core.jsonform import decode, encode, plain, publish
from core.model.comparison import Comparison
from core.model.document import Document
from tests.report_sample import report_data


def test_a_comparison_survives_the_way_there_and_back() -> None:
    comparison = report_data().comparison
    assert decode(encode(comparison), Comparison) == comparison
    assert encode(decode(encode(comparison), Comparison)) == encode(comparison)


def test_an_analysis_that_was_not_asked_for_is_absent() -> None:
    assert "analysis" not in plain(report_data().comparison)
    assert "analysis" not in json.loads(publish(report_data().comparison))


def test_published_json_has_the_names_of_the_contract() -> None:
    change = json.loads(publish(report_data().comparison))["changes"][0]
    assert set(change) == {
        *("id", "kind", "lane", "old", "new", "at", "edits", "values", "significance", "reasons", "sentence", "tracked")
    }
    assert set(change["old"][0]) == {"story", "block", "start", "end", "text", "section", "page", "table", "boxes"}
    assert change["kind"] == "replaced"


@pytest.mark.parametrize(
    "wrong", [b"{}", b"[]", b'{"name": 1}', b"not json", b'{"name":"a","sha256":"b","format":"c","pages":"d"}']
)
def test_another_shape_is_refused(wrong: bytes) -> None:
    with pytest.raises((msgspec.ValidationError, msgspec.DecodeError)):
        decode(wrong, Document)
