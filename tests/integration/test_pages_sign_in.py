"""The pages before anybody is signed in, and after: the first start, sign-in, a session that ended, another password."""

from tests.integration.pages_bench import PASSWORD, Bench, words


def test_a_visitor_of_an_empty_installation_sees_only_the_first_start(bench: Bench) -> None:
    app = bench.page(code="from-the-address")
    assert not app.exception
    assert [box.label for box in app.text_input] == ["Одноразовый код", "Имя", "Пароль"]
    assert app.text_input[0].value == "from-the-address"
    assert "Первый запуск" in words(app)


def test_a_wrong_code_makes_nobody(bench: Bench) -> None:
    app = bench.page(code="wrong")
    app.text_input[1].input("analyst")
    app.text_input[2].input(PASSWORD)
    app.button[0].click().run()
    assert len(app.error) == 1
    assert bench.service.needs_setup()


def test_the_right_code_makes_the_administrator(bench: Bench) -> None:
    from core.service.setup import ensure_setup_code

    parts = bench.service.parts
    app = bench.page(code=str(ensure_setup_code(parts.database, parts.config.home)))
    app.text_input[1].input("analyst")
    app.text_input[2].input(PASSWORD)
    app.button[0].click().run()
    assert not app.error
    assert not bench.service.needs_setup()
    assert bench.service.sign_in("analyst", PASSWORD)


def test_without_a_session_there_is_sign_in_and_nothing_else(bench: Bench) -> None:
    record = bench.compared(bench.administrator())
    bench.cookies.clear()
    app = bench.page(c=record.id)
    assert [box.label for box in app.text_input] == ["Имя", "Пароль"]
    assert record.title not in words(app)
    assert not app.dataframe


def test_a_wrong_password_is_one_sentence(bench: Bench) -> None:
    bench.administrator()
    bench.cookies.clear()
    app = bench.page()
    app.text_input[0].input("analyst")
    app.text_input[1].input("not the password")
    app.button[0].click().run()
    assert len(app.error) == 1
    assert not app.exception


def test_a_session_that_ended_elsewhere_is_gone_at_the_next_run(bench: Bench) -> None:
    bench.administrator()
    app = bench.page()
    assert "Сравнить две версии" in words(app)
    bench.service.sign_out(bench.cookies["sverka_sid"])
    app.run()
    assert "Сравнить две версии" not in words(app)
    assert [box.label for box in app.text_input] == ["Имя", "Пароль"]


def test_who_changes_the_password_is_told_to_sign_in_again(bench: Bench) -> None:
    """And so is whoever was signed in elsewhere; a visitor is told nothing."""
    bench.administrator()
    elsewhere = bench.page()
    app = bench.page("settings")
    app.text_input[-2].input(PASSWORD)
    app.text_input[-1].input(PASSWORD + "!")
    next(button for button in app.button if button.label == "Сменить пароль").click().run()
    elsewhere.run()
    for one in (app, elsewhere):
        assert [box.label for box in one.text_input] == ["Имя", "Пароль"]
        assert one.info[0].value.startswith("Сеанс завершён")
    bench.cookies.clear()
    assert not bench.page().info
