"""What a Word file sets beside its words: each edit of it is one change, in both directions; the text stayed as it was."""

import pytest

from core.comparison import compare
from core.model.change import Change, Lane
from core.model.comparison import Options
from core.reports import ReportData, render
from tests.docx_package import read_docx, run
from tests.unit.made_forms import bookmarked, bound, box, chosen, field, line, made, signed, with_property


def changes(old: bytes, new: bytes, *more: Lane) -> list[Change]:
    lanes = (*Options().lanes, *more)
    comparison = compare(read_docx(old), read_docx(new), Options(lanes=lanes))
    assert comparison.proof.holds
    assert comparison.complete
    return list(comparison.changes)


def told(old: bytes, new: bytes, *more: Lane) -> list[tuple[str, str, str]]:
    return [(one.sentence.ru, one.lane.value, one.significance.value) for one in changes(old, new, *more)]


def total(piece: str) -> bytes:
    return made(line(run("Итого к оплате: "), piece))


@pytest.mark.parametrize(
    ("one", "two", "forth", "back", "lane", "weights"),
    [
        (
            total(field("=SUM(ABOVE)", "100")),
            total(field("=SUM(LEFT)", "100")),
            "Текст тот же, а код поля другой: «=SUM(ABOVE)» → «=SUM(LEFT)»",
            "Текст тот же, а код поля другой: «=SUM(LEFT)» → «=SUM(ABOVE)»",
            "substance",
            ("medium", "medium"),
        ),
        (
            total(field("=SUM(ABOVE)", "100")),
            total(run("100")),
            "Формула заменена числом: «=SUM(ABOVE)»",
            "Число стало считаться по формуле: «=SUM(ABOVE)»",
            "substance",
            ("high", "medium"),
        ),
        (
            total(field('INCLUDETEXT "a.docx"', "100")),
            total(field('INCLUDETEXT "b.docx"', "100")),
            'Текст тот же, а код поля другой: «INCLUDETEXT "a.docx"» → «INCLUDETEXT "b.docx"»',
            'Текст тот же, а код поля другой: «INCLUDETEXT "b.docx"» → «INCLUDETEXT "a.docx"»',
            "substance",
            ("medium", "medium"),
        ),
        (
            made(chosen("да", "нет")),
            made(chosen("да", "нет", "частично")),
            "Изменено, что можно ввести, поле «Статус»: «да; нет» → «да; нет; частично»",
            "Изменено, что можно ввести, поле «Статус»: «да; нет; частично» → «да; нет»",
            "substance",
            ("medium", "medium"),
        ),
        (
            made(chosen("да", "нет", lock="sdtContentLocked")),
            made(chosen("да", "нет")),
            "Снята защита, поле «Статус»: «изменить и удалить нельзя»",
            "Закрыто от изменений поле «Статус»: «изменить и удалить нельзя»",
            "wording",
            ("medium", "medium"),
        ),
        (
            made(box(stored=True, sign="☒")),
            made(box(stored=False, sign="☒")),
            "Отметка показана не так, как хранится, поле «Согласие»: хранится «☐»",
            "Отметка снова показана так, как хранится, поле «Согласие»: было «☐»",
            "substance",
            ("high", "high"),
        ),
        (
            bound("десять дней", "десять дней"),
            bound("десять дней", "сорок дней"),
            "Вместо текста файла будут показаны другие данные, поле «Срок»: «сорок дней»",
            "Вместо текста файла больше не будут показаны другие данные, поле «Срок»: «сорок дней»",
            "substance",
            ("high", "high"),
        ),
        (
            made(settings='<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'),
            made(),
            "Снята защита файла от изменений: «только чтение»",
            "Включена защита файла от изменений: «только чтение»",
            "wording",
            ("medium", "medium"),
        ),
        (
            made(),
            made(section='<w:pgNumType w:start="5" w:fmt="upperRoman"/>'),
            "Задана нумерация страниц: «V, VI, VII …»",
            "Снята настройка нумерации страниц: «V, VI, VII …»",
            "numbering",
            ("none", "none"),
        ),
        (
            signed("Анна", "Борис"),
            signed("Анна"),
            "Снята электронная подпись: «CN=Борис»",
            "Добавлена электронная подпись: «CN=Борис»",
            "substance",
            ("medium", "medium"),
        ),
        (
            with_property("Номер", "12", line(run("Договор "), field("DOCPROPERTY Номер", "12"))),
            with_property("Номер", "13", line(run("Договор "), field("DOCPROPERTY Номер", "12"))),
            "Изменено свойство файла Номер: «12» → «13»",
            "Изменено свойство файла Номер: «13» → «12»",
            "substance",
            ("medium", "medium"),
        ),
    ],
    ids="sum fixed include entries lock box bound protection pages signature property".split(),
)
def test_what_is_set_otherwise_is_one_change(
    one: bytes, two: bytes, forth: str, back: str, lane: str, weights: tuple[str, str]
) -> None:
    assert told(one, two) == [(forth, lane, weights[0])]
    assert told(two, one) == [(back, lane, weights[1])]
    assert told(one, one) == told(two, two) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("PAGE", "PAGE \\* MERGEFORMAT"),
        ("=SUM(ABOVE)", "=SUM(ABOVE) \\* MERGEFORMAT"),
        ("REF срок \\h", "REF срок"),
        ('DATE \\@ "dd.MM.yyyy"', "DATE"),
        ("NUMPAGES", "SECTIONPAGES"),
    ],
)
def test_how_a_field_looks_and_what_a_program_counts_is_none(before: str, after: str) -> None:
    assert told(total(field(before, "7")), total(field(after, "7"))) == []


def test_a_reference_is_the_same_where_it_names_the_same_place() -> None:
    def referring(names: tuple[str, str], name: str) -> bytes:
        places = [line(bookmarked(one, text, at)) for at, (one, text) in enumerate(zip(names, ("десять", "сорок"), strict=True))]
        return made("".join(places) + line(run("Срок в днях, а именно: "), field(f"REF {name}", "десять")))

    old = referring(("срок", "иной"), "срок")
    assert told(old, referring(("_Ref1", "_Ref2"), "_Ref1")) == []
    ((said, lane, _),) = told(old, referring(("срок", "иной"), "иной"))
    assert (said, lane) == ("Текст тот же, а код поля другой: «REF срок» → «REF иной»", "substance")


def test_a_property_that_no_field_shows_is_layout() -> None:
    old, new = with_property("Статья", "12"), with_property("Статья", "13")
    assert told(old, new) == []
    assert told(old, new, Lane.LAYOUT) == [("Изменено свойство файла Статья: «12» → «13»", "layout", "none")]


@pytest.mark.parametrize(
    ("property_", "said"),
    [
        ('<w:position w:val="6"/>', "смещение от строки нет → 3\u00a0пт"),
        ('<w:w w:val="50"/>', "ширина букв 100\u00a0% → 50\u00a0%"),
    ],
)
def test_letters_off_their_line_or_narrow_are_formatting(property_: str, said: str) -> None:
    old = made(line(run("слово")))
    new = made(line(f"<w:r><w:rPr>{property_}</w:rPr><w:t>слово</w:t></w:r>"))
    assert told(old, new) == []
    assert told(old, new, Lane.FORMATTING) == [(f"Изменено оформление: {said}: «слово»", "formatting", "none")]


def test_what_stands_in_a_paragraph_that_went_is_told_with_it() -> None:
    (change,) = changes(made(chosen("частично", "нет", lock="contentLocked")), made())
    assert change.kind.value == "deleted"


def test_reports_show_what_was_and_is_set() -> None:
    old, new = read_docx(made(chosen("да", "нет"))), read_docx(made(chosen("да", "нет", "частично")))
    data = ReportData(comparison=compare(old, new), old=old, new=new)
    for format in ("html", "md", "csv"):
        assert "да; нет; частично" in render(format, data).decode(), format


@pytest.mark.parametrize("path", ["//term", "/root/term[last()]", "/root/term[string-length(.) > 1]", "id('a')", ""])
def test_a_path_of_more_than_steps_is_not_asked_for(path: str) -> None:
    assert read_docx(bound("десять дней", "сорок дней", path)).settings == ()
