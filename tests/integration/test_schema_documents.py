"""The schemas are in step with the code, and what is really written fits them."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from core import schema
from core.comparison import compare
from core.jsonform import publish
from core.model.comparison import Options
from core.model.document import Document
from core.ports import ReadOptions
from core.readers.markdown import read as read_markdown
from core.readers.text import read

OLD = "Договор\n\n1. Оплата\n\nСрок оплаты 10 рабочих дней.\n\nЦена 1 250 000 руб.\n"
NEW = "Договор\n\n1. Оплата\n\nСрок оплаты 15 рабочих дней.\n\nЦена 1 520 000 руб.\n\nНовый пункт.\n"


def document(text: str) -> Document:
    return read(text.encode(), name="a.txt", options=ReadOptions())


def validator(name: str) -> Draft202012Validator:
    made = json.loads((schema.FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


@pytest.mark.parametrize("name", list(schema.ROOTS))
def test_the_files_are_in_step(name: str) -> None:
    assert (schema.FOLDER / f"{name}.json").read_text(encoding="utf-8") == schema.text(name)


def test_check_says_what_is_not_in_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(schema, "FOLDER", tmp_path)
    assert schema.main(["--check"]) == 1
    assert "document.json" in capsys.readouterr().out
    assert schema.main([]) == 0
    assert schema.main(["--check"]) == 0


def test_a_document_fits() -> None:
    table = "# Title\n\n| a | b |\n|---|---|\n| 1 | [x](https://e.com) |\n"
    for found in (document(OLD), read_markdown(table.encode(), name="a.md", options=ReadOptions())):
        validator("document").validate(json.loads(publish(found)))


def test_a_comparison_fits() -> None:
    found = json.loads(publish(compare(document(OLD), document(NEW), Options())))
    assert len(found["changes"]) == 3
    validator("comparison").validate(found)


def broken(change: str) -> Any:
    found = json.loads(publish(compare(document(OLD), document(NEW), Options())))
    if change == "another member":
        found["changes"][0]["surprise"] = 1
    elif change == "a lacking member":
        del found["changes"][0]["lane"]
    elif change == "an unknown kind":
        found["changes"][0]["kind"] = "rewritten"
    elif change == "a short hash":
        found["old"]["sha256"] = "abc"
    elif change == "another version":
        found["schema"] = "sverka.comparison/2"
    else:
        found["changes"][0]["old"][0]["start"] = -1
    return found


@pytest.mark.parametrize(
    "change",
    ["another member", "a lacking member", "an unknown kind", "a short hash", "another version", "a place before the start"],
)
def test_what_does_not_fit_is_refused(change: str) -> None:
    with pytest.raises(ValidationError):
        validator("comparison").validate(broken(change))
