"""A value that changed here and stands unchanged elsewhere: in the text, in a table, in the other language's column."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from core.comparison.judge.grammar import shortened, value_text
from core.comparison.judge.lanes.changed_words import content
from core.comparison.judge.left_behind.view import View
from core.comparison.judge.sites import values_in
from core.comparison.judge.values.dates import is_day, may_spell_day
from core.comparison.judge.values.measure import Key, key
from core.comparison.judge.values.subjects import Subject, subject_of
from core.comparison.judge.vocabulary.letters import is_cyrillic
from core.comparison.judge.vocabulary.stems import stem
from core.model.change import Anchor, Change, ChangeKind, Found, FoundValue, Lane, Sentence, Value, ValueType
from core.model.comparison import Check
from core.model.document import Block

MOST: Final = 200
"""Changed values that are looked for elsewhere; beyond it every page is new and nothing is left behind."""
SHOWN: Final = 5
"""Places named in one check."""
TELLING: Final = 1_000
"""The least amount that is looked for: «100 руб.» stands in a document for many things."""

_DIGITS: Final = re.compile(r"\d\d*")
_COMPANY: Final = re.compile(r"[«\"“]|Ltd|LLC|Inc|GmbH|plc")


class _Wanted(NamedTuple):
    change: Change
    value: Value
    old: FoundValue
    block: Block
    key: Key
    subject: Subject | None


def elsewhere(view: View) -> Iterator[Check]:
    """One check for each changed value whose old form still stands in blocks that nobody changed."""
    wanted = list(_wanted(view))[:MOST]
    if not wanted:
        return
    signs = _Signs(wanted)
    found: dict[int, list[tuple[Block, FoundValue]]] = {}
    for block in view.new.blocks:
        if block.block in view.edited:
            continue
        possible = signs.possible(block.text)
        values = values_in(block.text) if possible else ()
        keys = [key(*item) for item in values]
        for place in possible:
            for other in _same(block, wanted[place], values, keys):
                found.setdefault(place, []).append((block, other))
    told: set[Key] = set()
    for place in sorted(found):
        item = wanted[place]
        if item.key not in told and not _new_stands_too(found[place], item):
            told.add(item.key)
            yield _check(item, found[place])


def _wanted(view: View) -> Iterator[_Wanted]:
    for change in view.changes:
        if change.lane is not Lane.SUBSTANCE:
            continue
        for value in change.values:
            if value.old is None or value.new is None or not _telling(value, value.old):
                continue
            block = next((b for a in change.new if (b := view.new_blocks.get(a.block)) and _holds(b, value.new)), None)
            if block is None:
                continue
            subject = _subject(value, block)
            if subject is None or subject.known:
                yield _Wanted(change, value, value.old, block, key(value.type, value.old), subject)


def _subject(value: Value, block: Block) -> Subject | None:
    """What a period or a percent is said of; other values speak for themselves."""
    if value.new is None or value.type not in (ValueType.PERIOD, ValueType.PERCENT):
        return None
    return subject_of(value.type, value.new, block.text[: value.new.start])


def _holds(block: Block, found: FoundValue) -> bool:
    return block.text[found.start : found.end] == found.text


_DECIMAL: Final = re.compile(r"-?\d+(?:\.\d+)?")


def _telling(value: Value, old: FoundValue) -> bool:
    if value.type in (ValueType.MONEY, ValueType.NUMBER):
        least = TELLING if value.type is ValueType.MONEY else 10 * TELLING
        # A number may stand where a period stood: its value is then no decimal string.
        return bool(_DECIMAL.fullmatch(old.value)) and abs(Decimal(old.value)) >= least
    if value.type is ValueType.NAME:
        return bool(_COMPANY.search(old.text)) or (old.value.isdigit() and len(old.value) >= 9)
    if value.type is ValueType.DATE:
        return is_day(old.value)
    return value.type in (ValueType.PERIOD, ValueType.PERCENT)


class _Signs:
    """By what a text may hold one of the values sought: the value's first figures or the stem of its longest word; the day of a
    date, and its year where a text may name the day in words."""

    def __init__(self, wanted: list[_Wanted]) -> None:
        self._groups: dict[str, list[int]] = {}
        self._years: dict[str, list[int]] = {}
        for place, item in enumerate(wanted):
            if item.value.type is ValueType.DATE:
                year, _, day = item.old.value.split("-")
                self._years.setdefault(year, []).append(place)
                signs = {day, day.lstrip("0")}
            else:
                signs = _signs(item.old)
            for sign in signs:
                self._groups.setdefault(sign, []).append(place)
        self._worded = any(not sign.isdigit() for sign in self._groups)

    def possible(self, text: str) -> set[int]:
        """Which of the values may stand in a text."""
        found: set[int] = set()
        figures = _DIGITS.findall(text)
        for digits in figures:
            found.update(self._groups.get(digits, ()))
        if not self._years.keys().isdisjoint(figures) and may_spell_day(text):
            for digits in figures:
                found.update(self._years.get(digits, ()))
        if self._worded:
            for word in re.findall(r"[^\W\d_]{3,}", text):
                found.update(self._groups.get(stem(word), ()))
        return found


def _signs(found: FoundValue) -> set[str]:
    """The first figures of a value, or the stem of its longest word."""
    digits = _DIGITS.findall(found.text)
    if digits:
        first = digits[0].lstrip("0") or "0"
        whole = _DIGITS.findall(found.value)
        return {first, digits[0], first.zfill(2), *whole[:1]}
    words = sorted(re.findall(r"[^\W\d_]+", found.text), key=len)
    return {stem(words[-1])} if words else set()


def _same(block: Block, item: _Wanted, values: tuple[Found, ...], keys: list[Key]) -> Iterator[FoundValue]:
    for (kind, found), known in zip(values, keys, strict=True):
        if known == item.key:
            if _about_the_same(block, found, item):
                yield found
        elif kind is ValueType.NUMBER and item.value.type is ValueType.MONEY and _in_table(block, found, item):
            yield found


def _in_table(block: Block, found: FoundValue, item: _Wanted) -> bool:
    """An amount of the text as a bare number in a cell."""
    return (
        block.table is not None and abs(Decimal(found.value)) >= 10 * TELLING and Decimal(found.value) == Decimal(item.old.value)
    )


def _about_the_same(block: Block, found: FoundValue, item: _Wanted) -> bool:
    """Amounts and names speak for themselves; a date, a period or a percent must be said of the same thing."""
    kind = item.value.type
    if kind in (ValueType.MONEY, ValueType.NAME, ValueType.NUMBER):
        return True
    assert item.value.new is not None
    if kind is ValueType.DATE:
        here = set(content(item.block.text[max(0, item.value.new.start - 60) : item.value.new.start]))
        there = set(content(block.text[max(0, found.start - 60) : found.start]))
        return len(here & there) >= 2
    return item.subject == subject_of(kind, found, block.text[: found.start])


def _new_stands_too(places: list[tuple[Block, FoundValue]], item: _Wanted) -> bool:
    """A block that holds the new value as well compares the two: nothing is left behind."""
    assert item.value.new is not None
    wanted = key(item.value.type, item.value.new)
    return all(any(key(*other) == wanted for other in values_in(block.text)) for block, _ in places)


def _check(item: _Wanted, places: list[tuple[Block, FoundValue]]) -> Check:
    assert item.value.new is not None
    in_table = all(block.table is not None for block, _ in places) and item.block.table is None
    code = "text_table" if in_table else "value_elsewhere"
    count = len(places)
    ru_place = "в таблице" if in_table else "в другом месте" if count == 1 else f"в других местах ({count})"
    en_place = "in a table" if in_table else "in another place" if count == 1 else f"in {count} other places"
    return Check(
        code=code,
        changes=(item.change.id,),
        anchors=tuple(Anchor.of(block, found.start, found.end) for block, found in places[:SHOWN]),
        sentence=Sentence(
            ru=f"Значение изменено ({_step(item.value, 'ru')}), но {ru_place} осталось прежним",
            en=f"A value was changed ({_step(item.value, 'en')}) but is still the old one {en_place}",
        ),
    )


def _step(value: Value, language: str) -> str:
    """Both values without the words that repeat them in brackets: "RUB 10,000 → RUB 20,000"."""
    sides = (value.old, value.new)
    return " → ".join([shortened(value_text(value.type, side, language), 60) for side in sides if side is not None])


def counterparts(view: View) -> Iterator[Check]:
    """In two-language columns: a value changed in one language and not in the other."""
    rows, languages = view.rows, _languages(view)
    for change in view.changes:
        if change.lane is not Lane.SUBSTANCE:
            continue
        for anchor in change.new if change.kind is ChangeKind.CELL_CHANGED else change.new[:1]:
            own = view.new_blocks.get(anchor.block)
            if own is None or anchor.table is None:
                continue
            for block in rows.get((anchor.table.id, anchor.table.row), ()):
                assert block.table is not None
                bilingual = (block.table.id, anchor.table.column, block.table.column) in languages
                if block.table.column != anchor.table.column and _other_language(own.text, block.text, bilingual=bilingual):
                    yield from _against(change, block)


_WORDY: Final = 25
"""Letters from which a cell holds a text that has a language."""
_SHORT: Final = 8
"""Letters from which it has one beside cells of its row that are in another language all down the table."""
_BILINGUAL: Final = 0.6
"""Of the rows of a table in two languages, so many have both."""


def _other_language(first: str, second: str, *, bilingual: bool) -> bool:
    least = _SHORT if bilingual else _WORDY
    return min(len(first), len(second)) >= least and is_cyrillic(first) != is_cyrillic(second)


def _languages(view: View) -> Counter[tuple[str, int, int]]:
    """The share, in rows of a table, of those in which two columns are of two languages; by table and columns."""
    found: Counter[tuple[str, int, int]] = Counter()
    counts = Counter(table for table, _ in view.rows)
    for (table, _), cells in view.rows.items():
        told = [cell for cell in cells[:_COLUMNS] if _LETTERS.search(cell.text)]
        worded = [(cell.table.column, is_cyrillic(cell.text)) for cell in told if cell.table is not None]
        for (one, first), (two, second) in itertools.permutations(worded, 2):
            found[table, one, two] += first != second
    return Counter({key: count for key, count in found.items() if count > 1 and count >= _BILINGUAL * counts[key[0]]})


_COLUMNS: Final = 6
"""Cells of a row that are looked at: two languages stand side by side."""
_LETTERS: Final = re.compile(r"[^\W\d_]{3}")


def _against(change: Change, block: Block) -> Iterator[Check]:
    found = {key(*item): item[1] for item in values_in(block.text)}
    for value in change.values:
        if value.old is None or value.new is None or value.type in (ValueType.NAME, ValueType.REFERENCE, ValueType.RANGE):
            continue
        old, new = found.get(key(value.type, value.old)), found.get(key(value.type, value.new))
        if old is not None and new is None:
            yield Check(
                code="counterpart",
                changes=(change.id,),
                anchors=(Anchor.of(block, old.start, old.end),),
                sentence=Sentence(
                    ru=f"Значение изменено в одном языке ({_step(value, 'ru')}), а в другом осталось прежним: {old.text}",
                    en=f"A value was changed in one language ({_step(value, 'en')}) and not in the other: {old.text}",
                ),
            )
