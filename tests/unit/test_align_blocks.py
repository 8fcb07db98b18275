"""Blocks of two versions: equal, near, split, merged, in another story."""

import pytest

from core.comparison.alignment.sequence import exact, heaviest_order
from core.model.change import Change, Lane
from core.model.document import Block, BlockKind, Mark
from tests.unit.made_documents import compared, document, item, kinds, note, texts

PAY = "Заказчик оплачивает работы в течение десяти рабочих дней после подписания акта."
ACT = "Исполнитель передаёт заказчику подписанный акт сдачи-приёмки выполненных работ."
LAW = "Стороны руководствуются законодательством страны по месту нахождения заказчика."
BOTH = "Первое предложение говорит об одном важном деле. Второе предложение говорит совсем о другом."


def test_equal_documents_have_no_change() -> None:
    assert compared([PAY, ACT, LAW], [PAY, ACT, LAW]).changes == ()


def test_each_edit_of_a_paragraph_is_a_change() -> None:
    new = PAY.replace("десяти", "пяти").replace("акта", "счёта")
    found = compared([PAY, ACT], [new, ACT])
    assert [texts(change) for change in found.changes] == [(["десяти"], ["пяти"]), (["акта"], ["счёта"])]


def test_an_inserted_word_has_no_old_side_but_a_place() -> None:
    found = compared([PAY], [PAY.replace("оплачивает", "полностью оплачивает")])
    (change,) = found.changes
    assert (change.kind.value, change.old, change.at.old.after) == ("inserted", (), "o0")
    assert change.at.old.offset == PAY.index("оплачивает")


def test_an_inserted_and_a_deleted_paragraph() -> None:
    assert [texts(change) for change in compared([PAY, LAW], [PAY, ACT, LAW]).changes] == [([], [ACT])]
    assert [texts(change) for change in compared([PAY, ACT, LAW], [PAY, LAW]).changes] == [([ACT], [])]


def test_a_split_and_a_merge_are_one_change_without_words() -> None:
    parts = BOTH.split(". ")
    pieces = [parts[0] + ".", parts[1]]
    split, merged = compared([PAY, BOTH, LAW], [PAY, *pieces, LAW]), compared([PAY, *pieces, LAW], [PAY, BOTH, LAW])
    assert (kinds(split), kinds(merged)) == (["split"], ["merged"])
    assert [len(split.changes[0].old), len(split.changes[0].new)] == [1, 2]
    assert [len(merged.changes[0].old), len(merged.changes[0].new)] == [2, 1]


@pytest.mark.parametrize("title", ["Общее", "Общие положения"])
def test_a_title_that_became_the_beginning_of_its_paragraph_is_a_merge_however_short(title: str) -> None:
    """As LaTeX prints the titles of small sections."""
    apart, together = [PAY, title, LONG, LAW], [PAY, f"{title} {LONG}", LAW]
    for old, new, kind in ((apart, together, "merged"), (together, apart, "split")):
        (change,) = compared(old, new).changes
        assert (change.kind, "".join(words_in(change, "old") + words_in(change, "new")).strip()) == (kind, "")


LONG = "Поставщик передаёт товар по накладной на складе покупателя, если стороны не согласуют письменно другое место приёмки."
AFTER = "Покупатель проверяет количество мест и целость упаковки в день приёмки и отмечает недостатки в той же накладной."


def test_what_was_cut_out_across_the_end_of_a_paragraph_is_no_new_text() -> None:
    """From the middle of one paragraph to the middle of a later one: nothing was typed."""
    joined = "Поставщик передаёт товар по накладной на складе и отмечает недостатки в той же накладной."
    for between in ([], [ACT], [ACT, BOTH]):
        (change,) = compared([PAY, LONG, *between, AFTER, LAW], [PAY, joined, LAW]).changes
        assert (change.kind, len(change.old), len(change.new)) == ("merged", 2 + len(between), 1)
        assert not "".join(words_in(change, "new"))
        assert words_in(change, "old")[0].split()[0] == "покупателя,"


def test_a_paragraph_that_ends_inside_what_was_typed_is_one_insertion() -> None:
    """The end of the old paragraph stands behind the new one's text, and is not told as gone and come."""
    first = "Поставщик передаёт товар по накладной на складе третьего лица."
    second = "Место хранения указывает заявка покупателя, если стороны не согласуют письменно другое место приёмки."
    split = compared([PAY, LONG, LAW], [PAY, first, second, LAW])
    assert (kinds(split), "".join(words_in(split.changes[0], "old"))) == (["split"], "")
    assert "".join(words_in(split.changes[0], "new")).split()[0] == "третьего"


def test_words_that_were_put_where_a_cut_joins_two_paragraphs_are_the_only_new_ones() -> None:
    joined = "Поставщик передаёт товар по накладной на складе перевозчика, покупатель и отмечает недостатки в той же накладной."
    (change,) = compared([PAY, LONG, ACT, AFTER, LAW], [PAY, joined, LAW]).changes
    assert (change.kind, "".join(words_in(change, "new")).split()) == ("merged", ["перевозчика,", "покупатель"])


def test_little_that_stayed_of_two_long_paragraphs_is_known() -> None:
    """So little of either that no pair of paragraphs says so."""
    one, two = (" ".join(f"{letter}{number}" for number in range(60)) for letter in "аб")
    joined = " ".join([*one.split()[:8], *two.split()[-8:]])
    (change,) = compared([PAY, one, ACT, two, LAW], [PAY, joined, LAW]).changes
    assert (change.kind, len(change.old), "".join(words_in(change, "new"))) == ("merged", 3, "")


def test_a_neighbour_with_the_same_ending_joins_nothing() -> None:
    """Sentences made alike: one was edited, the other went."""
    old = [f"Поставщик передаёт партию {number} не позднее {day} числа текущего месяца." for number, day in ((1, 5), (2, 9))]
    new = "Поставщик передаёт партию 1 не позднее 9 числа текущего месяца."
    assert kinds(compared([PAY, *old, LAW], [PAY, new, LAW])) == ["replaced", "deleted"]


def words_in(change: Change, side: str) -> list[str]:
    """The texts of a change's edits on one side."""
    texts = {anchor.block: anchor.text for anchor in getattr(change, side)}
    spans = [span for edit in change.edits if (span := getattr(edit, side)) and span.start < span.end]
    return [texts[span.block][span.start : span.end] for span in spans]


def test_a_picture_that_was_replaced_in_a_split_paragraph_is_told() -> None:
    parts = [f"{PAY} {ACT}", f"{LAW} \ufffc"]

    def pictured(text: str, value: str) -> Block:
        at = text.index("\ufffc")
        mark = Mark(start=at, end=at + 1, type="image", value=value)
        return Block(block="", story="body", kind=BlockKind.PARAGRAPH, text=text, marks=(mark,))

    whole, cut = pictured(" ".join(parts), "1" * 8), pictured(parts[1], "2" * 8)
    split, merged = compared([whole], [parts[0], cut]), compared([parts[0], cut], [whole])
    assert (kinds(split), kinds(merged)) == (["split"], ["merged"])
    assert "\ufffc" in "".join(cut.text[edit.new.start : edit.new.end] for edit in split.changes[0].edits if edit.new)
    same = compared([whole], [parts[0], pictured(parts[1], "1" * 8)])
    assert "\ufffc" not in "".join(cut.text[edit.new.start : edit.new.end] for edit in same.changes[0].edits if edit.new)


def test_a_footnote_keeps_its_pair_when_its_number_shifts() -> None:
    old = [PAY, note("О порядке оплаты смотри приложение.", "footnote:1")]
    new = [PAY, note("Совсем новая сноска про другое.", "footnote:1"), note("О порядке оплаты смотри приложение.", "footnote:2")]
    assert [texts(change) for change in compared(old, new).changes] == [([], ["Совсем новая сноска про другое."])]


def test_a_table_turned_into_text_loses_no_word() -> None:
    found = compared([PAY, [["Работы по договору", "Цена работ"]], LAW], [PAY, "Работы по договору", "Цена работ", LAW])
    assert {change.lane.value for change in found.changes} == {"numbering"}


def test_twins_keep_their_order() -> None:
    assert compared(["", "a", "", "a", ""], ["", "a", "", "a", ""]).changes == ()
    assert len(compared(["да", "нет", "да"], ["да", "нет", "да", "да"]).changes) == 1


def test_the_heaviest_order_keeps_the_most_text() -> None:
    assert heaviest_order([(0, 2), (1, 0), (2, 1)], [1, 1, 1]) == [(1, 0), (2, 1)]
    assert heaviest_order([(0, 2), (1, 0), (2, 1)], [9, 1, 1]) == [(0, 2)]


def test_exact_pairs_find_the_order_and_what_crosses_it() -> None:
    backbone, crossing = exact(list("abcdef"), list("bcdeaf"), [1] * 6)
    assert ([a for a, _ in backbone], crossing) == ([1, 2, 3, 4, 5], [(0, 4)])


def test_the_ids_of_blocks_do_not_matter() -> None:
    from core.comparison import compare

    assert compare(document([PAY, item(ACT, "1.")], "x"), document([PAY, item(ACT, "1.")], "y")).changes == ()


def test_short_clauses_with_typed_numbers_are_known_by_their_words_and_not_by_their_numbers() -> None:
    """Two that came above the others do not make each of those another one."""
    names = [f"Редакция {a}.{b}" for a in (9, 8, 7) for b in (5, 4, 3, 2, 1)]
    old = [LAW, *(f"10.{at}. {name}" for at, name in enumerate(names, 1)), PAY]
    new = [LAW, *(f"10.{at}. {name}" for at, name in enumerate(["Редакция 9.7", "Редакция 9.6", *names], 1)), PAY]
    found = compared(old, new)
    assert [texts(change) for change in found.changes if change.lane is not Lane.NUMBERING] == [
        ([], ["10.1. Редакция 9.7", "10.2. Редакция 9.6"])
    ]
    assert [change.kind.value for change in found.changes if change.lane is Lane.NUMBERING] == ["renumbered"]


def test_notes_that_begin_with_a_number_in_brackets_are_renumbered_and_what_names_them_follows() -> None:
    notes = [
        f"^[{at}] Сведения о доме по улице {name} внесены в книгу."
        for at, name in ((4, "Садовой"), (5, "Лесной"), (6, "Озёрной"))
    ]
    told = "Смотрите дом на Лесной [5] и дом на Озёрной [6]."
    after = [note.replace("[5]", "[4]").replace("[6]", "[5]") for note in notes[1:]]
    found = compared([told, PAY, *notes], [told.replace("[5]", "[4]").replace("[6]", "[5]"), PAY, *after])
    assert [(change.kind.value, change.lane) for change in found.changes if change.lane is not Lane.NUMBERING] == [
        ("deleted", Lane.SUBSTANCE)
    ]


def test_a_part_of_a_split_paragraph_is_not_taken_for_another_text_far_away() -> None:
    """The deleted clause far away shares most of its words with the sentence that was split off here."""
    far = "Доступ к сведениям из журнала учёта предоставляется в письменной форме."
    part = "Доступ к сведениям из архива данных предоставляется в присутствии комиссии."
    whole = "Инструктаж по обращению с оборудованием проводит главный инженер до начала работ на участке."
    rest = [f"Участок номер {word} обслуживает отдельная бригада ремонтников." for word in ("один", "два", "три", "четыре")]
    changes = compared([f"{whole} {part}", *rest, far], [whole, part, *rest]).changes
    assert sorted(change.kind.value for change in changes) == ["deleted", "split"]
