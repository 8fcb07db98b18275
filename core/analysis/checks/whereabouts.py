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

_SECTIONS: Final = re.compile(r"section|chapter|раздел|глав", re.IGNORECASE)


_HINTS: Final = beginnings(
    "foot endn anne appe head titl prea note capt comm defi intr end begi снос прил заго преа прим коло опре введ "
    "комм конц нача clau sect para plac arti prov chap пунк разд абза мест стат глав"
)
"""Of the words that these turns have."""


def hold(scope: Scope) -> bool:
    if not scope.begins(_HINTS):
        return True
    return all(scope.quoted(one.start()) or _stands(scope, one) for one in _PLACE.finditer(scope.text)) and all(
        scope.quoted(one.start()) or _counts(scope, one) for one in _COUNTED.finditer(scope.text)
    )


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
