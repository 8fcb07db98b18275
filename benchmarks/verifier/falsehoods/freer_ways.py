"""How the freer operators change a sentence: one of its words by a table, or words put after it."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from benchmarks.verifier.falsehoods.material import Material
from core.analysis.draft import Draft

Pairs = Mapping[str, Sequence[tuple[str, str]]]
"""By language: a pattern of the true words and what stands instead."""
PARTIES: Final = {
    "ru": "Заказчик Исполнитель Поставщик Покупатель Арендатор Подрядчик Арендодатель Банк Работник Работодатель".split(),
    "en": "Customer Contractor Supplier Buyer Tenant Provider Lessor Landlord Bank Employee Employer Company".split(),
}


def reworded(material: Material, chance: random.Random, pairs: Pairs) -> Draft | None:
    """One of the patterns that the sentence has, drawn by chance, in its other words; None where it has none."""
    text = material.draft.text
    fit = [(a, b) for a, b in pairs[material.case.language] if re.search(a, text)]
    if not fit:
        return None
    a, b = chance.choice(fit)
    return said(material, re.sub(a, b, text, count=1))


def with_tail(material: Material, words: str, *, joined: bool = False) -> Draft | None:
    """The sentence with `words` after it, before its full stop; without one as they are, unless they are to be `joined`."""
    text = material.draft.text
    return said(material, f"{text.rstrip('.')}{words}." if text.endswith(".") or joined else f"{text}{words}")


def lowered(text: str) -> str:
    """A sentence as it goes on behind other words."""
    first = text.split()[0].strip(",") if text.split() else ""
    keep = first.isupper() or any(first in names for names in PARTIES.values())
    return text if keep or text[:1] in '«“"' else text[:1].lower() + text[1:]


def said(material: Material, text: str) -> Draft | None:
    """The draft with another text; None where it is the same."""
    return replace(material.draft, text=text) if text != material.draft.text else None
