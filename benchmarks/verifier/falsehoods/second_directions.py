"""Falsehoods of the second list: directions."""

import random
import re

from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import MONTHS, NUMBER, both, ended, operator, russian, said, swapped
from core.analysis.draft import Draft

# Directions

_UP_RU = ("увеличен", "повышен", "поднят", "вырос", "расширен", "прибавлен", "удлинён")
_DOWN_RU = ("уменьшен", "снижен", "сокращён", "урезан", "понижен", "опущен", "укорочен")
_UP_EN = ("increased", "raised", "lifted", "extended", "boosted", "expanded", "lengthened")
_DOWN_EN = ("reduced", "lowered", "cut", "decreased", "shortened", "trimmed", "curtailed")
_ENDINGS = ("а", "о", "ы", "")


def _opposites() -> list[tuple[str, tuple[str, ...]]]:
    pairs: list[tuple[str, tuple[str, ...]]] = []
    for one, other in ((_UP_RU, _DOWN_RU), (_DOWN_RU, _UP_RU)):
        for word in one:
            for end in _ENDINGS:
                fitting = [w for w in other if w not in ("вырос",)]
                pairs.append((_inflected(word, end), tuple(_inflected(w, end) for w in fitting)))
    pairs += [
        ("подорожал\\w*", ("подешевела", "стала дешевле")),
        ("выросло", ("упало", "снизилось")),
        ("продлён", ("сокращён", "урезан")),
    ]
    pairs += [(word, _DOWN_EN) for word in _UP_EN] + [(word, _UP_EN) for word in _DOWN_EN]
    pairs += [
        ("went up", ("went down", "fell", "dropped")),
        ("rose", ("fell", "sank")),
        ("fell", ("rose", "grew")),
        ("has grown", ("has shrunk",)),
    ]
    pairs += [
        ("поднята", ("опущена", "снижена")),
        ("стал строже", ("стал мягче",)),
        ("became stricter", ("became looser", "became softer")),
    ]
    pairs += [
        ("более позднюю", ("более раннюю",)),
        ("более раннюю", ("более позднюю",)),
        ("быстрее", ("медленнее",)),
        ("half", ("twice",)),
    ]
    return pairs


def _inflected(word: str, end: str) -> str:
    if word == "вырос":
        return word + {"а": "ла", "о": "ло", "ы": "ли", "": ""}[end]
    if end and word.endswith("ён"):
        return word[:-2] + "ен" + end
    return word + end


_OPPOSITES = _opposites()


@operator("direction: the opposite verb")
def _verb(material: Material, chance: random.Random) -> Draft | None:
    return said(material, swapped(material.draft.text, _OPPOSITES, chance))


def _rise(material: Material) -> int:
    """1 when the only number that changed grew, -1 when it fell, 0 when it cannot be said: dates, clauses, units."""
    if re.search(r"20\d\d|декабря|December|пункт|clause|раздел|section", both(material)):
        return 0
    if re.sub(NUMBER, "", material.case.old) != re.sub(NUMBER, "", material.case.new):
        return 0
    old, new = NUMBER.findall(material.case.old), NUMBER.findall(material.case.new)
    different = [(a, b) for a, b in zip(old, new, strict=True) if a != b] if len(old) == len(new) else []
    if len(different) != 1:
        return 0
    a, b = (float(re.sub(r"[ \u00a0]|,(?=\d{3}(?!\d))", "", one).replace(",", ".")) for one in different[0])
    return 1 if b > a else -1


def _judged(
    material: Material, chance: random.Random, rose: dict[str, tuple[str, ...]], fell: dict[str, tuple[str, ...]]
) -> str | None:
    """Words that hold of the opposite direction."""
    rise = _rise(material)
    table = {1: fell, -1: rose}.get(rise)
    return chance.choice(table[material.case.language]) if table else None


@operator("direction: a comparison after the fact")
def _compared(material: Material, chance: random.Random) -> Draft | None:
    rose = {
        "ru": (
            ", что больше прежнего",
            ", что выше, чем было",
            " — это больше по сравнению с прежней редакцией",
            ", то есть стало больше",
        ),
        "en": (", which is more than before", ", which is higher than it was", ", a larger figure than in the old version"),
    }
    fell = {
        "ru": (
            ", что меньше прежнего",
            ", что ниже, чем было",
            " — это меньше по сравнению с прежней редакцией",
            ", то есть стало меньше",
        ),
        "en": (", which is less than before", ", which is lower than it was", ", a smaller figure than in the old version"),
    }
    tail = _judged(material, chance, rose, fell)
    return tail and said(material, ended(material.draft.text, tail))


@operator("direction: a noun before the fact")
def _noun(material: Material, chance: random.Random) -> Draft | None:
    rose = {"ru": ("Увеличение", "Рост", "Повышение", "Прибавка"), "en": ("An increase", "A rise", "Growth")}
    fell = {"ru": ("Уменьшение", "Падение", "Снижение", "Сокращение"), "en": ("A decrease", "A reduction", "A cut")}
    head = _judged(material, chance, rose, fell)
    return head and said(material, f"{head}: {material.draft.text[0].lower() + material.draft.text[1:]}")


@operator("direction: an adjective of the new value")
def _adjective(material: Material, chance: random.Random) -> Draft | None:
    rose = {
        "ru": ("Новое значение больше: ", "Установлен более высокий показатель: "),
        "en": ("The new value is larger: ", "A higher figure is set: "),
    }
    fell = {
        "ru": ("Новое значение меньше: ", "Установлен более низкий показатель: "),
        "en": ("The new value is smaller: ", "A lower figure is set: "),
    }
    head = _judged(material, chance, rose, fell)
    return head and said(material, f"{head}{material.draft.text[0].lower() + material.draft.text[1:]}")


@operator("direction: earlier and later")
def _sooner(material: Material, chance: random.Random) -> Draft | None:
    months, en = MONTHS["ru"], MONTHS["en"]
    pattern = rf"(\d{{1,2}}) ({'|'.join(months + en)})(?: (\d{{4}}))?"
    old, new = re.findall(pattern, material.case.old), re.findall(pattern, material.case.new)
    if len(old) != 1 or len(new) != 1 or old == new:
        return None
    a, b = ((year, (months if month in months else en).index(month), int(day)) for day, month, year in (old[0], new[0]))
    if russian(material):
        tails = (
            (", то есть раньше, чем было", ", на более ранний срок")
            if b > a
            else (", то есть позже, чем было", ", на более поздний срок")
        )
    else:
        tails = (
            (", which is earlier than before", ", that is sooner")
            if b > a
            else (", which is later than before", ", an extension")
        )
    return said(material, ended(material.draft.text, chance.choice(tails)))


@operator("direction: added and removed")
def _came_or_went(material: Material, chance: random.Random) -> Draft | None:
    pairs = [
        ("добавлен(?=\\w*)", ("удалён",)),
        ("добавлено", ("удалено", "исключено", "сохранено")),
        ("добавлена", ("удалена", "исключена")),
        ("удалено", ("добавлено", "введено", "изменено")),
        ("исключено", ("добавлено", "включено", "уточнено")),
        ("убрано", ("внесено", "уточнено")),
        ("появилось", ("исчезло", "пропало")),
        ("введено", ("отменено", "снято", "изменено")),
        ("отменено", ("введено", "установлено")),
        ("дополнен", ("сокращён",)),
        ("снят", ("введён", "продлён")),
        ("added", ("removed", "deleted", "changed", "dropped")),
        ("introduced", ("abolished", "withdrawn", "amended")),
        ("removed", ("added", "kept", "amended")),
        ("deleted", ("added", "introduced", "reworded")),
        ("struck out", ("added", "inserted")),
        ("appeared", ("disappeared", "vanished")),
        ("lifted", ("imposed", "extended")),
    ]
    if material.case.family in ("bound", "term"):
        return None
    return said(material, swapped(material.draft.text, [(a, tuple(b)) for a, b in pairs], chance))


# Negation
