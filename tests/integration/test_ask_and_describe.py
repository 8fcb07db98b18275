"""Questions about a comparison, and the analysis of one version, against the scripted server."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import pairwise

import pytest

from core.analysis import AnalysisOptions, MemoryCache, Sources, Tools
from core.analysis.ask import ask
from core.analysis.batches import spans
from core.analysis.describe import describe
from core.analysis.ollama import Ollama
from core.analysis.retrieval import Index
from core.comparison import compare
from core.comparison.judge.values.find import find_values
from core.model.analysis import Analysis, Verdict
from core.model.document import Block, BlockKind, Document
from tests.scripted_ollama import ScriptedOllama

OLD = (
    "Заказчик оплачивает услуги в течение 10 рабочих дней.",
    "Исполнитель предоставляет отчёт о расходах ежемесячно.",
    "Договор подписан в двух экземплярах.",
)
NEW = (
    "Заказчик оплачивает услуги в течение 15 рабочих дней.",
    "Исполнитель предоставляет отчёт о расходах ежемесячно.",
    "Договор подписан в двух экземплярах.",
)


def document(name: str, texts: Sequence[str]) -> Document:
    blocks = tuple(
        Block(block=f"p{i}", story="body", kind=BlockKind.PARAGRAPH, text=text, section=("1 Условия",))
        for i, text in enumerate(texts)
    )
    return Document(name=name, sha256="ab" * 32, format="txt", words=20, blocks=blocks)


@contextmanager
def server(script: str) -> Iterator[tuple[ScriptedOllama, Ollama]]:
    with ScriptedOllama(script) as scripted, closing(Ollama(scripted.url, pauses=(0.01, 0.01))) as port:
        yield scripted, port


def answered(question: str, port: Ollama, cache: MemoryCache | None = None) -> Analysis:
    old, new = document("a.txt", OLD), document("b.txt", NEW)
    options = AnalysisOptions(model="scripted", language="ru")
    tools = Tools(model=port, find_values=find_values, cache=cache or MemoryCache())
    return ask(question, Sources(compare(old, new), old, new), tools, options)


def test_an_answer_cites_the_change_and_is_checked() -> None:
    with server("right") as (_, port):
        found = answered("Когда заказчик оплачивает услуги, сколько рабочих дней?", port)
    assert [one.verdict for one in found.summary] == [Verdict.VERIFIED]
    assert "15" in found.summary[0].text
    assert found.summary[0].quotes


def test_what_stands_in_no_change_is_answered_from_a_block() -> None:
    with server("right") as (scripted, port):
        found = answered("Кто предоставляет отчёт о расходах?", port)
    (said,) = found.summary
    assert said.verdict is Verdict.VERIFIED
    assert said.changes == ("new:p1",)
    assert said.quotes[0].block == "p1"
    assert '{"question": "Кто предоставляет' in scripted.requests[0]["messages"][1]["content"]


def test_not_in_these_documents_is_an_answer() -> None:
    with server("right") as (_, port):
        found = answered("Какая погода будет завтра в Париже вечером?", port)
    assert (found.status, found.summary) == ("completed", ())


def test_a_wrong_answer_is_kept_apart_and_raises_nothing() -> None:
    with server("wrong") as (_, port):
        found = answered("Когда заказчик оплачивает услуги, сколько рабочих дней?", port)
    assert {one.verdict for one in found.summary} == {Verdict.QUARANTINED}


def test_the_same_question_is_asked_once() -> None:
    kept = MemoryCache()
    with server("right") as (scripted, port):
        first = answered("Когда заказчик оплачивает услуги?", port, kept)
        asked = len(scripted.requests)
        assert answered("Когда заказчик оплачивает услуги?", port, kept) == first
        assert len(scripted.requests) == asked


def test_words_are_found_in_any_form_and_in_the_other_language() -> None:
    index = Index(["The Supplier shall deliver the goods.", "Оплата производится банком.", "Погода хорошая."])
    assert index.by_words("поставка товаров поставщиком")[0] == 0
    assert index.by_words("who pays for it: the bank")[0] == 1
    assert index.by_words("совершенно иное") == []


def test_meaning_moves_what_words_alone_would_not() -> None:
    index = Index(["срок аренды офиса", "срок аренды склада"])

    def embed(texts: Sequence[str]) -> list[list[float]]:
        return [[0.0, 1.0] if "склад" in text or "хранения" in text else [1.0, 0.0] for text in texts]

    assert index.best("срок аренды места хранения", embed)[0] == 1


def test_one_version_is_described_from_its_blocks() -> None:
    with server("right") as (_, port):
        options = AnalysisOptions(model="scripted", language="ru")
        found = describe(document("b.txt", NEW), Tools(model=port, find_values=find_values), options)
    assert (found.analysed, found.total) == (3, 3)
    points = [one for one in found.statements if one.role == "key_point"]
    assert len(points) == 3
    assert {one.verdict for one in points} == {Verdict.VERIFIED}
    assert any(one.role == "tone" for one in found.statements)


def test_a_version_that_the_model_cannot_read_is_listed() -> None:
    with server("ignored") as (_, port):
        options = AnalysisOptions(model="scripted", language="ru")
        found = describe(document("b.txt", NEW), Tools(model=port, find_values=find_values), options)
    assert (found.analysed, found.total, len(found.not_analysed)) == (0, 3, 3)


@pytest.mark.parametrize(
    "text", ["Срок увеличен до 15 рабочих дней.", "Добавлено: «15 рабочих дней».", "Срок оплаты услуг изменён: 15 рабочих дней."]
)
def test_of_a_block_nothing_is_believed_to_have_changed(text: str) -> None:
    from core.analysis.blocks import BlockViews, Located
    from core.analysis.draft import Cited, Draft
    from core.analysis.verify import Verifier
    from core.model.document import Side

    block = Located(side=Side.NEW, block=document("b.txt", NEW).blocks[0])
    verifier = Verifier(BlockViews([block]), "ru", find_values)
    quotes = (Cited(side=Side.NEW, text="15 рабочих дней"),)
    assert verifier.check(Draft(text=text, changes=(block.id,), quotes=quotes)).reasons == ("wrong direction",)
    true = Draft(text="Заказчик оплачивает услуги в течение 15 рабочих дней.", changes=(block.id,), quotes=quotes)
    assert verifier.check(true).reasons == ()


LONG = " ".join(f"Пункт {i} устанавливает порядок работ номер {i}." for i in range(600))


def long_version() -> Document:
    """One paragraph of 26,000 characters beside two short ones."""
    return document("b.txt", (*NEW[:2], LONG))


@pytest.mark.parametrize("room", [50, 120, 1000])
def test_the_windows_of_a_long_text_hold_all_of_it_in_whole_words(room: int) -> None:
    found = spans(LONG, room)
    assert found[0][0] == 0
    assert found[-1][1] == len(LONG)
    assert all(after[0] <= before[1] and after > before for before, after in pairwise(found))
    assert all(start == 0 or LONG[start - 1] == " " for start, _ in found)
    assert all(end == len(LONG) or LONG[end] == " " for _, end in found)
    assert "".join("я" for _ in range(500)) == "".join(("я" * 500)[a:b] for a, b in _cut(spans("я" * 500, room)))


def _cut(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without the overlap."""
    return [found[0], *((before[1], after[1]) for before, after in pairwise(found))]


def sent_to(scripted: ScriptedOllama) -> str:
    return " ".join(
        body["messages"][1]["content"] for body in scripted.requests if "sections" not in body["format"]["properties"]
    )


@pytest.mark.parametrize("context", [2048, 8192])
def test_a_block_longer_than_the_window_is_described_to_its_end(context: int) -> None:
    with ScriptedOllama("right", context=context) as scripted, closing(Ollama(scripted.url)) as port:
        options = AnalysisOptions(model="scripted", language="ru")
        found = describe(long_version(), Tools(model=port, find_values=find_values), options)
    assert all(f"работ номер {i}." in sent_to(scripted) for i in range(600)), "a part of the long block was never sent"
    assert (found.analysed, found.total, found.not_analysed) == (3, 3, ())


def test_a_window_that_cannot_be_read_lists_its_block_once() -> None:
    with ScriptedOllama("ignored", context=2048) as scripted, closing(Ollama(scripted.url)) as port:
        options = AnalysisOptions(model="scripted", language="ru")
        found = describe(long_version(), Tools(model=port, find_values=find_values), options)
    assert (found.analysed, found.total) == (0, 3)
    assert sorted(one.change for one in found.not_analysed) == ["new:p0", "new:p1", "new:p2"]


def test_an_answer_is_found_at_the_end_of_a_long_block() -> None:
    old, new = document("a.txt", (OLD[0], LONG)), document("b.txt", (NEW[0], LONG))
    options = AnalysisOptions(model="scripted", language="ru")
    with ScriptedOllama("right", context=2048) as scripted, closing(Ollama(scripted.url)) as port:
        compared = compare(old, new)
        ask("Что устанавливает пункт 597?", Sources(compared, old, new), Tools(model=port, find_values=find_values), options)
    assert "работ номер 597." in sent_to(scripted)


def test_an_answer_is_found_at_the_end_of_a_long_change() -> None:
    old, new = document("a.txt", OLD), document("b.txt", (*NEW, LONG))
    options = AnalysisOptions(model="scripted", language="ru")
    with ScriptedOllama("right", context=2048) as scripted, closing(Ollama(scripted.url)) as port:
        ask(
            "Что устанавливает пункт 597?",
            Sources(compare(old, new), old, new),
            Tools(model=port, find_values=find_values),
            options,
        )
    assert "работ номер 597." in sent_to(scripted)


def test_a_question_that_the_window_does_not_hold_is_asked_of_fewer() -> None:
    with server("context,right") as (scripted, port):
        found = answered("Когда заказчик оплачивает услуги, сколько рабочих дней, исполнитель?", port)
    assert [one.verdict for one in found.summary] == [Verdict.VERIFIED]
    assert len(scripted.requests) == 2
