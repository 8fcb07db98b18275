"""The desk's decisions and the reports' view, run by Streamlit itself on the real service."""

from dataclasses import replace

import pytest

from core.model.change import Lane
from core.model.comparison import Options
from core.model.record import Choice
from tests.integration.pages_bench import Bench
from tests.word_comments import comments


def test_a_decision_is_kept_and_goes_into_the_answer(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    result = bench.service.comparison_result(user, record.id)
    assert result is not None
    change = result.changes[0]
    bench.service.set_decisions(user, record.id, {change.id: 0}, Choice.REJECTED, "Не согласны.")
    made = bench.service.start_report(user, record.id, "answer")
    bench.work()
    file = bench.service.report_bytes(user, made.id)
    assert any("Не согласны." in one.said for one in comments(file.data))


def test_a_report_is_sent_made_anew_and_deleted_from_its_page(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    service = bench.service
    settings = replace(service.settings(user), smtp_host="127.0.0.1", smtp_port=9, mail_from="sverka@example.org")
    service.save_settings(user, settings)
    first = service.start_report(user, record.id, "docx")
    bench.work()
    app = bench.page("reports")
    app.text_input(key=f"letter_to_{first.id}").input("anna@example.org, ivan@example.org")
    next(button for button in app.button if button.label == "Отправить").click().run()
    assert not app.exception
    assert service.mails(user, first.id)[0].recipients == ("anna@example.org", "ivan@example.org")
    result = service.comparison_result(user, record.id)
    assert result is not None
    service.set_decision(user, record.id, result.changes[0].id, Choice.ACCEPTED)
    app = bench.page("reports")
    app.button(key="renew_report").click().run()
    assert len(service.reports(user, record.id)) == 2
    app = bench.page("reports", r=first.id)
    app.button(key="delete_report").click().run()
    assert first.id not in [one.id for one in service.reports(user, record.id)]


def test_the_template_is_kept_on_the_settings_page(bench: Bench) -> None:
    user = bench.administrator()
    app = bench.page("settings")
    next(box for box in app.text_input if box.label == "Заголовок").input("Отдел договоров")
    next(box for box in app.selectbox if box.label == "Значимость не ниже").set_value("medium")
    [button for button in app.button if button.label == "Сохранить"][1].click().run()
    assert not app.exception
    kept = bench.service.settings(user).report_options
    assert (kept["heading"], kept["least"]) == ("Отдел договоров", "medium")


OLD = ("Срок.txt", "Срок оплаты составляет 10 дней.\n\nСтороны согласны , и точка.\n".encode())
NEW = ("Срок-2.txt", "Срок оплаты составляет 15 дней.\n\nСтороны согласны, и точка.\n".encode())
"""One change of substance, and one of spacing alone."""


@pytest.mark.parametrize(
    ("template", "shown", "hidden"), [({}, 2, 0), ({"lanes": "substance"}, 1, 1), ({"least": "high", "with_model": "no"}, 1, 1)]
)
def test_the_page_tells_of_a_report_what_the_report_tells(
    bench: Bench, template: dict[str, str], shown: int, hidden: int
) -> None:
    user, service = bench.administrator(), bench.service
    record = service.compare_files(user, old=OLD, new=NEW)
    service.save_settings(user, replace(service.settings(user), report_options=template))
    bench.work()
    made = service.start_report(user, record.id, "html")
    bench.work()
    text = service.report_bytes(user, made.id).data.decode()
    assert (text.count("<article"), (f"скрыто {hidden}" if hidden else "ничего не скрыто") in text) == (shown, True)
    app = bench.page(c=record.id, view="report")
    said = next(one.value for one in app.caption if one.value.startswith("В файле")).replace("\u2060", "").replace("\\", "")
    assert said.startswith(f"В файле {shown} изменени")
    assert (f"скрыто: {hidden}" in said) is bool(hidden)
    preview = bench.page("reports", r=made.id)
    assert not preview.exception
    assert any(f"Показано {shown} изменени" in one.value for one in preview.text)
    heights = sorted({frame.proto.row_height for frame in preview.dataframe})
    assert len(heights) > 1, "wordings wrap over several lines instead of ending after three words"


def test_a_lane_that_the_comparison_looks_at_is_in_its_reports(bench: Bench) -> None:
    user, service = bench.administrator(), bench.service
    lanes = (Lane.SUBSTANCE, Lane.FORMATTING)
    record = service.compare_files(user, old=OLD, new=NEW, options=Options(lanes=lanes))
    bench.work()
    assert service.report_scope(user, record.id).lanes == lanes
    assert service.report_scope(user, record.id, {"lanes": "wording"}).lanes == (Lane.WORDING,)


def test_what_is_chosen_on_the_page_is_in_the_file_in_the_language_of_the_template(bench: Bench) -> None:
    user, service = bench.administrator(), bench.service
    record = service.compare_files(user, old=OLD, new=NEW)
    service.save_settings(user, replace(service.settings(user), report_language="en"))
    bench.work()
    app = bench.page(c=record.id, view="report")
    app.multiselect(key="report_lanes").set_value([Lane.SUBSTANCE]).run()
    assert any(one.value.replace("\u2060", "").startswith("В файле 1 изменение\\, скрыто\\: 1") for one in app.caption)
    app.button(key="send_html").click().run()
    assert not app.exception
    bench.work()
    made = service.reports(user, record.id)[0]
    text = service.report_bytes(user, made.id).data.decode()
    assert "1 change shown, 1 hidden" in text
    assert made.options["lanes"] == "substance"


def test_a_report_of_what_the_desk_shows(bench: Bench) -> None:
    user, service = bench.administrator(), bench.service
    record = service.compare_files(user, old=OLD, new=NEW)
    bench.work()
    app = bench.page(c=record.id, view="desk")
    app.pills(key="desk_lanes").set_value(["substance"]).run()
    app.query_params["view"] = "report"
    app.run()
    app.checkbox(key="report_only").check().run()
    app.button(key="send_html").click().run()
    assert not app.exception
    bench.work()
    made = service.reports(user, record.id)[0]
    shown = [change.id for change in service.comparison_result(user, record.id).changes if change.lane is Lane.SUBSTANCE]
    assert made.options["changes"].split(",") == shown
