"""Where it stands: a footnote, an annex, a heading, and in how many clauses."""

import re
from typing import Final

from core.analysis.checks.scope import Scope, beginnings

_PLACE: Final = re.compile(
    r"\b(?:in|to|into|from|at|under)\s(?:the|an?|its)\s(?P<en>footnote|endnote|annex|appendix|heading|title|preamble|note|header|"
    r"footer|caption|comment|definition|introduction|end of the (?:agreement|contract|document)|"
    r"beginning of the (?:agreement|contract|document))s?\b|"
    r"\b(?:в|во|из|к|ко)\s(?:\w+\s)?(?P<ru>сноск|приложени|заголовк|преамбул|примечани|колонтитул|определени|введени|комментари|"
    r"конце (?:договора|документа|соглашения)|начале (?:договора|документа|соглашения))\w*",
    re.IGNORECASE,
)
_STORIES: Final = {
    "footnote": "footnote", "сноск": "footnote", "endnote": "endnote", "comment": "comment", "комментари": "comment",
    "header": "header", "footer": "footer",
}  # fmt: skip
_TITLES: Final = frozenset({"heading", "title", "заголовк"})
_COUNTED: Final = re.compile(
    r"\b(?:(?P<two>two|both|several|many|дв[ауе]\w*|об(?:а|е|оих|еих)|нескольк\w+)|(?P<more>three|four|five|six|тр[иёе]\w*|"
    r"чет[ыв]\w+|пят[иь]\w*|шест[иь]\w*))\s(?:(?!час)\w+\s)?(?:clauses|sections|paragraphs|places|articles|provisions|chapters|"
    r"пункт\w+|раздел\w+|абзац\w+|мест(?:а|ах)\b|стать\w+|глав(?:ы|ах)\b)",
    re.IGNORECASE,
)

_NUMBERED: Final = re.compile(
    r"\bin\sthe\s(?P<en>first|second|third|fourth|fifth|last)\s(?P<of>sentence|paragraph|line|indent|bullet)\b|"
    r"\b(?:в|во|из)\s(?P<ru>перв|втор|треть|четв[её]рт|пят|последн)\w+\s(?P<iz>предложени|абзац|строк|фраз)\w*",
    re.IGNORECASE,
)
_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
    "перв": 1, "втор": 2, "треть": 3, "четверт": 4, "пят": 5,
}  # fmt: skip
_ENDS: Final = re.compile(r"[.!?…;]\s+(?=[\w«“\"(])")

_SECTIONS: Final = re.compile(r"section|chapter|раздел|глав", re.IGNORECASE)


_HINTS: Final = beginnings(
    "foot endn anne appe head titl prea note capt comm defi intr end begi снос прил заго преа прим коло опре введ "
    "row colu стол граф sent line inde bull пред стро фраз "
    "комм конц нача clau sect para plac arti prov chap пунк разд абза мест стат глав"
)
"""Of the words that these turns have."""


_LINE: Final = re.compile(
    r"\b(?:(?P<row>row|строк[аеиуой]+)|(?P<column>column|столб(?:ец|ц)\w*|граф[аеуы]|колонк\w+))\s(?P<name>[«“\"][^»”\"]+[»”\"])",
    re.IGNORECASE,
)


def hold(scope: Scope) -> bool:
    if not scope.begins(_HINTS):
        return True
    return (
        all(_is_line(scope, one) for one in _LINE.finditer(scope.text))
        and all(scope.quoted(one.start()) or _stands(scope, one) for one in _PLACE.finditer(scope.text))
        and all(scope.quoted(one.start()) or _counts(scope, one) for one in _COUNTED.finditer(scope.text))
        and all(
            scope.quoted(one.start()) or scope.written(one.group()) or _is_there(scope, one)
            for one in _NUMBERED.finditer(scope.text)
        )
    )


def _is_there(scope: Scope, match: re.Match[str]) -> bool:
    """ "In the second sentence", of a change there; of lines and paragraphs a change does not know the number."""
    if (match["of"] or match["iz"]).lower() not in ("sentence", "предложени", "фраз"):
        return False
    said = _ORDINALS.get((match["en"] or match["ru"]).lower().replace("ё", "е"))
    places = [
        (len(_ENDS.findall(one.text[: a - one.start])) + 1, len(_ENDS.findall(one.text[a - one.start :])))
        for evidence in scope.evidence
        for one in evidence.passages
        for a, _ in one.changed
        if not one.start
    ]
    return any(number == said or (said is None and not behind) for number, behind in places)


def _is_line(scope: Scope, match: re.Match[str]) -> bool:
    """ "In the column “Bearing”", which is the name of the row."""
    name = match["name"][1:-1].strip().lower()
    heads = {cell.strip().lower() for one in scope.evidence for cell in one.header}
    cells = {cell.strip().lower() for one in scope.evidence for cell in one.row}
    return name not in (heads - cells if match["row"] else cells - heads)


def _stands(scope: Scope, match: re.Match[str]) -> bool:
    name = (match["en"] or match["ru"]).lower()
    anchors = [anchor for one in scope.evidence for anchor in (*one.change.old, *one.change.new)]
    if any(anchor.story.startswith(_STORIES.get(name, "?")) for anchor in anchors):
        return True
    if name in _TITLES and all(passage.text.rstrip()[-1:] not in ".;:" for one in scope.evidence for passage in one.passages):
        return True
    return scope.written(name)


def _counts(scope: Scope, match: re.Match[str]) -> bool:
    """ "In two clauses", of so many changes, "in two sections", of changes in so many; or it is the text's own."""
    changes = [one.change for one in scope.evidence]
    of = len({change.id for change in changes})
    if _SECTIONS.search(match.group()) is not None:
        of = len({(change.new or change.old)[0].section[-1:] for change in changes})
    return of >= (2 if match["two"] else 3) or scope.written(match.group())
