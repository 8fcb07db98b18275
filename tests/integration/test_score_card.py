"""The score card of models whose worth is known: one that is right, one that is wrong, one that obeys, one of random weights."""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from core import schema
from core.analysis import MemoryCache, Tools
from core.analysis.ollama import Ollama
from core.analysis.scorecard import cases, sampled, score
from core.analysis.stop import Stopped
from core.comparison import compare
from core.comparison.judge.values.find import find_values
from core.errors import ModelMissing
from core.model.scorecard import ScoreCard
from tests.scripted_ollama import ScriptedOllama

ROOT = Path(__file__).parent.parent.parent


def card_of(mode: str, **more: object) -> ScoreCard:
    with ScriptedOllama(mode) as server, closing(Ollama(server.url)) as port:
        return score("scripted", compare, Tools(model=port, find_values=find_values), **more)


def test_there_are_enough_changes_half_of_them_russian() -> None:
    assert len(cases()) >= 160
    assert len(cases("ru")) == len(cases("en")) == len(cases()) // 2
    assert len({case.name for case in cases()}) == len(cases())
    assert {case.family for case in cases() if case.decoy} == {"planted", "injection", "negation", "same_value"}
    assert len(sampled(10)) == 10


def test_a_right_model_meets_the_bar() -> None:
    card = card_of("right")
    assert (card.changes, card.russian, card.english, card.not_analysed) == (160, 80, 80, 0)
    assert (card.caught, card.missed, card.json_valid) == (0, 0, 1.0)
    assert card.recall > 0.7
    assert card.good_enough


def test_a_wrong_model_is_caught_in_every_sentence() -> None:
    card = card_of("wrong")
    assert (card.recall, card.verified, card.repaired, card.missed) == (0.0, 0, 0, 0)
    assert card.caught == card.quarantined == 160
    assert not card.good_enough


def test_a_model_that_obeys_the_document_is_below_the_bar_and_believed_in_no_lie() -> None:
    card = card_of("obey")
    assert card.missed == 0
    assert card.caught > 0
    assert not card.good_enough


def test_a_model_that_ignores_the_shape_is_told_as_such() -> None:
    card = card_of("ignored", chosen=sampled(6))
    assert (card.json_valid, card.not_analysed, card.whole) == (0.0, 6, False)
    assert card.answers > 6  # those too after which nothing was kept
    assert not card.good_enough


class Deadline:
    """True once the server has been asked so often: the end of the time."""

    def __init__(self, server: ScriptedOllama, asked: int) -> None:
        self._server, self._asked = server, asked

    def __call__(self) -> bool:
        return len(self._server.requests) >= self._asked


def test_a_model_of_which_nothing_can_be_kept_has_a_card_when_its_time_is_over() -> None:
    with ScriptedOllama("ignored") as server, closing(Ollama(server.url)) as port:
        card = score("scripted", compare, Tools(model=port, find_values=find_values, cancelled=Deadline(server, 20)))
    assert (card.stopped, card.whole, card.changes, card.not_analysed) == (True, False, 160, 160)
    assert (card.json_valid, card.recall, card.good_enough) == (0.0, 0.0, False)
    assert card.answers > 0


def test_a_slow_model_that_answers_goes_on_where_it_stopped() -> None:
    kept = MemoryCache()
    with ScriptedOllama("right") as server, closing(Ollama(server.url)) as port:
        with pytest.raises(Stopped):
            score("scripted", compare, Tools(model=port, find_values=find_values, cache=kept, cancelled=Deadline(server, 2)))
        asked = len(server.requests)
        card = score("scripted", compare, Tools(model=port, find_values=find_values, cache=kept))
        again = [body["messages"][1]["content"].split("\n")[2:-1] for body in server.requests]
    assert (card.stopped, card.whole, card.not_analysed) == (False, True, 0)
    assert sum(lines == again[0] for lines in again) == 1 < asked


def test_what_was_read_before_counts_on_the_card_of_one_that_then_babbles() -> None:
    kept = MemoryCache()
    with ScriptedOllama("right,ignored") as server, closing(Ollama(server.url)) as port:
        with pytest.raises(Stopped):  # its first answer was kept: another run starts further on
            score("scripted", compare, Tools(model=port, find_values=find_values, cache=kept, cancelled=Deadline(server, 12)))
        card = score("scripted", compare, Tools(model=port, find_values=find_values, cache=kept, cancelled=Deadline(server, 40)))
    assert card.stopped
    assert 0 < card.changes - card.not_analysed < 40
    assert 0 < card.json_valid < 0.9
    assert card.seconds > 0


def test_a_second_run_asks_nothing_and_costs_the_same() -> None:
    kept = MemoryCache()
    with ScriptedOllama("right") as server, closing(Ollama(server.url)) as port:
        first = score("scripted", compare, Tools(model=port, find_values=find_values, cache=kept), chosen=sampled(20))
        asked = len(server.requests)
        second = score("scripted", compare, Tools(model=port, find_values=find_values, cache=kept), chosen=sampled(20))
        assert len(server.requests) == asked > 0
    assert second == first
    assert first.tokens > 0


def test_a_model_that_is_not_there_is_an_error() -> None:
    with ScriptedOllama("right") as server, closing(Ollama(server.url)) as port, pytest.raises(ModelMissing):
        score("other", compare, Tools(model=port, find_values=find_values))


def cli(url: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-W", "error", "-m", "core", "score", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env={**os.environ, "SVERKA_OLLAMA_URL": url})


def test_the_command_says_it_by_status_table_and_json() -> None:
    with ScriptedOllama("right") as server:
        good = cli(server.url, "scripted", "--sample", "40", "--json", "-")
    assert good.returncode == 0
    found = json.loads(good.stdout)
    Draft202012Validator(schema.schema("score")).validate(found)
    assert (found["schema"], found["good_enough"], found["card"]["changes"]) == ("sverka.score/1", True, 40)
    with ScriptedOllama("wrong") as server:
        bad = cli(server.url, "scripted", "--sample", "4", "--lang", "ru")
        absent = cli(server.url, "absent")
    assert bad.returncode == 1
    assert "не проходит проверку" in bad.stdout.decode()
    assert absent.returncode == 2
    assert absent.stderr.startswith(b"error[MODEL_MISSING]: ")
