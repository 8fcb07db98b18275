"""A single comparison is deleted: who may, what goes with it, what stays, what is written down, and what the page says."""

import pytest
from streamlit.testing.v1 import AppTest

from core.model.job import JobState
from core.model.record import Choice, User
from pages.notebook.deleting import ASKED
from tests.integration.pages_bench import Bench, words

OLD, NEW = "Срок оплаты 10 дней.", "Срок оплаты 15 дней."


def pair(old: str = OLD, new: str = NEW) -> tuple[tuple[str, bytes], tuple[str, bytes]]:
    return ("old.txt", old.encode()), ("new.txt", new.encode())


def asked(bench: Bench, identity: str, **query: str) -> AppTest:
    """The page of the comparison, asked to delete it."""
    app = bench.page(c=identity, **query)
    app.session_state[ASKED] = True
    return app.run()


def reviewed(bench: Bench, user: User) -> str:
    """A comparison with a decision and a report."""
    record = bench.compared(user)
    result = bench.service.comparison_result(user, record.id)
    assert result is not None
    bench.service.set_decision(user, record.id, result.changes[0].id, Choice.ACCEPTED, "a note")
    bench.service.start_report(user, record.id, "html")
    bench.work()
    return record.id


@pytest.mark.parametrize("view", ["overview", "desk", "report"])
def test_the_page_says_what_goes_with_it_and_leads_home(bench: Bench, view: str) -> None:
    user = bench.administrator()
    identity = reviewed(bench, user)
    app = asked(bench, identity, view=view)
    said = words(app)
    assert "Вместе с ним удалятся: решения и примечания — 1, отчёты — 1." in said
    assert "Оба файла останутся в разделе «Документы»." in said
    title = bench.service.comparison(user, identity).title
    app.button(key="delete_comparison").click().run()
    assert not app.exception
    assert "c" not in app.query_params
    assert [toast.value for toast in app.toast] == [f"Сравнение удалено: {title}"]
    assert bench.service.comparisons(user) == []
    assert bench.service.reports(user) == []
    assert len(bench.service.documents(user)[0].versions) == 2
    app.run()
    assert not app.toast, "said once"


def test_what_was_deleted_is_not_found_by_its_address(bench: Bench) -> None:
    user = bench.administrator()
    identity = reviewed(bench, user)
    bench.service.delete_comparison(user, identity)
    app = bench.page(c=identity)
    assert not app.exception
    assert [one.value for one in app.warning] == ["Этого сравнения нет: оно удалено или принадлежит другому пользователю."]


def test_what_hangs_on_it_is_counted_when_one_asks(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    app = bench.page(c=record.id, view="desk")
    assert "delete_comparison" not in {button.key for button in app.button}
    result = bench.service.comparison_result(user, record.id)
    assert result is not None
    bench.service.set_decision(user, record.id, result.changes[0].id, Choice.REJECTED)
    app.session_state[ASKED] = True
    assert "решения и примечания — 1." in words(app.run())


def test_one_without_decisions_says_nothing_of_them(bench: Bench) -> None:
    record = bench.compared(bench.administrator())
    said = words(asked(bench, record.id))
    assert "Вместе с ним удалятся" not in said
    assert "Оба файла останутся" in said


def test_the_audit_tells_which_files_were_compared_and_what_went(bench: Bench) -> None:
    user = bench.administrator()
    identity = reviewed(bench, user)
    record = bench.service.comparison(user, identity)
    bench.service.delete_comparison(user, identity)
    row = bench.service.audit(user, action="comparison.delete")[0]
    assert (row.subject, row.user_name) == (identity, "analyst")
    assert row.detail == f"old={record.old.id} new={record.new.id} decisions=1 analyses=0 reports=1"


def test_one_that_failed_leaves_no_failure_behind(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.service.compare_files(user, old=("old.txt", OLD.encode()), new=("new.pdf", b"%PDF-1.4\n%%EOF"))
    bench.work()
    assert bench.service.comparison(user, record.id).state is JobState.ERROR
    assert bench.service.any_failed(user)
    app = asked(bench, record.id)
    app.button(key="delete_comparison").click().run()
    assert not app.exception
    assert bench.service.comparisons(user) == []
    assert not bench.service.any_failed(user)


def test_one_that_waits_is_cancelled(bench: Bench) -> None:
    user = bench.administrator()
    old, new = pair()
    record = bench.service.compare_files(user, old=old, new=new)
    app = asked(bench, record.id)
    app.button(key="delete_comparison").click().run()
    assert not app.exception
    bench.work()
    assert [job for job in bench.service.jobs(user) if job.state.active] == []
    assert bench.service.comparisons(user) == []


def test_a_batch_goes_on_without_the_pair_that_was_deleted(bench: Bench) -> None:
    user = bench.administrator()
    batch = bench.service.compare_pairs(user, "two", [pair(), pair(OLD + " Да.", NEW + " Да.")])
    first, second = (child.subject for child in batch.children)
    bench.service.delete_comparison(user, first)
    left = bench.service.batch(user, batch.job.id)
    assert [child.subject for child in left.children] == [second]
    assert (left.job.state, left.job.done, left.job.total) == (JobState.PENDING, 0, 1)
    bench.work()
    over = bench.service.batch(user, batch.job.id)
    assert (over.job.state, over.job.done, over.job.total) == (JobState.COMPLETED, 1, 1)
    bench.service.delete_comparison(user, second)
    emptied = bench.service.batch(user, batch.job.id)
    assert (emptied.children, emptied.job.state, emptied.job.total) == ((), JobState.COMPLETED, 0)
    app = bench.page(b=batch.job.id)
    assert not app.exception
    assert "Сравнения этого пакета удалены." in words(app)


def test_the_last_one_that_a_batch_waited_for_ends_it(bench: Bench) -> None:
    user = bench.administrator()
    batch = bench.service.compare_pairs(user, "one", [pair()])
    bench.service.delete_comparison(user, batch.children[0].subject)
    assert bench.service.batch(user, batch.job.id).job.state is JobState.COMPLETED


def test_an_administrator_who_looks_on_sees_whose_it_is(bench: Bench) -> None:
    administrator = bench.administrator()
    anna = bench.analyst(administrator, "anna")
    old, new = pair()
    record = bench.service.compare_files(anna, old=old, new=new)
    bench.work()
    said = words(asked(bench, record.id))
    assert "Сравнение принадлежит пользователю anna." in said


def test_another_analyst_s_comparison_has_no_such_button(bench: Bench) -> None:
    administrator = bench.administrator()
    record = bench.compared(administrator)
    bench.analyst(administrator, "other")
    bench.sign_in("other")
    app = asked(bench, record.id)
    assert "delete_comparison" not in {button.key for button in app.button}
    assert bench.service.comparison(administrator, record.id).id == record.id
