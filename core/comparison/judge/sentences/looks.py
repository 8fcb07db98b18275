"""What a change of looks says: which marks came, which went, which have another value."""

import re
from collections.abc import Mapping
from typing import Final

from core.comparison.judge.grammar import number, quoted
from core.comparison.text.looks import LOOKS, Look, look_at
from core.model.change import Anchor, Change, FoundValue, Sentence, Value, ValueType
from core.model.document import Block

_NAMES: Final = {
    "bold": ("полужирный", "bold"),
    "italic": ("курсив", "italic"),
    "underline": ("подчёркивание", "underlining"),
    "strike": ("зачёркивание", "strikethrough"),
    "caps": ("прописные буквы", "capitals"),
    "superscript": ("верхний индекс", "superscript"),
    "subscript": ("нижний индекс", "subscript"),
    "hidden": ("скрытый текст", "hidden text"),
    "raised": ("смещение от строки", "raised from the line"),
    "stretched": ("ширина букв", "width of letters"),
    "highlight": ("выделение", "highlighting"),
    "size": ("размер", "size"),
    "colour": ("цвет", "colour"),
    "align": ("выравнивание", "alignment"),
    "style": ("стиль", "style"),
}
_VALUED: Final = ("size", "colour", "highlight", "align", "style", "raised", "stretched")
_ALIGNED: Final = {
    "left": ("по левому краю", "left"),
    "right": ("по правому краю", "right"),
    "end": ("по правому краю", "right"),
    "center": ("по центру", "centred"),
    "both": ("по ширине", "justified"),
}
_COLOURS: Final = {
    "yellow": ("жёлтый", "yellow"),
    "green": ("зелёный", "green"),
    "red": ("красный", "red"),
    "blue": ("синий", "blue"),
    "cyan": ("голубой", "cyan"),
    "magenta": ("пурпурный", "magenta"),
    "lightGray": ("светло-серый", "light grey"),
    "darkGray": ("тёмно-серый", "dark grey"),
}
_HEX: Final = re.compile(r"[0-9a-fA-F]{6}")
_COMMON: Final = {"align": ("по левому краю", "left"), "raised": ("нет", "none"), "stretched": ("100\u00a0%", "100%")}
_USUAL: Final = ("обычный", "default")
MOST: Final = 6
"""Differences that one sentence names."""


_SAID: Final = {
    "hidden": ("Текст скрыт", "Text was hidden"),
    "revealed": ("Скрытый текст стал виден", "Hidden text can be seen now"),
    "struck": ("Текст зачёркнут", "Text was struck through"),
    "unstruck": ("Снято зачёркивание", "The strikethrough was removed"),
}
_RAISED: Final = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_PLAIN: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_POWER: Final = re.compile("([0-9]{1,15})([⁰¹²³⁴⁵⁶⁷⁸⁹]{0,2})")
_MOST_POWER: Final = 30
_LOWERED: Final = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")


def look_sentence(change: Change, old: Mapping[str, Block], new: Mapping[str, Block]) -> Sentence:
    """«Изменено оформление: + полужирный; размер обычный → 14 пт: «100 рублей»»; «Текст скрыт: «100 рублей»»."""
    before, after = _seen(change.old, old), _seen(change.new, new)
    text = " ".join(anchor.text for anchor in change.new[:4])
    more = len(change.new) - 1
    told = [_told(before - after, after - before, language) for language in (0, 1)]
    count = (f" и ещё в {more} абз." if more else "", f" and in {more} more paragraphs" if more else "")
    said = next((_SAID[reason] for reason in change.reasons if reason in _SAID), None)
    if said:
        return Sentence(ru=f"{said[0]}: {quoted(text, 'ru')}{count[0]}", en=f"{said[1]}: {quoted(text, 'en')}{count[1]}")
    if "number" in change.reasons:
        was, now = (_indexed(anchors[0], blocks) for anchors, blocks in ((change.old, old), (change.new, new)))
        return Sentence(
            ru=f"Изменено число: {quoted(was, 'ru')} → {quoted(now, 'ru')}",
            en=f"A number was changed: {quoted(was, 'en')} → {quoted(now, 'en')}",
        )
    return Sentence(
        ru=f"Изменено оформление{told[0] and ': ' + told[0]}: {quoted(text, 'ru')}{count[0]}",
        en=f"The formatting was changed{told[1] and ': ' + told[1]}: {quoted(text, 'en')}{count[1]}",
    )


def indexed_value(change: Change, old: Mapping[str, Block], new: Mapping[str, Block]) -> tuple[Value, ...]:
    """The number that a power made another one, where the word is a number and nothing else."""
    was, now = _powered(change.old[0], old), _powered(change.new[0], new)
    return (Value(type=ValueType.NUMBER, old=was, new=now),) if was and now else ()


def _powered(anchor: Anchor, blocks: Mapping[str, Block]) -> FoundValue | None:
    start, end = _word_around(anchor, blocks[anchor.block])
    found = _POWER.fullmatch(_indexed(anchor, blocks))
    if found is None:
        return None
    power = int(found[2].translate(_PLAIN)) if found[2] else 1
    if power > _MOST_POWER:
        return None
    return FoundValue(text=found[0], start=start, end=end, value=str(int(found[1]) ** power))


def _indexed(anchor: Anchor, blocks: Mapping[str, Block]) -> str:
    """The word that the anchor stands in, powers and indices written as such."""
    block = blocks[anchor.block]
    return "".join(_sign(block, place) for place in range(*_word_around(anchor, block)))


def _word_around(anchor: Anchor, block: Block) -> tuple[int, int]:
    start, end = anchor.start, anchor.end
    while start and not block.text[start - 1].isspace():
        start -= 1
    while end < len(block.text) and not block.text[end].isspace():
        end += 1
    return start, end


def _sign(block: Block, place: int) -> str:
    kinds, char = {kind for kind, _ in look_at(block, place)}, block.text[place]
    return char.translate(_RAISED) if "superscript" in kinds else char.translate(_LOWERED) if "subscript" in kinds else char


def _seen(anchors: tuple[Anchor, ...], blocks: Mapping[str, Block]) -> Look:
    """The looks of the first character that can be seen."""
    for anchor in anchors:
        block = blocks.get(anchor.block)
        for place in range(anchor.start, anchor.end):
            if block is not None and not block.text[place].isspace():
                return look_at(block, place)
    return frozenset()


def _told(gone: Look, come: Look, language: int) -> str:
    lost, brought = dict(gone), dict(come)
    plain = [kind for kind in sorted(LOOKS) if kind not in _VALUED]
    added = ", ".join(_NAMES[kind][language] for kind in plain if kind in brought and kind not in lost)
    removed = ", ".join(_NAMES[kind][language] for kind in plain if kind in lost and kind not in brought)
    found = [f"+\u00a0{added}"] if added else []
    found += [f"−\u00a0{removed}"] if removed else []
    for kind in _VALUED:
        if kind in lost or kind in brought:
            values = (_value(kind, lost.get(kind), language), _value(kind, brought.get(kind), language))
            found.append(f"{_NAMES[kind][language]} {values[0]} → {values[1]}")
    return "; ".join(found[:MOST])


def _value(kind: str, value: str | None, language: int) -> str:
    if value is None:
        return _COMMON.get(kind, _USUAL)[language] if kind != "highlight" else ("нет", "none")[language]
    if kind == "stretched":
        return number(value, ("ru", "en")[language]) + ("\u00a0%", "%")[language]
    if kind in ("size", "raised"):
        return f"{number(value, ('ru', 'en')[language])}\u00a0{('пт', 'pt')[language]}"
    if kind == "align":
        return _ALIGNED.get(value, (value, value))[language]
    if kind == "style":
        return quoted(value, ("ru", "en")[language], 40)
    named = _COLOURS.get(value)
    return named[language] if named else f"#{value}" if _HEX.fullmatch(value) else value
