"""Files put on the page: the sample, one that waits for the other or for its password, batches, what cannot be read."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.errors import WrongType
from core.model.job import JobState
from core.service.memory import HandClock
from core.storage import claims, workers
from pages import compare, door
from pages.routes.cookie import COOKIE
from tests.bundles import zipped
from tests.docx_package import docx, paragraph
from tests.integration.pages_bench import Bench, open_bench, words
from tests.locked_files import locked


def test_home_says_before_any_click_that_no_model_is_needed(bench: Bench) -> None:
    bench.administrator()
    said = words(bench.page())
    assert "Нейросеть не подключена; сравнение полное и без неё." in said
    assert "Последние сравнения" not in said


def test_the_sample_starts_by_one_click_and_waits_for_its_worker(bench: Bench) -> None:
    user = bench.administrator()
    app = bench.page()
    app.button(key="sample_ru").click().run()
    assert not app.exception
    assert app.query_params["c"]
    record = bench.service.comparisons(user)[0]
    assert record.state is JobState.PENDING
    assert "готовится…" in words(app)
    bench.work()
    app.run()
    said = words(app)
    assert "по существу" in said
    for heading in ("Главное", "Значения", "Проверки", "Разделы", "Полнота сверки"):
        assert heading in said
    assert "Контрольная сборка сошлась" in said
    assert "0 по существу" not in said
    assert len(app.dataframe) >= 3


def test_what_one_watches_can_be_cancelled_there(bench: Bench) -> None:
    user = bench.administrator()
    app = bench.page()
    app.button(key="sample_ru").click().run()
    record = bench.service.comparisons(user)[0]
    app.button(key=f"stop_{record.job.id}").click().run()
    assert not app.exception
    assert bench.service.comparison(user, record.id).state is JobState.CANCELLED
    app.run()
    assert "Сравнение отменено" in words(app)
    assert "retry_comparison" in {button.key for button in app.button}


def test_a_locked_file_waits_for_its_password(bench: Bench) -> None:
    user = bench.administrator()
    app = bench.page()
    old, new = (locked(docx(paragraph(f"Срок {days} дней")), "ключ") for days in (10, 15))
    app.session_state["locked_old"] = compare.Given(name="old.docx", data=old)
    app.session_state["given_new"] = compare.Given(name="new.docx", data=new, password="ключ")
    app.run()
    for password, said in (("не тот", "Пароль не подошёл"), ("ключ", "")):
        app.text_input(key="password_old").set_value(password)
        next(button for button in app.button if button.label == "Открыть").click().run()
        assert not app.exception
        assert said in words(app)
    bench.work()
    (record,) = bench.service.comparisons(user)
    assert record.state is JobState.COMPLETED
    assert "password_old" not in app.session_state


def test_a_file_that_waits_for_the_other_one_is_there_after_a_reload(bench: Bench) -> None:
    """In the same tab, for the same user, and until it is taken; another tab begins empty."""
    administrator = bench.administrator()
    app = bench.page()
    app.session_state["given_old"] = compare.Given(name="old.txt", data=b"ten days")
    app.run()
    identity = str(app.query_params["w"])
    assert "old.txt" in words(bench.page(w=identity))
    assert "old.txt" not in words(bench.page())
    bench.analyst(administrator, "other")
    sid = bench.cookies[COOKIE]
    bench.sign_in("other")
    assert "old.txt" not in words(bench.page(w=identity))
    bench.cookies[COOKIE] = sid
    app = bench.page(w=identity)
    app.button(key="remove_old").click().run()
    assert "w" not in app.query_params
    assert "old.txt" not in words(bench.page(w=identity))
    app = bench.page()
    for side, text in (("old", b"ten days"), ("new", b"five days")):
        app.session_state[f"given_{side}"] = compare.Given(name=f"{side}.txt", data=text)
        app.run()
    assert not app.exception
    assert len(bench.service.comparisons(administrator)) == 1
    assert "w" not in app.query_params


def test_what_cannot_be_kept_stays_in_its_places_and_is_tried_again(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full takes neither the files nor the rest of the page away."""
    user = bench.administrator()
    app = bench.page()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("core.storage.blobs.os.fsync", full)
        for side in ("old", "new"):
            app.session_state[f"given_{side}"] = compare.Given(name=f"{side}.txt", data=side.encode() * 9)
        app.run()
        assert [one.value.partition("\\")[0] for one in app.error] == ["Диск с данными заполнен"]
        assert "new.txt" in words(bench.page(w=str(app.query_params["w"])))
        assert "sample_ru" in {button.key for button in app.button}
    app.button(key="start_again").click().run()
    assert not app.error
    assert len(bench.service.comparisons(user)) == 1


def test_a_file_that_was_opened_with_a_password_is_kept_nowhere(bench: Bench) -> None:
    bench.administrator()
    app = bench.page()
    app.session_state["given_old"] = compare.Given(name="old.docx", data=b"x", password="secret")
    app.run()
    assert "w" not in app.query_params


def test_two_zip_files_become_a_batch_whose_rows_are_comparisons(bench: Bench) -> None:
    user = bench.administrator()
    app = bench.page()
    old, new = zipped(a_txt="Срок 10 дней.", b_txt="", only_txt="x"), zipped(a_txt="Срок 15 дней.", b_txt="Цена 5 рублей.")
    app.session_state["given_old"] = compare.Given(name="old.zip", data=old)
    app.session_state["given_new"] = compare.Given(name="new.docx", data=docx(paragraph("x")))
    app.run()
    assert "Дайте два zip-файла" in words(app)
    app.session_state["given_new"] = compare.Given(name="new.zip", data=new)
    app.run()
    assert "only.txt" in words(app)
    assert "old.zip, b.txt: Файл пуст" in words(app)
    assert bench.service.jobs(user) == []
    assert app.button(key="start_batch").label == "Сравнить найденные пары: 1"
    app.button(key="start_batch").click().run()
    assert not app.exception
    identity = next(job.id for job in bench.service.jobs(user) if job.kind == "batch")
    assert app.query_params["b"] in (identity, [identity])
    assert len(bench.service.batch(user, identity).children) == 1
    assert "в очереди: 1" in words(app)
    app.button(key="batch_cancel").click().run()
    app.button(key="batch_retry").click().run()
    bench.work()
    assert "Последние пакеты" in words(bench.page())
    app = bench.page(b=identity)
    assert not app.exception
    assert "готово: 1" in words(app)
    assert list(app.dataframe[0].value.iloc[0])[:2] == ["a.txt", "a.txt"]
    assert "по существу" in app.dataframe[0].value.iloc[0, 2]
    (pair,) = bench.service.comparisons(user)
    app = bench.page(c=pair.id)
    app.button(key="to_batch").click().run()
    assert app.query_params["b"] in (identity, [identity])


def test_a_zip_file_that_is_called_a_document_is_refused_at_once() -> None:
    for name in ("договор.docx", "СМЕТА.XLSX"):
        with pytest.raises(WrongType):
            door.check_file(name, zipped(a_txt="Срок 10 дней."))
    door.check_file("договоры.zip", zipped(a_txt="Срок 10 дней."))
    assert not door.is_bundle("договор.docx", zipped(a_txt="Срок 10 дней."))


def test_a_batch_of_refused_files_only_is_not_begun(bench: Bench) -> None:
    user = bench.administrator()
    app = bench.page()
    app.session_state["given_old"] = compare.Given(name="old.zip", data=zipped(b_txt=""))
    app.session_state["given_new"] = compare.Given(name="new.zip", data=zipped(b_txt="Цена 5 рублей."))
    app.run()
    assert "old.zip, b.txt: Файл пуст" in words(app)
    assert "start_batch" not in [button.key for button in app.button]
    assert bench.service.jobs(user) == []


def test_another_s_batch_is_not_found(bench: Bench) -> None:
    administrator = bench.administrator()
    pair = (("a.txt", b"one"), ("a.txt", b"two"))
    batch = bench.service.compare_pairs(administrator, "two", [pair])
    bench.analyst(administrator, "other")
    bench.sign_in("other")
    app = bench.page(b=batch.job.id)
    assert len(app.warning) == 1
    assert not app.dataframe


def test_redis_down_is_said_and_the_job_is_kept(bench: Bench) -> None:
    user = bench.administrator()
    bench.queue.down, bench.redis = True, "stopped"
    app = bench.page()
    app.button(key="sample_ru").click().run()
    assert not app.exception
    assert bench.service.comparisons(user)[0].state is JobState.PENDING


def test_a_file_that_cannot_be_read_leads_to_another_one(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.service.compare_files(user, old=("a.pdf", b"%PDF-1.7\nno pdf at all"), new=("b.txt", "Срок 5 дней.".encode()))
    bench.work()
    app = bench.page(c=record.id)
    assert not app.exception
    assert "Было, a.pdf: Файл повреждён" in words(app)
    assert "retry_comparison" not in {button.key for button in app.button}, "the same file ends so every time"
    app.button(key="other_files").click().run()
    assert not app.exception
    assert "Сравнить две версии" in words(app)


def test_why_a_comparison_waits_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a colleague's long analysis "waiting" alone leaves one to guess whether anything works."""
    clock = HandClock(time=datetime.now(UTC) - timedelta(seconds=60))
    bench = open_bench(tmp_path / "data", monkeypatch, clock)
    user = bench.administrator()
    record = bench.service.compare_files(user, old=("a.txt", b"ten"), new=("b.txt", b"five"))
    assert "Обработчик не запущен" in words(bench.page(c=record.id))
    clock.move(1)
    later = bench.service.compare_files(user, old=("a.txt", b"ten"), new=("c.txt", b"six"))
    clock.move(59)
    now = clock.now()
    living = workers.Living(id="w", host="here", pid=1, concurrency=1, started=now, beat=now, stopping=False)
    with bench.service.parts.database.write() as tx:
        workers.beat(tx, living)
    said = words(bench.page(c=record.id))
    assert "Начнётся само через несколько секунд" in said
    assert "Обработчик не запущен" not in said
    assert "Перед этим заданием ещё 1." in words(bench.page(c=later.id))
    with bench.service.parts.database.write() as tx:
        assert claims.claim(tx, later.job.id, owner="o", worker="w", now=now)
        held, soon = claims.Claim(later.job.id, "o"), now + timedelta(seconds=110)
        claims.put_back(tx, held, free=False, error="MODEL_DOWN", values={"url": "http://o"}, next_try=soon)
    said = words(bench.page(c=later.id))
    assert "Следующая попытка начнётся сама через 2" in said
    assert "нажмите" not in said
    bench.service.parts.database.dispose()
