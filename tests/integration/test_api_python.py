"""The Python API: no database, no user, no server of one's own."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import core
from core.errors import WrongType
from core.intake import client
from core.model.comparison import Options


@pytest.fixture(scope="module", autouse=True)
def _server() -> Iterator[None]:
    yield
    client.close_shared_server()


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text("# Payment\n\nTen days, 100 EUR.\n\nThe <b>Buyer</b> pays.\n", encoding="utf-8")
    new.write_text("# Payment\n\nTen days, 200 EUR.\n\nThe <b>Buyer</b> pays.\n", encoding="utf-8")
    return old, new


def test_compare_gives_a_comparison_with_a_table_and_html(pair: tuple[Path, Path]) -> None:
    found = core.compare(*pair)
    assert found.complete
    assert found.proof.holds
    frame = found.to_pandas()
    assert len(frame) == 1
    assert frame.loc[0, "section"] == "Payment"
    assert (frame.loc[0, "old"], frame.loc[0, "new"]) != ("", "")
    html = found._repr_html_()
    assert "old.md" in html
    assert "<table>" in html
    assert "<b>" not in html


def test_names_may_be_text_and_options_are_kept(pair: tuple[Path, Path]) -> None:
    found = core.compare(str(pair[0]), str(pair[1]), Options(new_revisions="rejected"))
    assert found.options.new_revisions == "rejected"


def test_read(pair: tuple[Path, Path]) -> None:
    found = core.read(pair[0])
    assert found.name == "old.md"
    assert found.format == "md"
    assert found.blocks[1].section == ("Payment",)


def test_errors_are_ours(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no document")
    with pytest.raises(WrongType):
        core.read(tmp_path / "a.docx")
    with pytest.raises(FileNotFoundError):
        core.read(tmp_path / "missing.docx")


def test_threads_may_use_it_at_once(pair: tuple[Path, Path]) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(core.compare(*pair).changes))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 6
