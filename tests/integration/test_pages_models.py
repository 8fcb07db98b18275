"""The models beside each other: what each is, how well it did, which fit; what stands against one where it is chosen."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.analysis import Tools
from core.analysis.cache import BatchCache
from core.analysis.scorecard import cases, score
from core.comparison import compare
from core.comparison.judge.values.find import find_values
from core.model.record import User
from core.model.scorecard import ScoreCard
from core.ports import LanguageModel
from core.reports.reasons import FAULTS, fault_word
from core.service.engines import Engines, score_model
from core.service.models import WATCH
from core.storage.tables import jobs
from tests.integration.pages_bench import Bench, open_bench, words
from tests.random_model import make_random_model
from tests.real_ollama import real_ollama
from tests.scripted_ollama import ScriptedOllama

MODEL, WORSE, LARGE, NEW = "better:7b", "worse:7b", "large:70b", "unknown:1b"
"""Names of no other test: what a page knows of a model it keeps by the model's digest."""
LARGE_BYTES = 1 << 50
GIB = 1 << 30


@pytest.fixture
def server() -> Iterator[ScriptedOllama]:
    with ScriptedOllama("right", context=4096) as made:
        made.models = {MODEL, WORSE, LARGE, NEW}
        made.sizes[LARGE] = LARGE_BYTES
        yield made


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: ScriptedOllama) -> Iterator[Bench]:
    made = open_bench(tmp_path / "data", monkeypatch, ollama=server.url)
    yield made
    made.service.parts.database.dispose()


def ready(bench: Bench) -> User:
    """Signed in, and the server has been looked at beside the pages."""
    user = bench.administrator()
    until = time.monotonic() + 60
    while not bench.service.model_state(user).reachable and time.monotonic() < until:
        time.sleep(0.1)
    return user


def scored(bench: Bench, user: User, server: ScriptedOllama, model: str, script: str) -> None:
    server.script = [script]
    bench.service.score_model(user, model)
    bench.work()


def chosen(app: AppTest, model: str) -> str:
    """What the page says once the model is chosen for an analysis."""
    return words(app.selectbox(key="analysis_model").set_value(model).run())


def under_way(bench: Bench) -> str:
    """What the bars on the page of models say."""
    said = [one.proto.text for one in bench.page("analysis").get("progress")]
    return "\n".join(said).replace("\u00a0", " ").replace("\u2060", "").replace("\\", "")


def rows(app: AppTest) -> dict[str, dict[str, str]]:
    """The table of the models, a row a name."""
    table = next(one.value for one in app.dataframe if "quantisation" in one.value)
    return {row["name"]: row for row in table.to_dict("records")}


def test_an_analysis_that_begins_by_itself_speaks_as_the_page_does(bench: Bench) -> None:
    """Whatever the documents are written in; of figures alone no language can be guessed."""
    user = ready(bench)
    bench.service.save_settings(user, replace(bench.service.settings(user), model=MODEL))
    for locale, language in (("ru-RU", "ru"), ("en-GB", "en")):
        bench.locale = locale
        bench.page()
        assert bench.service.settings(user).spoken == language
        for at, text in enumerate(("The term is {} days.", "Срок составляет {} дней.")):
            old, new = ((f"{language} {at} {n}.txt", text.format(n).encode()) for n in (30 + at, 45 + at))
            record = bench.service.compare_files(user, old=old, new=new)
            bench.work()
            assert [one.language for one in bench.service.analyses(user, record.id)] == [language]


def test_the_models_stand_beside_each_other_and_are_warned_of_where_they_are_chosen(bench: Bench, server: ScriptedOllama) -> None:
    user = ready(bench)
    bench.service.save_settings(user, replace(bench.service.settings(user), auto_analyse=False, model=MODEL))
    bench.compared(user)
    scored(bench, user, server, MODEL, "right")
    scored(bench, user, server, WORSE, "wrong")
    app = bench.page("analysis")
    assert not app.exception
    found = rows(app)
    assert set(found) == {MODEL, WORSE, LARGE, NEW}
    for row in found.values():
        assert (row["quantisation"], row["context"].replace("\u00a0", ""), bool(row["size"])) == ("Q4_0", "4096", True)
    fits = {name: row["memory"].partition(": ")[2] for name, row in found.items()}
    assert fits == {MODEL: "помещается", WORSE: "помещается", NEW: "помещается", LARGE: "вряд ли"}
    cards = bench.service.score_cards(user)
    right = next(card for card in cards.values() if card.model == MODEL)
    assert found[MODEL]["recall"] == f"{right.recall:.0%}".replace("%", "\u00a0%")
    assert (found[MODEL]["false"], found[WORSE]["false"]) == ("0 / 0", "160 / 0")
    assert (found[MODEL]["bar"], found[WORSE]["bar"]) == ("проходит", "не проходит")
    assert (found[NEW]["bar"], found[NEW]["recall"]) == ("не проверена", "")
    assert all(found[MODEL][name] for name in ("significance", "citations", "json", "seconds", "tokens"))
    told = {model: chosen(app, model) for model in (MODEL, WORSE, LARGE, NEW)}
    assert {model for model, said in told.items() if "не проходит проверку: она верно объяснила 0" in said} == {WORSE}
    assert {model for model, said in told.items() if "Эта модель ещё не проверена" in said} == {LARGE, NEW}
    assert {model for model, said in told.items() if "может не поместиться в память" in said} == {LARGE}


def test_a_doubtful_answer_is_shown_as_such_with_the_reason(bench: Bench, server: ScriptedOllama) -> None:
    user = ready(bench)
    bench.service.save_settings(user, replace(bench.service.settings(user), auto_analyse=False, model=MODEL))
    record = bench.compared(user)
    server.script = ["wrong"]
    bench.service.ask(user, record.id, "Окончательный расчёт, сколько рабочих дней?", language="ru")
    bench.work()
    app = bench.page(c=record.id)
    assert not app.exception
    said = words(app)
    assert "999 999" in said.replace("\u00a0", " ").replace("\u2060", "")
    assert any(fault_word(code, "ru") in said for code in FAULTS)


def test_a_check_that_ran_out_of_time_says_how_far_it_came(bench: Bench, server: ScriptedOllama) -> None:
    user = ready(bench)
    engines = Engines(
        score=lambda model, name, cache, told, _cancelled: score_model(
            model, name, cache, told, lambda: len(server.requests) >= 20
        )
    )
    bench.service = type(bench.service)(replace(bench.service.parts, engines=engines))
    bench.service.save_settings(user, replace(bench.service.settings(user), auto_analyse=False, model=MODEL))
    scored(bench, user, server, MODEL, "ignored")
    bench.compared(user)
    app = bench.page("analysis")
    said = "время проверки вышло: прочитано изменений 0 из 160, ответов нужной формы 0 из"
    assert any(said in one.value.replace("\u00a0", " ").replace("\u2060", "") for one in app.warning)
    assert f"{MODEL}: {said}" in words(app)
    assert rows(app)[MODEL]["bar"] == "не проходит"


def test_a_card_that_is_too_small_is_told_where_the_model_is_chosen(bench: Bench, server: ScriptedOllama) -> None:
    user = ready(bench)
    bench.service.save_settings(user, replace(bench.service.settings(user), auto_analyse=False, model=MODEL))
    bench.compared(user)
    server.sizes[MODEL], server.sizes[WORSE] = 2 * GIB, 5 * GIB
    server.loaded[MODEL], server.loaded[WORSE] = (3 * GIB, 3 * GIB), (6 * GIB, 3 * GIB)
    engines = replace(bench.service.parts.engines, card=lambda: 4 * GIB)
    bench.service = type(bench.service)(replace(bench.service.parts, engines=engines, config=bench.service.parts.config))
    WATCH.forget(server.url)
    app = bench.page("analysis")
    found = {name: row["memory"].partition(": ")[2] for name, row in rows(app).items()}
    assert (found[MODEL], found[WORSE]) == ("видеокарта", "частью процессор")
    said = {model: chosen(app, model).replace("\u00a0", " ") for model in (MODEL, WORSE)}
    assert "у видеокарты 4,0 ГБ: часть модели будет считать процессор" in said[WORSE]
    assert "часть модели будет" not in said[MODEL]
    assert f"{MODEL} загружена: 3,0 ГБ, целиком на видеокарте." in said[MODEL]
    assert f"{WORSE} загружена: 6,0 ГБ, из них 50 % на видеокарте" in said[MODEL]


def test_the_page_says_which_model_took_over_and_that_it_is_weak(bench: Bench, server: ScriptedOllama) -> None:
    user = ready(bench)
    server.models = {MODEL, WORSE}
    bench.service.save_settings(user, replace(bench.service.settings(user), auto_analyse=False, model=""))
    record = bench.compared(user)
    scored(bench, user, server, WORSE, "wrong")
    server.script = ["right"]
    bench.service.start_analysis(user, record.id, MODEL, "ru")
    bench.work()
    assert "больше нет" not in words(bench.page()) + words(bench.page("analysis"))
    bench.service.delete_model(user, MODEL)
    told = f"Модели {MODEL} на сервере больше нет; вместо неё работает {WORSE}."
    home = words(bench.page())
    assert told in home
    assert "Проверку она не проходит." in home
    assert told in words(bench.page("analysis"))


def test_a_name_that_is_not_installed_is_said_before_the_click(bench: Bench, server: ScriptedOllama) -> None:
    user = ready(bench)

    def warned() -> None:
        import streamlit as st

        from pages import door
        from pages.modelling import models

        models.warning(st.session_state.who, door.service().model_state(st.session_state.who), st.session_state.named)

    app = AppTest.from_function(warned, default_timeout=60)
    app.session_state.who, app.session_state.named = user, MODEL
    assert "не установлена" not in words(app.run())
    app.session_state.named = "absent:1b"
    assert "Модель absent:1b не установлена" in words(app.run())


def test_the_model_is_chosen_among_those_that_are_installed(bench: Bench, server: ScriptedOllama) -> None:
    user = ready(bench)
    bench.service.save_settings(user, replace(bench.service.settings(user), model="gone:7b"))
    box = next(one for one in bench.page("settings").selectbox if one.label == "Нейросеть")
    assert box.options[0] == "лучшая из установленных (по проверке)"
    assert sorted(box.options[1:]) == sorted([*server.models, "gone:7b"])
    assert box.value == "gone:7b"


def test_a_model_that_is_removed_is_named_and_its_question_is_not_asked_of_the_next_one(
    bench: Bench, server: ScriptedOllama
) -> None:
    user = ready(bench)
    bench.service.save_settings(user, replace(bench.service.settings(user), auto_analyse=False, model=MODEL))
    app = bench.page("analysis")
    app = app.selectbox(key="model_named").set_value(WORSE).run()
    assert f"Модель {WORSE} будет удалена с сервера — для всех." in words(app)
    app = app.button(key="model_delete").click().run()
    assert WORSE not in server.models
    assert f"Модель {WORSE} будет удалена" not in words(app)


def test_what_is_downloaded_is_counted_in_megabytes(bench: Bench) -> None:
    user = ready(bench)
    bench.service.pull_model(user, "another:1b")
    with bench.service.parts.database.write() as tx:
        tx.execute(jobs.update().values(state="processing", stage="pulling", done=783_333_333, total=4_700_000_000))
    assert "747 МБ из 4,4 ГБ" in under_way(bench)


def test_a_check_under_way_names_its_model(bench: Bench) -> None:
    user = ready(bench)
    bench.service.score_model(user, LARGE)
    assert f"проверка модели {LARGE}" in under_way(bench)


@pytest.mark.ollama
@pytest.mark.timeout(900)
def test_a_real_ollama_with_random_weights_has_a_card_of_nothing_on_the_page(
    ollama_program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over one change: what it writes is another thing each time; that nothing of it is believed is not."""

    def of_one(model: LanguageModel, name: str, cache: BatchCache, *_: object) -> ScoreCard:
        return score(name, compare, Tools(model=model, find_values=find_values, cache=cache), chosen=cases("en")[:1])

    with real_ollama(ollama_program, tmp_path / "ollama") as host:
        model = make_random_model(ollama_program, host)
        bench = open_bench(tmp_path / "data", monkeypatch, ollama=f"http://{host}")
        user = ready(bench)
        bench.service.save_settings(user, replace(bench.service.settings(user), auto_analyse=False, model=model))
        bench.compared(user)
        bench.service = type(bench.service)(replace(bench.service.parts, engines=Engines(score=of_one)))
        bench.service.score_model(user, model)
        bench.work()
        (card,) = bench.service.score_cards(user).values()
        WATCH.forget(f"http://{host}")
        app = bench.page("analysis")
        bench.service.parts.database.dispose()
    assert (card.changes, card.verified, card.repaired, card.recall, card.good_enough) == (1, 0, 0, 0.0, False)
    (row,) = rows(app).values()
    assert (row["bar"], row["recall"], row["context"].replace("\u00a0", "")) == ("не проходит", "0\u00a0%", "2048")
    assert "не проходит проверку: она верно объяснила 0" in words(app)
    assert f"{model} загружена: " in words(app)
