"""What is said of a sentence that stands elsewhere now."""

import re
from typing import Final

from core.comparison.judge.grammar import quoted
from core.comparison.judge.sentences.blocks import last_section
from core.comparison.judge.sentences.places import clause_of
from core.model.change import Change, Sentence
from core.model.document import Blocks

_NEXT: Final = re.compile(r"[.!?…][\"»”)]*\s+[^\W\d_a-zа-яё]")
"""Where one sentence ends and another begins."""


def moved_sentence(change: Change, old: Blocks, new: Blocks) -> Sentence:
    """Sentences that changed their place within a paragraph or among paragraphs, and where they stand now."""
    text = change.new[0].text.strip()
    where = _where(change, old, new)
    said = ("Переставлено предложение", "A sentence was moved")
    if _NEXT.search(text):
        said = ("Переставлены предложения", "Sentences were moved")
    return Sentence(ru=f"{said[0]} {where.ru}: {quoted(text, 'ru')}", en=f"{said[1]} {where.en}: {quoted(text, 'en')}")


def _where(change: Change, old: Blocks, new: Blocks) -> Sentence:
    """From where to where, by clauses or else sections; inside one paragraph, or to another."""
    gone, come = change.edits
    if gone.new is not None and come.new is not None and gone.new.block == come.new.block:
        return Sentence(ru="внутри абзаца", en="inside its paragraph")
    clauses = clause_of(change.old, old), clause_of(change.new, new)
    if all(clauses) and clauses[0] != clauses[1]:
        return Sentence(
            ru=f"из п.\u00a0{clauses[0]} в п.\u00a0{clauses[1]}", en=f"from clause\u00a0{clauses[0]} to clause\u00a0{clauses[1]}"
        )
    sections = last_section(change.old), last_section(change.new)
    if all(sections) and sections[0] != sections[1]:
        return Sentence(
            ru=f"из раздела {quoted(sections[0], 'ru', 40)} в раздел {quoted(sections[1], 'ru', 40)}",
            en=f"from section {quoted(sections[0], 'en', 40)} to section {quoted(sections[1], 'en', 40)}",
        )
    if come.old is None:
        return Sentence(ru="в отдельный абзац", en="into a paragraph of its own")
    return Sentence(ru="в другой абзац", en="to another paragraph")
