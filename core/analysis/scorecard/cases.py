"""The built-in changes: families of cases.toml, filled, as two documents."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from core.model.change import Significance
from core.model.document import Block, BlockKind, Document

FILLS = 4
"""How often each family is filled from its slots."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One change: both texts (one is empty where a paragraph came or went), what is right to say of it."""

    name: str
    family: str
    language: str
    section: str
    old: str
    new: str
    least: Significance
    reference: tuple[str, ...]
    points: tuple[str, ...]
    slots: dict[str, str]
    decoy: str = ""


@cache
def cases(language: str | None = None) -> tuple[Case, ...]:
    """All built-in changes, or those in one language: 80 each."""
    families = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["family"]
    found = tuple(_filled(family, i) for i in range(FILLS) for family in families)
    return found if language is None else tuple(case for case in found if case.language == language)


def sampled(count: int) -> tuple[Case, ...]:
    """So many of all built-in changes (at least two), evenly chosen, half of them in each language."""
    found: list[Case] = []
    for language in ("ru", "en"):
        own = cases(language)
        half = max(1, min(len(own), count // 2))
        found += [own[i * len(own) // half] for i in range(half)]
    return tuple(found)


def _filled(family: dict[str, Any], number: int) -> Case:
    slots = {name: values[number] for name, values in family["slots"].items()}
    if "direction" in family:
        slots["direction"] = family["direction"][number]
    return Case(
        name=f"{family['language']}-{family['name']}-{number + 1}",
        family=family["name"],
        language=family["language"],
        section=family["section"],
        old=family["old"].format(**slots),
        new=family["new"].format(**slots),
        least=Significance(family["least"]),
        reference=tuple(text.format(**slots) for text in family["reference"]),
        points=tuple(text.format(**slots) for text in family["points"]),
        slots=slots,
        decoy=family.get("decoy", ""),
    )


def documents(chosen: tuple[Case, ...]) -> tuple[Document, Document]:
    """Both versions: a heading and a paragraph a case, with a paragraph between that stays as it is."""
    old: list[Block] = []
    new: list[Block] = []
    for number, case in enumerate(chosen, start=1):
        title = f"{number}. {case.section}"
        still = _still(case, number)
        for blocks, text in ((old, case.old), (new, case.new)):
            blocks.append(_block(f"h{number}", BlockKind.HEADING, title, ()))
            if text:
                blocks.append(_block(f"p{number}", BlockKind.PARAGRAPH, text, (title,)))
            blocks.append(_block(f"s{number}", BlockKind.PARAGRAPH, still, (title,)))
    return _document("old", old), _document("new", new)


def _still(case: Case, number: int) -> str:
    if case.language == "ru":
        return f"Настоящий раздел под номером {number} применяется совместно с приложениями."
    return f"This section under number {number} applies together with the annexes."


def _block(name: str, kind: BlockKind, text: str, section: tuple[str, ...]) -> Block:
    level = 1 if kind is BlockKind.HEADING else None
    return Block(block=name, story="body", kind=kind, level=level, text=text, section=section)


def _document(name: str, blocks: list[Block]) -> Document:
    text = "\n".join(block.text for block in blocks)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(name=f"{name}.txt", sha256=digest, format="txt", words=len(text.split()), blocks=tuple(blocks))
