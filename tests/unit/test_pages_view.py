"""What the page of a comparison makes of a comparison: the verdict, the tables, both sides. On the samples, really compared."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.comparison.engine import compare
from core.model.change import Sentence, Tracked
from core.model.comparison import Check
from core.model.document import Part, PartStatus, Side
from core.model.job import Job, JobKind, JobState
from core.model.record import Choice, DecisionRecord
from core.ports import ReadOptions
from core.readers import reader_for
from core.reports import ReportData
from core.reports.reasons import WARNINGS
from core.reports.sections import sections_of
from pages.notebook import overview, sides, view, workbench
from pages.notebook.bodies import bodies
from pages.samples import sample
from pages.shell import progress
from pages.shell.figures import NBSP
from pages.shell.prose import HERE, Run, runs
from pages.shell.words import speaking
from tests.pdf_files import opened, typeset
from tests.unit.made_documents import document

LANGUAGES = ("ru", "en")


def made(language: str) -> ReportData:
    (old_name, old), (new_name, new) = sample(language)
    read = reader_for("docx")
    before, after = read(old, name=old_name, options=ReadOptions()), read(new, name=new_name, options=ReadOptions())
    return ReportData(comparison=compare(before, after), old=before, new=after, language=language)


@pytest.fixture(scope="module")
def ru() -> ReportData:
    return made("ru")


@pytest.fixture(autouse=True)
def _in_russian() -> Iterator[None]:
    with speaking("ru"):
        yield


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_shows_what_it_promises(language: str) -> None:
    data = made(language)
    kinds = {change.kind.value for change in data.comparison.changes}
    assert data.comparison.complete
    assert {"inserted", "deleted", "replaced", "row_inserted"} <= kinds
    assert kinds & {"moved", "moved_and_edited"}
    assert data.comparison.totals["lane.substance"] >= 8


@pytest.mark.parametrize(
    ("totals", "complete", "said"),
    [
        ({}, True, "Различий нет"),
        ({}, False, "В прочитанном различий нет"),
        ({"lane.substance": 0, "lane.wording": 0}, True, "Различий нет"),
        (
            {"lane.substance": 12, "lane.wording": 31, "lane.cosmetic": 100, "lane.numbering": 40, "unmarked": 3},
            True,
            "12 по существу · 31 редакционная · 140 прочих · 3 не отмечены автором",
        ),
        ({"lane.wording": 1_250}, True, "1\u00a0250 редакционных"),
    ],
)
def test_verdict(totals: dict[str, int], complete: bool, said: str) -> None:
    assert view.verdict(totals, complete) == said


def test_no_verdict_holds_a_bare_zero(ru: ReportData) -> None:
    for total in range(4):
        said = view.verdict({"lane.substance": total, "lane.wording": 3 - total}, True)
        assert not said.startswith("0")
        assert " 0 " not in said


def test_tricks_are_told_whether_marked_or_not(ru: ReportData) -> None:
    one, two, three, *rest = ru.comparison.changes
    changes = (
        replace(one, reasons=("unmarked", "hidden")),
        replace(two, reasons=("lookalike",)),
        replace(three, reasons=("unmarked", "words_disagree")),
        *rest,
    )
    sentence = Sentence(ru="Число не совпадает с прописью", en="The figure disagrees with its words")
    check = Check(code="words_disagree", sentence=sentence, anchors=three.new, changes=(three.id,))
    comparison = replace(ru.comparison, changes=changes, checks=(check,))
    assert [change.id for change in view.tricks(comparison)] == [one.id, two.id]
    assert [change.id for change in view.tricks(replace(comparison, checks=()))] == [one.id, two.id, three.id]


def test_a_batch_that_has_begun_does_not_wait() -> None:
    now = datetime.now(UTC)
    parent = Job(
        id="b", kind=JobKind.BATCH, state=JobState.PENDING, user_id="u", subject="s", attempt=0, max_attempts=1, priority=0,
        stage=None, done=0, total=9, estimate_s=None, error=None, result=None, created=now, started=None, finished=None,
    )  # fmt: skip
    assert progress.standing(parent) is JobState.PENDING
    assert progress.standing(replace(parent, done=2)) is JobState.PROCESSING
    assert progress.standing(replace(parent, done=9, state=JobState.COMPLETED)) is JobState.COMPLETED
    assert progress.standing(replace(parent, kind=JobKind.COMPARE, done=1)) is JobState.PENDING


def test_key_points_are_few_and_the_most_significant_first(ru: ReportData) -> None:
    changes = ru.comparison.changes
    chosen = view.key_points(changes)[: view.KEY_POINTS]
    assert 0 < len(chosen) <= view.KEY_POINTS
    marked = [replace(changes[-1], reasons=("unmarked",)), *changes]
    assert view.key_points(marked)[0].reasons == ("unmarked",)
    ranks = [change.significance.rank for change in chosen]
    assert ranks == sorted(ranks, reverse=True)


@pytest.mark.parametrize(
    ("tracked", "said"),
    [
        (Tracked(author="Иванова", date="2026-01-02T03:04:05Z"), "исправление: Иванова, 02.01.2026"),
        (Tracked(author="Иванова", date=None), "исправление: Иванова"),
        (Tracked(author="Иванова", date="вчера"), "исправление: Иванова"),
        (Tracked(author="", date=None), ""),
        (None, ""),
    ],
)
def test_a_change_says_who_marked_it_and_when(ru: ReportData, tracked: Tracked | None, said: str) -> None:
    assert view.marked_by(replace(ru.comparison.changes[0], tracked=tracked)) == said


def test_every_change_has_a_row_and_is_found_by_its_words(ru: ReportData) -> None:
    changes = ru.comparison.changes
    decided = DecisionRecord(change=changes[2].id, decision=Choice.REJECTED, note="нет", user_name="Анна", row_version=3)
    rows = workbench.rows(ru, changes, {decided.change: decided}, grouped=True)
    assert [row.id for row in rows] == [change.id for change in changes]
    assert (rows[2].decision, rows[2].note, rows[2].by, rows[2].version) == ("rejected", "нет", "Анна", 3)
    assert (rows[0].decision, rows[0].version) == ("open", 0)
    assert not any(row.section and row.where.startswith(row.section) for row in rows)
    assert any(row.section in row.where for row in workbench.rows(ru, changes, {}, grouped=False) if row.section)
    states = {change.id: decided for change in changes[2:3]}
    assert view.filtered(changes, view.Filters(states=("rejected",)), states) == [changes[2]]
    assert len(view.filtered(changes, view.Filters(states=("open",)), states)) == len(changes) - 1
    found = view.filtered(changes, view.Filters(text="1 520 000"))
    assert found
    assert len(found) < len(changes)
    assert all("1 520 000" in view.sentence(change) or "1 520 000" in str(change) for change in found)
    assert view.filtered(changes, view.Filters(lanes=("formatting",))) == []
    assert view.filtered(changes, view.Filters()) == list(changes)


def test_a_change_is_found_by_the_words_of_its_paragraph_and_by_e_for_yo() -> None:
    old = document(["Отчёт сдаётся за 10 дней.", "Цена 5 рублей."], "o")
    new = document(["Отчёт сдаётся за 15 дней.", "Цена 7 рублей."], "n")
    data = ReportData(comparison=compare(old, new), old=old, new=new)
    changes, texts = data.comparison.changes, view.paragraphs(data)
    assert len(changes) == 2
    for words in ("сдаётся", "отчет", "Отчёт 15", "сдается 10"):
        assert view.filtered(changes, view.Filters(text=words), texts=texts) == [changes[0]]
    assert view.filtered(changes, view.Filters(text="Отчёт 7"), texts=texts) == []


def test_a_key_point_warns_of_an_edit_that_nobody_marked(ru: ReportData) -> None:
    change = replace(ru.comparison.changes[0], reasons=("unmarked",))
    assert overview._point(change, (), WARNINGS).place.startswith("не отмечено автором · ")
    assert "не отмечено" not in overview._point(change, ()).place


def test_sections_count_every_change_once(ru: ReportData) -> None:
    frame = view.sections_frame(ru)
    assert int(frame["changes"].sum()) == len(ru.comparison.changes)
    assert not frame["section"].duplicated().any()
    changes = ru.comparison.changes
    sections = sections_of(changes, ru.old, ru.new)
    for title, count in zip(frame["key"], frame["changes"], strict=True):
        assert len(view.filtered(changes, view.Filters(section=title), sections=sections)) == count


def test_the_ledger_puts_what_was_not_compared_first() -> None:
    parts = [
        Part(side=Side.OLD, story="body", place="Текст", units=10, status=PartStatus.COMPARED),
        Part(side=Side.NEW, story="body", place="Рисунок", units=1, status=PartStatus.NOT_COMPARED, reason="picture"),
        Part(side=Side.NEW, story="body", place="Стр. 2", units=5, status=PartStatus.DOUBTFUL),
    ]
    frame = view.ledger_frame(parts)
    assert list(frame["state"]) == ["не сверено", "прочитано неуверенно", "сверено"]
    assert list(frame["side"]) == ["Стало", "Стало", "Было"]


def test_both_sides_mark_exactly_the_words_of_each_edit(ru: ReportData) -> None:
    texts = {
        Side.OLD: {block.block: block.text for block in ru.old.blocks},
        Side.NEW: {block.block: block.text for block in ru.new.blocks},
    }
    for change in ru.comparison.changes:
        old, new = sides.panes(change, sides.Lines.of(ru.old), sides.Lines.of(ru.new))
        for pane, side, mark in ((old, Side.OLD, "del"), (new, Side.NEW, "ins")):
            spans = [edit.old if side is Side.OLD else edit.new for edit in change.edits]
            wanted = "".join(texts[side][span.block][span.start : span.end] for span in spans if span is not None)
            shown = "".join(run.text for paragraph in pane.blocks for run in paragraph.runs if run.mark == mark)
            assert sorted(shown) == sorted(wanted), (change.kind, shown, wanted)
            assert pane.blocks, "one always sees where the change stands"


def test_a_body_has_what_one_reads_and_what_one_copies(ru: ReportData) -> None:
    ids = [change.id for change in ru.comparison.changes]
    found = list(bodies(ru, [*ids, "no-such-change"]))
    assert [body.id for body in found] == ids
    body = next(body for body in found if "1 520 000" in body.title.replace("\xa0", " "))
    assert "значимость: высокая" in body.facts
    (value,) = body.values
    assert value.replace(NBSP, " ") == "сумма: 1 250 000 рублей → 1 520 000 рублей (+270 000, +21,6 %)"
    shown = [(run.mark, run.text) for run in body.woven if run.mark]
    assert shown[:2] == [("del", "1 250 000"), ("ins", "1 520 000")]
    marked = [run.text for run in body.woven if run.mark != "del"]
    assert "".join(marked) in {block.text for block in ru.new.blocks}
    head, old, new = body.copied.replace(NBSP, " ").split("\n")
    assert head.startswith("2. Цена и порядок расчётов: Стоимость товара увеличена")
    assert old.startswith("Было: 2.1. ")
    assert "1 520 000" in new


def test_pictures_show_where_a_change_stands_or_would_stand() -> None:
    old, new = (opened(typeset(text)) for text in ("Alpha one.\n\nOmega two.", "Alpha one.\n\nBeta is new here.\n\nOmega two."))
    data = ReportData(comparison=compare(old, new), old=old, new=new, language="en")
    (body,) = bodies(data, [change.id for change in data.comparison.changes])
    before, after = body.pictures
    assert before is not None
    assert after is not None
    alpha, beta = old.blocks[0], new.blocks[1]
    assert (before.side, before.page, before.near, before.boxes) == ("old", 1, True, alpha.boxes)
    assert (after.side, after.page, after.near, after.boxes) == ("new", 1, False, beta.boxes)


def test_a_file_without_pages_has_no_pictures(ru: ReportData) -> None:
    assert {body.pictures for body in bodies(ru, [change.id for change in ru.comparison.changes])} == {(None, None)}


def test_changes_stand_in_the_order_of_the_document(ru: ReportData) -> None:
    places = view.positions(ru)
    assert len(places) == len(ru.comparison.changes)
    assert all(0 <= place <= 1 for place in places.values())
    body = [change for change in ru.comparison.changes if change.new and change.new[0].story == "body"]
    order = {block.block: at for at, block in enumerate(ru.new.blocks)}
    assert [places[change.id] for change in body] == [order[change.new[0].block] / (len(order) - 1) for change in body]


def test_a_table_s_row_is_one_line(ru: ReportData) -> None:
    change = next(change for change in ru.comparison.changes if change.kind.value == "row_inserted")
    old, new = sides.panes(change, sides.Lines.of(ru.old), sides.Lines.of(ru.new))
    row = next(paragraph for paragraph in new.blocks if paragraph.changed)
    assert [run.text for run in row.runs if run.mark == "ins"] == ["4", "Фильтр сетчатый", "80", "3 000", "240 000"]
    assert any(paragraph.gap for paragraph in old.blocks)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], (Run(text="abcdef"),)),
        ([(1, 3)], (Run(text="a"), Run(text="bc", mark="ins"), Run(text="def"))),
        ([(4, 6), (0, 2), (1, 3)], (Run(text="abc", mark="ins"), Run(text="d"), Run(text="ef", mark="ins"))),
        ([(3, 3)], (Run(text="abc"), Run(text="", mark=HERE), Run(text="def"))),
        ([(-5, 99)], (Run(text="abcdef", mark="ins"),)),
        ([(9, 12)], (Run(text="abcdef"), Run(text="", mark=HERE))),
    ],
)
def test_runs(spans: list[tuple[int, int]], expected: tuple[Run, ...]) -> None:
    assert runs("abcdef", spans, "ins") == expected


def test_a_value_in_a_table_is_told_with_its_row_and_column(ru: ReportData) -> None:
    """ "900 → 950" at row 3, column 5 sends one to the file to see what costs so much."""
    head, paint = ["№", "Работа", "Цена, руб."], ["2", "Окраска стен", "350"]
    old, new = (
        document([[head, ["1", "Устройство стяжки", price], paint]], side) for price, side in (("900", "o"), ("950", "n"))
    )
    comparison = compare(old, new)
    frame = view.values_frame(comparison.changes, replace(ru, comparison=comparison, old=old, new=new))
    assert list(frame["place"]) == ["Устройство стяжки · Цена, руб."], "words for the numbers of row and column"


def test_a_value_of_a_row_that_came_is_told_with_its_row(ru: ReportData) -> None:
    rows = [["№", "Работа", "Цена, руб."], ["1", "Устройство стяжки", "900"], ["2", "Окраска стен", "350"]]
    old, new = document([rows], "o"), document([[*rows, ["3", "Грунтовка стен", "120"]]], "n")
    comparison = compare(old, new)
    frame = view.values_frame(comparison.changes, replace(ru, comparison=comparison, old=old, new=new))
    assert "120" in set(frame["new"])
    assert set(frame["place"]) == {"Грунтовка стен"}, "not column 1 of row 4"


def test_each_of_many_cells_has_a_place_of_its_own(ru: ReportData) -> None:
    """Also where two of them say the same."""
    goods, prices = ("Бетон", "Песок", "Щебень", "Кирпич"), (4500, 900, 900, 30)
    old, new = (
        document([[["Товар", "Цена"], *([good, str(price * by // 10)] for good, price in zip(goods, prices, strict=True))]], side)
        for by, side in ((10, "o"), (11, "n"))
    )
    comparison = compare(old, new)
    assert len(comparison.changes) == 1
    frame = view.values_frame(comparison.changes, replace(ru, comparison=comparison, old=old, new=new))
    assert [place.split(" · ")[0] for place in frame["place"]] == list(goods)
    assert list(frame["old"]) == ["4500", "900", "900", "30"]
