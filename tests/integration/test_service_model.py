"""The model's part through the service: an answer to a question, a described version, a score card, a model removed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.analysis.cache import BatchCache
from core.errors import BadSetting, Forbidden, ModelMissing, ModelUnfetched, ModelUnknown, NotFound, OutOfTime
from core.model.analysis import Analysis, Verdict
from core.model.fit import Place
from core.model.job import JobKind, JobState
from core.model.scorecard import ScoreCard
from core.ports import LanguageModel
from core.service.engines import AnalysisWork, Engines, analyse_changes, ollama_at, score_model
from core.service.models import WATCH
from core.service.worker import Worker
from core.storage.database import Database
from tests.scripted_ollama import ScriptedOllama
from tests.scripted_ollama.server import MODEL
from tests.stored import Stand, stand_on

OLD = ("Договор.txt", "Договор поставки\n\nЦена товара составляет 1 250 000 рублей.\n\nСрок оплаты 10 дней.\n".encode())
NEW = ("Договор 2.txt", "Договор поставки\n\nЦена товара составляет 1 520 000 рублей.\n\nСрок оплаты 10 дней.\n".encode())


@pytest.fixture
def server() -> Iterator[ScriptedOllama]:
    with ScriptedOllama("right") as scripted:
        yield scripted


@pytest.fixture
def stand(server: ScriptedOllama, database: Database, tmp_path: Path) -> Stand:
    bench = stand_on(database, tmp_path, Engines())
    settings = bench.service.settings(bench.admin)
    bench.service.save_settings(bench.admin, replace(settings, ollama_url=server.url, auto_analyse=False))
    return bench


def compared(stand: Stand) -> str:
    record = stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    stand.work()
    return record.id


def test_a_question_is_a_job_whose_answer_cites(stand: Stand) -> None:
    comparison = compared(stand)
    asked = stand.service.ask(stand.admin, comparison, "  Какая цена товара, сколько рублей? ")
    assert asked.options == {"question": "Какая цена товара, сколько рублей?"}
    stand.work()
    assert stand.service.analysis(stand.admin, asked.id).state is JobState.COMPLETED
    answer = stand.service.analysis_result(stand.admin, asked.id)
    assert answer is not None
    assert [one.verdict for one in answer.summary] == [Verdict.VERIFIED]
    assert [one.id for one in stand.service.questions(stand.admin, comparison)] == [asked.id]
    assert stand.service.analyses(stand.admin, comparison) == []
    assert stand.service.reports(stand.admin) == []


def test_a_question_needs_words_a_comparison_and_its_owner(stand: Stand) -> None:
    comparison = compared(stand)
    with pytest.raises(BadSetting):
        stand.service.ask(stand.admin, comparison, " ")
    with pytest.raises(NotFound):
        stand.service.ask(stand.user("Борис"), comparison, "Что?")


def test_by_meaning_too_where_there_is_a_model_of_vectors(stand: Stand, server: ScriptedOllama) -> None:
    server.models.add("nomic-embed-text:latest")
    comparison = compared(stand)
    asked = stand.service.ask(stand.admin, comparison, "Какая цена товара, сколько рублей?")
    stand.work()
    assert stand.service.analysis(stand.admin, asked.id).state is JobState.COMPLETED
    assert server.embedded > 0
    assert server.requests[-1]["model"] == MODEL


def test_a_version_is_described_once_it_is_asked_for(stand: Stand) -> None:
    compared(stand)
    version = stand.service.documents(stand.admin)[0].versions[0].id
    assert stand.service.description(stand.admin, version) == (None, None)
    job = stand.service.describe_version(stand.admin, version)
    stand.work()
    done, found = stand.service.description(stand.admin, version)
    assert (job.kind, done.state if done else None) == (JobKind.DESCRIBE, JobState.COMPLETED)
    assert found is not None
    assert found.analysed == found.total == 3
    assert {one.verdict for one in found.statements} == {Verdict.VERIFIED}
    document = stand.service.documents(stand.admin)[0].id
    stand.service.delete(stand.admin, document)
    with pytest.raises(NotFound):
        stand.service.description(stand.admin, version)


def test_a_score_card_is_kept_by_the_models_digest(stand: Stand, server: ScriptedOllama) -> None:
    job = stand.service.score_model(stand.admin, "scripted")
    assert stand.service.score_model(stand.admin, MODEL).id == job.id
    stand.work()
    (card,) = stand.service.score_cards(stand.admin).values()
    assert (card.model, card.changes, card.good_enough) == (MODEL, 160, True)
    asked = len(server.requests)
    stand.service.score_model(stand.admin, MODEL)
    stand.work()
    assert len(server.requests) == asked
    with pytest.raises(ModelMissing):
        stand.service.score_model(stand.admin, "other")


@pytest.mark.parametrize(("script", "used"), [("right", 0), ("ignored", 1)])
def test_an_analysis_out_of_time_uses_an_attempt_where_nothing_of_it_can_be_kept(
    database: Database,
    tmp_path: Path,
    script: str,
    used: int,
) -> None:
    """What was said in vain is on record, but brings nothing further: else a model that babbles would be asked for ever."""

    def out_of_time(work: AnalysisWork) -> Analysis:
        analyse_changes(work)
        raise OutOfTime(minutes=30)

    with ScriptedOllama(script) as server:
        bench = stand_on(database, tmp_path, Engines(analyse=out_of_time))
        bench.service.save_settings(
            bench.admin, replace(bench.service.settings(bench.admin), ollama_url=server.url, auto_analyse=False)
        )
        started = bench.service.start_analysis(bench.admin, compared(bench), MODEL, "ru")
        Worker(bench.service.parts, "test").run(started.job.id)
        assert len(server.requests) > 0
    job = bench.service.job(bench.admin, started.job.id)
    assert (job.state, job.attempt) == (JobState.PENDING, used)


def test_a_check_that_runs_out_of_time_in_vain_ends_in_a_card(database: Database, tmp_path: Path) -> None:
    """A model that babbles: nothing can be kept, and another run would begin anew. The time ends after twenty requests."""
    with ScriptedOllama("ignored") as babbling:

        def scored(model: LanguageModel, name: str, cache: BatchCache, *told: Any) -> ScoreCard | None:
            return score_model(model, name, cache, told[0], lambda: len(babbling.requests) >= 20)

        bench = stand_on(database, tmp_path, Engines(score=scored))
        bench.service.save_settings(
            bench.admin, replace(bench.service.settings(bench.admin), ollama_url=babbling.url, auto_analyse=False)
        )
        job = bench.service.score_model(bench.admin, MODEL)
        bench.work()
        assert bench.service.job(bench.admin, job.id).state is JobState.COMPLETED
        (card,) = bench.service.score_cards(bench.admin).values()
    assert (card.stopped, card.good_enough, card.not_analysed) == (True, False, 160)
    assert card.answers > 0


def test_a_model_is_installed_as_a_job_that_counts_its_bytes(stand: Stand, server: ScriptedOllama) -> None:
    job = stand.service.pull_model(stand.user("Борис"), "another:1b")
    assert stand.service.pull_model(stand.admin, "another:1b").id == job.id
    stand.work()
    assert "another:1b" in server.models
    done = stand.service.job(stand.admin, job.id)
    assert (done.state, done.done, done.total) == (JobState.COMPLETED, 100, 100)
    with pytest.raises(ModelUnknown):
        stand.service.pull_model(stand.admin, "../etc/passwd")


def test_a_model_that_the_library_lacks_ends_in_an_error(stand: Stand) -> None:
    job = stand.service.pull_model(stand.admin, "missing:1b")
    stand.work()
    done = stand.service.job(stand.admin, job.id)
    assert (done.state, done.error) == (JobState.ERROR, ModelUnknown.code)


def test_a_library_out_of_reach_is_no_server_that_is_away(stand: Stand) -> None:
    job = stand.service.pull_model(stand.admin, "unreached:1b")
    stand.work()
    done = stand.service.job(stand.admin, job.id)
    assert (done.state, done.error) == (JobState.PENDING, ModelUnfetched.code)
    assert "registry" not in stand.service.error_sentence(done.error, {"model": "unreached:1b"}, "en")


def test_where_none_is_named_the_model_that_passed_its_check_works(stand: Stand, server: ScriptedOllama) -> None:
    """Not the first of the server's list: an unknown one goes before one that failed, and one that passed before both."""
    server.models = {"a-weak:1b", "b-unknown:1b", "c-right:1b"}
    stand.service.save_settings(stand.admin, replace(stand.service.settings(stand.admin), model="", auto_analyse=True))
    WATCH.forget(server.url)
    assert stand.service.model_state(stand.admin).chosen == "a-weak:1b"
    server.script = ["wrong"]
    stand.service.score_model(stand.admin, "a-weak:1b")
    stand.work()
    assert stand.service.model_state(stand.admin).chosen == "b-unknown:1b"
    server.script = ["right"]
    stand.service.score_model(stand.admin, "c-right:1b")
    stand.work()
    assert stand.service.model_state(stand.admin).chosen == "c-right:1b"
    comparison = compared(stand)
    stand.work()
    (by_itself,) = stand.service.analyses(stand.admin, comparison)
    asked = stand.service.ask(stand.admin, comparison, "Сколько?", language="ru")
    stand.work()
    assert (by_itself.model, stand.service.analysis(stand.admin, asked.id).model) == ("c-right:1b", "c-right:1b")


def test_the_model_that_took_over_is_told(stand: Stand, server: ScriptedOllama) -> None:
    server.models = {MODEL, "second:1b"}
    stand.service.save_settings(stand.admin, replace(stand.service.settings(stand.admin), model="", auto_analyse=False))
    WATCH.forget(server.url)
    stand.service.start_analysis(stand.admin, compared(stand), MODEL, "ru")
    stand.work()
    assert stand.service.model_state(stand.admin).replaces == ""
    stand.service.delete_model(stand.admin, MODEL)
    state = stand.service.model_state(stand.admin)
    assert (state.chosen, state.replaces, state.error) == ("second:1b", MODEL, None)


def test_an_installation_that_is_cancelled_stops_and_installs_nothing() -> None:
    told: list[tuple[int, int]] = []
    with ScriptedOllama("right", pause=0.5) as slow:
        installed = ollama_at(slow.url).pull("another:1b", lambda done, total: told.append((done, total)), lambda: len(told) > 1)
        assert not installed
        assert "another:1b" not in slow.models
    assert told
    assert told[-1] != (100, 100)


def test_a_model_is_removed_by_administrators_only(stand: Stand, server: ScriptedOllama) -> None:
    with pytest.raises(Forbidden):
        stand.service.delete_model(stand.user("Борис"), MODEL)
    stand.service.delete_model(stand.admin, MODEL)
    assert server.models == set()
    assert stand.service.model_state(stand.admin).installed == ()


def test_the_server_says_its_version_and_which_models_fit(stand: Stand, server: ScriptedOllama) -> None:
    WATCH.forget(server.url)
    state = stand.service.model_state(stand.admin)
    assert (state.version, state.safe) == ("0.24.0", True)
    assert state.memory > 0
    (info,) = state.installed
    assert state.place(info) in (Place.MEMORY, Place.CARD)
    assert state.place(replace(info, size=state.memory + state.card)) is Place.NOWHERE
    assert replace(state, version="0.17.0").safe is False
    assert replace(state, version="").safe is False
    assert replace(state, memory=0).place(info) is None


def test_the_server_says_what_is_loaded_and_where(stand: Stand, server: ScriptedOllama) -> None:
    WATCH.forget(server.url)
    server.loaded[MODEL] = (5_000_000_000, 2_000_000_000)
    state = stand.service.model_state(stand.admin)
    (info,) = state.installed
    one = state.loaded[info.digest]
    assert (one.name, one.size, one.on_card) == (MODEL, 5_000_000_000, 2_000_000_000)
    assert info.token_bytes == 28 * 8 * (128 + 128) * 2
