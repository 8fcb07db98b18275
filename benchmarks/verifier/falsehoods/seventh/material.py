"""The written changes as two documents a language, and their true sentences: those written for one change, and the templates."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from core.analysis.scorecard.cases import Case
from core.model.change import Significance
from core.model.document import Block, BlockKind, CellPlace, Document

Written = Mapping[str, Any]
"""One change as its file has it."""
FACTS: Final = ("what", "of", "a", "b", "was", "now", "way")
"""What templates and operators take from a change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One true sentence: the change's name and the family of its wording; "written": for that change alone."""

    change: str
    family: str
    text: str


@cache
def read(folder: Path, name: str) -> dict[str, Any]:
    """A file of a list, by its name without the ending."""
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))


def written(folder: Path, language: str) -> list[Written]:
    """The changes of a list in one language."""
    changes: list[Written] = read(folder, f"changes_{language}")["change"]
    return changes


def told(folder: Path, language: str) -> Iterator[Told]:
    """Every true sentence of a list in one language."""
    templates = read(folder, "templates")[language]
    for change in written(folder, language):
        for text in change["true"]:
            yield Told(change=change["name"], family="written", text=text)
        if "way" in change:
            facts = {name: change.get(name, "") for name in FACTS}
            facts |= {name.capitalize(): _capital(change[name]) for name in ("what", "was", "now")}
            for family, text in {**templates["any"], **templates[f"{change['way']}_any"]}.items():
                yield Told(change=change["name"], family=family, text=text.format(**facts))


def cases(folder: Path, language: str) -> tuple[Case, ...]:
    """A case a change, in order, with its true sentences as its reference."""
    sentences = list(told(folder, language))
    return tuple(
        _case(change, language, tuple(one.text for one in sentences if one.change == change["name"]))
        for change in written(folder, language)
    )


def _case(change: Written, language: str, reference: tuple[str, ...]) -> Case:
    return Case(
        name=change["name"],
        family=f"written-{change['name']}",
        language=language,
        section=change["section"],
        old=" ".join(_words(change, "old")),
        new=" ".join(_words(change, "new")),
        least=Significance.MEDIUM,
        reference=reference,
        points=(),
        slots={name: change[name] for name in FACTS if name in change},
    )


def _words(change: Written, side: str) -> list[str]:
    return [
        *change.get(side, ()),
        *change.get(f"items_{side}", ()),
        *(cell for row in change.get(f"rows_{side}", ()) for cell in row),
    ]


def documents(folder: Path, language: str) -> tuple[Document, Document]:
    """Both versions: a section a change."""
    sides = []
    for side in ("old", "new"):
        blocks = [
            block
            for number, change in enumerate(written(folder, language), start=1)
            for block in _section(change, number, side, language)
        ]
        sides.append(Document(name=f"{side}.docx", sha256=side * 8, format="docx", words=1000, blocks=tuple(blocks)))
    return sides[0], sides[1]


def _section(change: Written, number: int, side: str, language: str) -> Iterator[Block]:
    title = f"{number}. {change['section']}"
    yield Block(block=f"h{number}", story="body", kind=BlockKind.HEADING, level=1, text=title)
    story, section = change.get("story", "body"), (title,)
    labels = change.get(f"labels_{side}", ())
    for at, text in enumerate(change.get(side, ())):
        label = labels[at] if labels else None
        yield Block(block=f"p{number}.{at}", story=story, kind=BlockKind.PARAGRAPH, label=label, text=text, section=section)
    for at, text in enumerate(change.get(f"items_{side}", ())):
        yield Block(
            block=f"i{number}.{at}", story="body", kind=BlockKind.LIST_ITEM, label=f"{at + 1})", text=text, section=section
        )
    header = change.get(f"header_{side}", change.get("header"))
    rows = [header, *change[f"rows_{side}"]] if header else []
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            place = CellPlace(id=f"t{number}", row=row, column=column)
            yield Block(
                block=f"c{number}.{row}.{column}", story="body", kind=BlockKind.PARAGRAPH, text=text, section=section, table=place
            )
    still = (
        f"Положения под номером {number} применяются вместе с приложениями."
        if language == "ru"
        else f"The provisions under number {number} apply together with the annexes."
    )
    yield Block(block=f"s{number}", story="body", kind=BlockKind.PARAGRAPH, text=still, section=section)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
