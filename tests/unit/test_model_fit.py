"""Where a model would lie, against what a real Ollama took on a real card."""

from pathlib import Path

import pytest

from core.analysis.installed import loaded_of, shown_of
from core.model.fit import Place, needed, place_of
from core.ports import ModelInfo
from core.service.graphics import amd, card_bytes

GB = 1_000_000_000
MEASURED = (
    (950_846_464, 16, 4, 1_640_000_000),
    (2_236_405_056, 28, 8, 3_395_661_824),
    (4_680_462_144, 28, 4, 5_355_706_368),
    (4_916_139_424, 32, 8, 6_278_342_656),
    (8_984_635_713, 48, 8, 10_883_246_080),
)
"""File, layers, key-value heads (as if of 128 figures), bytes taken with a window of 8,192: `python -m benchmarks.model_memory`,
Ollama 0.24.0, NVIDIA H200; the first on an H100, to two decimals of a GB."""


def model(size: int, layers: int = 0, heads: int = 0, context: int = 131_072) -> ModelInfo:
    return ModelInfo(name="m", digest="d", size=size, context=context, token_bytes=layers * heads * 256 * 2)


@pytest.mark.parametrize(("size", "layers", "heads", "taken"), MEASURED)
def test_what_a_model_needs_is_what_it_took(size: int, layers: int, heads: int, taken: int) -> None:
    assert taken <= needed(model(size, layers, heads)) <= 1.07 * taken


def test_a_short_window_costs_less_and_an_untold_one_a_share() -> None:
    short, long = model(4 * GB, 32, 8, context=2_048), model(4 * GB, 32, 8)
    assert needed(long) - needed(short) == 6_144 * 32 * 8 * 256 * 2
    assert needed(model(4 * GB)) == round(4 * GB * 1.3)
    assert needed(model(0)) == 0


@pytest.mark.parametrize(
    ("memory", "card", "place"),
    [
        (32 * GB, 0, Place.MEMORY),
        (32 * GB, 8 * GB, Place.CARD),
        (32 * GB, 6 * GB, Place.BOTH),
        (4 * GB, 0, Place.NOWHERE),
        (4 * GB, 4 * GB, Place.BOTH),
        (3 * GB, 3 * GB, Place.NOWHERE),
        (0, 8 * GB, None),
    ],
)
def test_a_model_lies_where_it_fits(memory: int, card: int, place: Place | None) -> None:
    assert place_of(model(4_916_139_424, 32, 8), memory, card) is place


def test_nothing_is_said_of_a_model_without_a_size() -> None:
    assert place_of(model(0), 8 * GB, 8 * GB) is None


def test_a_window_is_weighed_by_the_model_s_own_figures() -> None:
    facts = {
        "general.architecture": "qwen2",
        "qwen2.block_count": 28,
        "qwen2.embedding_length": 3_584,
        "qwen2.attention.head_count": 28,
        "qwen2.attention.head_count_kv": 4,
        "qwen2.context_length": 32_768,
    }
    shown = shown_of(model(1), {"model_info": facts})
    assert (shown.context, shown.token_bytes) == (32_768, 28 * 4 * 256 * 2)
    wider = facts | {"qwen2.attention.key_length": 256, "qwen2.attention.value_length": 64}
    assert shown_of(model(1), {"model_info": wider}).token_bytes == 28 * 4 * 320 * 2


@pytest.mark.parametrize("odd", [None, [8, 8, 4], "8", -8])
def test_a_file_that_says_it_in_another_way_has_no_weighed_window(odd: object) -> None:
    facts = {"general.architecture": "x", "x.block_count": 2, "x.attention.head_count_kv": odd, "x.attention.key_length": 128}
    assert shown_of(model(1), {"model_info": facts}).token_bytes == 0


@pytest.mark.parametrize("listed", [None, {}, "models", [None, 3]])
def test_an_odd_list_of_loaded_models_is_an_empty_one(listed: object) -> None:
    assert loaded_of(listed) == {}


def test_no_more_of_a_model_lies_on_the_card_than_there_is() -> None:
    (one,) = loaded_of([{"name": "m", "digest": "d", "size": 5, "size_vram": 7}]).values()
    assert (one.size, one.on_card) == (5, 5)


def test_amd_cards_are_read_where_the_driver_writes_them(tmp_path: Path) -> None:
    for name, said in (("card0", "17163091968\n"), ("card1", "536870912\n"), ("card2", "none\n")):
        folder = tmp_path / name / "device"
        folder.mkdir(parents=True)
        (folder / "mem_info_vram_total").write_text(said, encoding="ascii")
    assert amd(tmp_path) == [17_163_091_968, 536_870_912]
    assert amd(tmp_path / "none") == []


def test_a_machine_without_a_card_has_none_and_nothing_fails() -> None:
    assert card_bytes() >= 0
