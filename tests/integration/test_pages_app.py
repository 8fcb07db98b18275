"""The pages as a browser would run them: lists, the desk, reports, analyses, settings, the system's status."""

import json
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.errors import SignInFailed
from core.locale import catalogue
from core.model.change import Lane, Significance
from core.model.job import JobState
from core.model.leading import leading
from core.model.record import Choice, Role
from core.reports.sections import sections_of
from core.service.memory import HandClock
from core.service.worker import Worker
from core.storage.tables import jobs
from pages.notebook import overview
from pages.notebook.data import load
from pages.notebook.report import OFFERED
from pages.notebook.view import key_points
from pages.settings import BY_ITSELF
from pages.shell import waking
from tests.docx_package import docx, paragraph
from tests.integration.pages_bench import Bench, open_bench, words

PAGES = ("documents", "reports", "analysis", "settings", "monitoring", "users")


def test_what_was_not_read_is_one_click_away_in_every_view(bench: Bench) -> None:
    user = bench.administrator()
    links = {"r9": ("aFChunk", "chunk.html")}
    old, new = (
        docx('<w:altChunk r:id="r9"/>' + paragraph(text), links=links, parts={"word/chunk.html": text})
        for text in ("Срок 5 дней", "Срок 6 дней")
    )
    record = bench.service.compare_files(user, old=("a.docx", old), new=("b.docx", new))
    bench.work()
    for view in ("overview", "desk", "report"):
        app = bench.page(c=record.id, view=view)
        assert not app.exception
        button = app.button(key="open_ledger")
        assert "Сверено неуверенно: 2 части" in button.label
        button.click().run()
        assert not app.exception
        ledgers = [frame.value for frame in app.dataframe if "state" in frame.value]
        assert len(ledgers) == (2 if view == "overview" else 1)
        assert list(ledgers[-1]["state"])[:2] == ["не сверено", "не сверено"]


def test_every_comparison_is_found_by_words_of_its_files(bench: Bench) -> None:
    user = bench.administrator()
    for at in range(7):
        old, new = (f"Договор {at}, редакция {n}.txt" for n in (1, 2))
        bench.service.compare_files(user, old=(old, f"Срок {at} дней.".encode()), new=(new, f"Срок {at + 9} дней.".encode()))
    bench.work()
    app = bench.page()
    assert "Последние сравнения" in words(app)
    app.button(key="recent_all").click().run()
    assert len(app.dataframe[0].value) == 7
    assert "Последние сравнения" not in words(app)
    app.text_input(key="recent_text").input("редакция договор 3").run()
    assert list(app.dataframe[0].value["files"]) == ["Договор 3, редакция 1.txt → Договор 3, редакция 2.txt"]
    app.text_input(key="recent_text").input("нет такого").run()
    assert not app.dataframe
    app.button(key="recent_few").click().run()
    assert "Последние сравнения" in words(app)


def test_a_document_is_renamed_and_lists_its_comparisons(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    app = bench.page("documents")
    assert "Сравнения" in words(app)
    document = bench.service.documents(user)[0]
    app.text_input(key=f"title_{document.id}").input("Договор № 17")
    next(button for button in app.button if button.label == "Сохранить" and not button.disabled).click().run()
    assert not app.exception
    assert bench.service.documents(user)[0].title == "Договор № 17"
    assert "Договор № 17" in bench.service.comparison(user, record.id).title
    app.text_input(key=f"title_{document.id}").input(" ")
    next(button for button in app.button if button.label == "Сохранить" and not button.disabled).click().run()
    assert len(app.warning) == 1


def desk(app: AppTest) -> dict[str, Any]:
    """What the desk's component was given; nothing where it is not shown."""
    for element in app.get("bidi_component"):
        if "sverka_desk" in element.proto.component_name:
            return dict(json.loads(element.proto.json))
    return {}


def ids(app: AppTest) -> list[str]:
    return [row["id"] for row in desk(app)["rows"]]


def test_the_desk_filters_its_list(bench: Bench) -> None:
    record = bench.compared(bench.administrator())
    app = bench.page(c=record.id, view="desk")
    assert len(ids(app)) == record.totals["changes"]
    app.text_input(key="desk_text").input("Фильтр сетчатый").run()
    assert 0 < len(ids(app)) < record.totals["changes"]
    assert "скрыто:" in words(app)
    app.text_input(key="desk_text").input("такого слова нет").run()
    assert not desk(app)
    assert "Ни одно изменение не подходит" in words(app)
    app.button(key="desk_all").click().run()
    assert len(ids(app)) == record.totals["changes"]
    assert "скрыто:" not in words(app)


def test_filters_and_order_stay_while_one_looks_elsewhere(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    app = bench.page(c=record.id, view="desk")
    app.pills(key="desk_lanes").set_value(["substance"]).run()
    app.selectbox(key="desk_order").set_value("significance").run()
    chosen = ids(app)
    result = bench.service.comparison_result(user, record.id)
    assert result is not None
    assert chosen == [change.id for change in leading(result.changes) if change.lane is Lane.SUBSTANCE]
    for view in ("overview", "desk"):
        app.query_params["view"] = view
        app.run()
    assert ids(app) == chosen
    other = bench.service.start_comparison(user, record.new.id, record.old.id)
    bench.work()
    app.query_params["c"] = other.id
    app.run()
    assert len(ids(app)) == len(bench.service.comparison_result(user, other.id).changes)


def test_a_link_with_filters_shows_what_its_sender_saw(bench: Bench) -> None:
    """What cannot be chosen in this comparison is passed over; another comparison is not touched."""
    user = bench.administrator()
    record = bench.compared(user)
    result = bench.service.comparison_result(user, record.id)
    assert result is not None
    asked = {"lane": ["substance", "no such lane"], "significance": ["high"], "order": ["significance"], "state": ["open", "x"]}
    app = bench.page(c=record.id, view="desk", **asked)
    assert not app.exception
    substance = [one for one in leading(result.changes) if one.lane is Lane.SUBSTANCE and one.significance is Significance.HIGH]
    assert ids(app) == [change.id for change in substance]
    assert desk(app)["filters"]["lane"] == ["substance"]
    assert desk(app)["filters"]["state"] == ["open"]
    app = bench.page(c=record.id, view="desk", find="Фильтр сетчатый", lane=["none"])
    assert 0 < len(ids(app)) < len(result.changes)
    assert app.text_input(key="desk_text").value == "Фильтр сетчатый"


def test_a_section_is_asked_for_of_one_comparison_only(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    data = load(user, record)
    assert data is not None
    result = data.comparison
    section = sections_of(result.changes, data.old, data.new)[result.changes[-1].id]
    app = bench.page(c=record.id, view="desk", section=section)
    assert 0 < len(ids(app)) < len(result.changes)
    app.button(key="desk_section_off").click().run()
    assert len(ids(app)) == len(result.changes)


def test_the_desk_begins_with_what_waits_for_a_decision(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    result = bench.service.comparison_result(user, record.id)
    assert result is not None
    assert desk(bench.page(c=record.id, view="desk", change=result.changes[4].id))["chosen"] == result.changes[4].id
    first, second = [change.id for change in result.changes if change.significance.rank == 3][:2]
    assert desk(bench.page(c=record.id, view="desk"))["chosen"] == first
    bench.service.set_decision(user, record.id, first, Choice.ACCEPTED)
    app = bench.page(c=record.id, view="desk")
    assert desk(app)["chosen"] == second
    assert f"Рассмотрено: 1 из {len(result.changes)}" in words(bench.page(c=record.id))
    app.multiselect(key="desk_states").set_value(["open"]).run()
    assert first not in ids(app)
    assert len(ids(app)) == len(result.changes) - 1


def test_each_file_that_can_be_sent_has_a_button_with_its_own_name(bench: Bench) -> None:
    """Who hears the page hears what comes, not "Download" again and again."""
    record = bench.compared(bench.administrator())
    app = bench.page(c=record.id, view="report")
    names = [button.label for button in app.button if (button.key or "").startswith("send_")]
    assert len(names) > 10
    assert len(set(names)) == len(names)
    assert "Сравнительная таблица (Word)" in names


def test_a_report_is_asked_for_made_and_listed(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    app = bench.page(c=record.id, view="report")
    app.button(key="send_html").click().run()
    reports = bench.service.reports(user, record.id)
    assert [one.format for one in reports] == ["html"]
    bench.work()
    app.run()
    assert bench.service.report(user, reports[0].id).state is JobState.COMPLETED
    app = bench.page("reports")
    assert not app.exception
    assert [tab.label for tab in app.tabs] == ["Изменения", "Значения", "Что прочитано", "Сведения"]
    assert len(app.dataframe) == 4
    assert list(app.dataframe[0].value["format"]) == ["Страница для браузера (HTML)"]


def test_what_is_another_s_is_not_found(bench: Bench) -> None:
    administrator = bench.administrator()
    record = bench.compared(administrator)
    bench.analyst(administrator, "other")
    bench.sign_in("other")
    app = bench.page(c=record.id)
    assert [one.value for one in app.warning] == ["Этого сравнения нет: оно удалено или принадлежит другому пользователю."]
    assert record.title not in words(app)
    assert not app.dataframe
    app.button(key="to_comparisons").click().run()
    assert app.title[0].value == "Сравнить две версии"
    assert bench.page(b="0" * 32).button(key="to_comparisons")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_stands_on_an_empty_installation(bench: Bench, path: str) -> None:
    bench.administrator()
    app = bench.page(path)
    assert not app.exception
    assert not app.error
    assert app.title


LEVELS = {"title": 1, "header": 2, "subheader": 3}


@pytest.mark.parametrize(
    "path", ["", "documents", "reports", "analysis", "settings", "monitoring", "users", "overview", "desk", "report"]
)
def test_headings_skip_no_level(bench: Bench, path: str) -> None:
    """Whoever hears a page goes through it by its headings: one of the first level, each next at most one level below."""
    user = bench.administrator()
    record = bench.compared(user)
    inner = path in ("overview", "desk", "report")
    app = bench.page(c=record.id, view=path) if inner else bench.page(path)
    levels = [LEVELS[element.type] for element in app._tree if element.type in LEVELS]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_an_administrator_gives_a_colleague_a_new_password(bench: Bench) -> None:
    admin = bench.administrator()
    other = bench.service.create_user(admin, "Бухгалтер", "прежний пароль 1", Role.ANALYST)
    app = bench.page("users")
    at = [one.name for one in bench.service.list_users(admin)].index(other.name)
    app.session_state["users"] = {"selection": {"rows": [], "columns": [], "cells": [(at, "name")]}}
    app.run()
    app.text_input(key=f"user_password_{other.id}").input("новый пароль 2")
    next(button for button in app.button if button.label == "Сменить пароль").click().run()
    assert not app.exception
    assert bench.service.sign_in("Бухгалтер", "новый пароль 2")
    with pytest.raises(SignInFailed):
        bench.service.sign_in("Бухгалтер", "прежний пароль 1")


def test_an_analyst_has_no_page_of_users(bench: Bench) -> None:
    administrator = bench.administrator()
    bench.analyst(administrator, "other")
    bench.sign_in("other")
    app = bench.page("settings")
    assert "Для всех" not in words(app)
    assert "Мои" in words(app)


def test_an_analysis_says_that_it_runs_in_the_background(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    app = bench.page("analysis")
    assert "Ollama не отвечает" in words(app)
    app.button(key="analysis_start").click().run()
    assert "Анализ идёт в фоне" in words(app)
    started = bench.service.analyses(user, record.id)[0]
    assert started.state is JobState.PENDING
    app.button(key=f"cancel_{started.id}").click().run()
    assert bench.service.analysis(user, started.id).state is JobState.CANCELLED
    app.run()
    assert not [one.label for one in app.expander if "· ·" in " ".join(one.label.split())]
    assert f"retry_{started.id}" in {button.key for button in app.button}


def test_an_analysis_without_a_model_ends_in_a_sentence_and_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = HandClock(time=datetime.now(UTC))
    bench = open_bench(tmp_path / "data", monkeypatch, clock)
    user = bench.administrator()
    record = bench.compared(user)
    started = bench.service.start_analysis(user, record.id, model="absent:1b", language="ru")
    for _attempt in range(started.job.max_attempts):
        bench.queue.messages.clear()
        Worker(bench.service.parts, "test").run(started.job.id)
        clock.move(3_600)
    assert bench.service.analysis(user, started.id).state is JobState.ERROR
    bench.sign_in("analyst")
    app = bench.page("analysis")
    assert "Ollama не отвечает" in "".join(box.value for box in app.warning).replace("\\", "")
    app.button(key=f"retry_{started.id}").click().run()
    assert bench.service.analysis(user, started.id).state is JobState.PENDING
    said = words(bench.page(c=record.id))
    assert "по существу" in said
    bench.service.parts.database.dispose()


def test_an_analysis_that_was_cancelled_can_be_begun_again_where_it_was(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    started = bench.service.start_analysis(user, record.id)
    bench.service.cancel(user, started.job.id)
    app = bench.page(c=record.id)
    assert "Анализ отменён." in words(app)
    app.button(key="retry_analysis").click().run()
    assert not app.exception
    assert bench.service.analysis(user, started.id).state is JobState.PENDING


def test_settings_are_kept_and_speak_at_once(bench: Bench) -> None:
    user = bench.administrator()
    app = bench.page("settings")
    russian = catalogue("pages", "ru").gettext
    assert app.selectbox[2].options == [russian(OFFERED[name][0]) for name in BY_ITSELF]  # as the Report page calls them
    app.selectbox[0].select("en")
    app.selectbox[2].select("xlsx")
    next(button for button in app.button if button.label == "Сохранить" and not button.disabled).click().run()
    assert not app.exception
    kept = bench.service.settings(user)
    assert (kept.language, kept.report_format) == ("en", "xlsx")
    assert "Settings" in words(app)
    assert "Saved." in words(app)


def test_the_token_for_figures_is_shown_once_and_can_be_switched_off(bench: Bench) -> None:
    bench.administrator()
    app = bench.page("settings")
    app.button(key="make_monitor_token").click().run()
    (token,) = (box.value for box in app.code)
    assert bench.service.monitor_may_ask(token)
    app.run()
    assert not app.code
    app.button(key="drop_monitor_token").click().run()
    assert not app.exception
    assert not bench.service.monitor_may_ask(token)


def test_a_bug_is_a_sentence_and_never_a_traceback(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.administrator()
    app = bench.page()
    monkeypatch.setattr(type(bench.service), "comparisons", lambda *_args, **_more: 1 / 0)
    app.run()
    assert not app.exception
    assert "ZeroDivisionError" not in words(app)
    assert len(app.error) == 1
    assert "записана в журнал" in app.error[0].value


def test_all_of_ones_jobs_that_failed_are_tried_again_with_one_click(bench: Bench) -> None:
    administrator = bench.administrator()
    analyst = bench.analyst(administrator, "anna")
    for user in (administrator, analyst):
        bench.service.upload(user, name="broken.docx", data=b"%PDF-1.7 is none")
    bench.work()
    assert {job.state for job in bench.service.jobs(administrator)} == {JobState.ERROR}
    bench.sign_in("anna")
    app = bench.page("monitoring")
    app.button(key="retry_all").click().run()
    assert not app.exception
    assert [job.state for job in bench.service.jobs(analyst)] == [JobState.PENDING]
    assert [job.state for job in bench.service.jobs(administrator)].count(JobState.ERROR) == 1
    assert "retry_all" not in {button.key for button in app.button}


def test_what_failed_is_told_with_its_reason(bench: Bench) -> None:
    """A count alone tells an administrator nothing that could be mended."""
    user = bench.administrator()
    assert not [one for one in bench.page("monitoring").dataframe if "why" in one.value]
    bench.service.pull_model(user, "missing:1b")
    with bench.service.parts.database.write() as tx:
        tx.execute(jobs.update().values(state="error", error="MODEL_UNKNOWN", finished=datetime.now(UTC)))
    (told,) = [one.value.to_dict("records") for one in bench.page("monitoring").dataframe if "why" in one.value]
    assert [(row["what"], row["why"].partition(".")[0]) for row in told] == [
        ("скачивание нейросети: missing:1b", "В библиотеке Ollama нет модели missing:1b")
    ]
    assert told[0]["when"].startswith("сегодня")


def test_the_key_points_are_copied_as_a_numbered_list(bench: Bench) -> None:
    """Words of buttons cannot be selected; what goes into a letter says of which files it speaks."""
    user = bench.administrator()
    record = bench.compared(user)
    data = load(user, record)
    assert data is not None
    changes = key_points(data.comparison.changes)
    lines = overview.copied(record, data, changes).split("\n")
    assert lines[0] == "Договор поставки, редакция 1.docx → Договор поставки, редакция 2.docx"
    assert lines[1].startswith("14 по существу")
    assert lines[3].startswith("1. Стоимость товара увеличена с 1\u00a0250\u00a0000 до 1\u00a0520\u00a0000")
    assert len(lines) == 3 + len(changes)
    assert overview.copied(record, data, changes * 50).split("\n")[-1].startswith("и ещё ")


def test_hidden_text_is_among_the_checks(bench: Bench) -> None:
    """The cell of checks never says that nothing is hidden while a change says that something is."""
    user = bench.administrator()
    line = "<w:p><w:r><w:rPr>{}</w:rPr><w:t>Заказчик вправе отказаться.</w:t></w:r></w:p>"
    old, new = (docx(line.format(look)) for look in ("", "<w:vanish/>"))
    record = bench.service.compare_files(user, old=("a.docx", old), new=("b.docx", new))
    bench.work()
    app = bench.page(c=record.id)
    assert not app.exception
    assert "1 изменение, к которому стоит присмотреться" in words(app)
    assert "Ничего подозрительного" not in words(app)


def test_the_first_cell_tells_seven_and_how_many_more_there_are(bench: Bench) -> None:
    user = bench.administrator()
    old, new = ("\n\n".join(f"{k}. Срок этапа — {k + more} дней." for k in range(1, 11)).encode() for more in (3, 30))
    record = bench.service.compare_files(user, old=("a.txt", old), new=("b.txt", new))
    bench.work()
    app = bench.page(c=record.id)
    assert not app.exception
    assert "и ещё 3" in words(app)


def test_system_status_names_what_each_job_is_about(bench: Bench) -> None:
    """Of several comparisons that wait one wants to cancel the right one."""
    user = bench.administrator()
    for name in ("договор", "смета"):
        bench.service.compare_files(user, old=(f"{name} 1.txt", name.encode()), new=(f"{name} 2.txt", name.encode() * 2))
    app = bench.page("monitoring")
    assert not app.exception
    said = " ".join(bar.proto.text for bar in app.get("progress")).replace("\\", "").replace("\u2060", "")
    for name in ("договор", "смета"):
        assert f"сравнение: {name} 1.txt → {name} 2.txt" in said


@pytest.mark.parametrize("opened", [False, True])
def test_a_model_that_is_slow_to_answer_is_asked_again(bench: Bench, opened: bool) -> None:
    """At home and on the page of a comparison: there it was said not to be connected until somebody loaded the page anew."""
    record = bench.compared(bench.administrator())
    app = bench.page(c=record.id) if opened else bench.page()
    assert "connect_model" in {button.key for button in app.button}
    assert waking.CAME in app.session_state
