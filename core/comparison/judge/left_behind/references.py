"""References to clauses that are gone or have another number now; terms that were renamed and are still used."""

import re
from collections.abc import Iterator
from typing import Final

from core.comparison.judge.grammar import quoted
from core.comparison.judge.left_behind.view import View, number_in, said
from core.comparison.judge.values.references import TRIGGERS, reference_at
from core.comparison.judge.vocabulary.stems import stem
from core.model.change import Anchor, ChangeKind, Sentence
from core.model.comparison import Check
from core.model.document import Block, Flag

MOST: Final = 40
"""Checks of one kind; a document with more was rebuilt as a whole."""
_WORD: Final = re.compile(
    r"(?<!\w)(?:п|пп|подп|пункт\w{0,3}|подпункт\w{0,3}|clauses?|sections?|"
    r"раздел\w{0,2})(?=[.\s\u00a0])",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"(?:clause|section|subclause) (\d+(?:\.\d+)+)\Z")
_FOREIGN: Final = re.compile(
    r"[^.;]{0,60}?(?:закон|кодекс|ГК|НК|ТК|постановлен|приказ|правил|ГОСТ|СП \d|СанПиН|регламент|директив|стандарт|"
    r"указани|инструкци|"
    r"Regulation|Directive|Act(?!\w)|Law(?!\w)|Code(?!\w)|ISO|RFC|GDPR|standard|specification|приложени|annex|appendix)",
    re.IGNORECASE,
)
_FOREIGN_BEFORE: Final = re.compile(
    r"(?:ISO|RFC|ГОСТ|IEC|IEEE|NIST|закон\w*|кодекс\w*|"
    r"\[[^\]]{1,20}\],?)[^.;]{0,25}\Z",
    re.IGNORECASE,
)


def references(view: View) -> Iterator[Check]:
    """References of the new version to a number that is gone, or that now is another clause's."""
    gone = {label for label in view.old_labels if label not in view.new_labels and "." in label}
    moved = _moved(view)
    taken = _taken(view, moved)
    if not gone and not moved:
        return
    told = 0
    for block in view.new.blocks:
        if Flag.GENERATED in block.flags or not _WORD.search(block.text):
            continue
        for label, start, end in _mentioned(block):
            left = taken if _stood_before(view, block) else set()
            check = _about(view, block, label, (start, end), gone | left, moved)
            if check is not None:
                yield check
                told += 1
                if told >= MOST:
                    return


def _moved(view: View) -> dict[str, tuple[str, str]]:
    """Old number → (new number, the change that says so), where the old number is another clause's now."""
    found: dict[str, tuple[str, str]] = {}
    for change in view.changes:
        if change.kind is not ChangeKind.RENUMBERED:
            continue
        for before, after in zip(change.old, change.new, strict=False):
            old, new = view.old_blocks.get(before.block), view.new_blocks.get(after.block)
            if old is None or new is None or said(old) != said(new):
                continue
            label, to = number_in(old), number_in(new)
            if "." in label and to:
                found[label] = (to, change.id)
    return {label: to for label, to in found.items() if label != to[0]}


def _taken(view: View, moved: dict[str, tuple[str, str]]) -> set[str]:
    """Numbers of clauses that went, which other clauses have now."""
    gone = {
        anchor.block for change in view.changes if change.kind is ChangeKind.DELETED and not change.new for anchor in change.old
    }
    return {to for to, _ in moved.values() if to in view.old_labels and view.old_labels[to].block in gone}


def _mentioned(block: Block) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(block.text):
        word = match.group().lower()
        if word not in TRIGGERS:
            continue
        found = reference_at(block.text, match.start(), match.end(), word)
        label = _LABEL.match(found[1].value) if found is not None else None
        if found is None or label is None:
            continue
        start, end = found[1].start, found[1].end
        if _FOREIGN.match(block.text, end) or _FOREIGN_BEFORE.search(block.text, max(0, start - 40), start):
            continue
        yield label.group(1), start, end


def _about(
    view: View, block: Block, label: str, span: tuple[int, int], gone: set[str], moved: dict[str, tuple[str, str]]
) -> Check | None:
    shown = block.text[span[0] : span[1]]
    if label in moved and _stood_before(view, block):
        to, change = moved[label]
        return Check(
            code="reference_renumbered",
            changes=(change,),
            anchors=(Anchor.of(block, *span),),
            sentence=Sentence(
                ru=f"Ссылка не обновлена: {shown}, а этот пункт теперь имеет номер {to}",
                en=f"A reference was not updated: {shown}, but that clause is now {to}",
            ),
        )
    if label in gone and label not in moved:
        return Check(
            code="reference_gone",
            changes=_deleting(view, label),
            anchors=(Anchor.of(block, *span),),
            sentence=Sentence(
                ru=f"Ссылка ведёт на пункт, которого больше нет: {shown}",
                en=f"A reference points to a clause that is gone: {shown}",
            ),
        )
    return None


def _stood_before(view: View, block: Block) -> bool:
    """Whether nothing of a block changed but its own number."""
    return block.block not in view.reworded and said(block) in view.old_texts


def _deleting(view: View, label: str) -> tuple[str, ...]:
    name = view.old_labels[label].block
    return tuple(change.id for change in view.changes if any(anchor.block == name for anchor in change.old))[:1]


_QUOTED: Final = r"[«\"“]([^«»\"”“\n]{3,40})[»\"”]"
_DEFINED: Final = re.compile(
    rf"(?:далее(?: по тексту)?(?: именуем\w+)?\s*[—–:-]?\s*|именуем\w+ (?:в дальнейшем|далее)\s*|hereinafter(?: "
    rf"referred to as)?,?\s*(?:the\s)?|"
    rf"\((?:the\s)?){_QUOTED}|{_QUOTED}\s*(?:означает|means|shall mean|[—–]\s)",
    re.IGNORECASE,
)


def terms(view: View) -> Iterator[Check]:
    """A term whose definition was renamed, and that the new version still uses under its old name."""
    for change in view.changes:
        if (
            not change.edits
            or not change.old
            or not change.new
            or change.kind in (ChangeKind.ROW_INSERTED, ChangeKind.ROW_DELETED)
        ):
            continue
        old = [view.old_blocks[a.block].text for a in change.old if a.block in view.old_blocks]
        new = [view.new_blocks[a.block].text for a in change.new if a.block in view.new_blocks]
        if not any("«" in text or '"' in text or "“" in text for text in old):
            continue
        before, after = _defined(old), _defined(new)
        gone, come = before - after, after - before
        if len(gone) == len(come) == 1:
            yield from _still_used(view, change.id, gone.pop(), come.pop())


def _defined(texts: list[str]) -> set[str]:
    return {(match.group(1) or match.group(2)).strip() for text in texts for match in _DEFINED.finditer(text)}


def _still_used(view: View, change: str, old: str, new: str) -> Iterator[Check]:
    if [stem(word) for word in old.split()] == [stem(word) for word in new.split()]:
        return
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(re.escape(_head(word)) + r"\w{0,4}" for word in old.split()) + r"(?!\w)")
    places = [
        (block, match.span())
        for block in view.new.blocks
        if (match := pattern.search(block.text)) is not None and match.group()[0].isupper() == old[0].isupper()
    ]
    places = [(block, span) for block, span in places if new not in block.text or old in block.text.replace(new, "")]
    if not places or any(old in _defined([block.text]) for block, _ in places):
        return
    yield Check(
        code="term",
        changes=(change,),
        anchors=tuple(Anchor.of(block, *span) for block, span in places[:5]),
        sentence=Sentence(
            ru=f"Термин переименован ({quoted(old, 'ru')} → {quoted(new, 'ru')}), но прежнее название ещё встречается: "
            f"{len(places)}",
            en=f"A term was renamed ({quoted(old, 'en')} → {quoted(new, 'en')}) but its old name is still used: {len(places)}",
        ),
    )


def _head(word: str) -> str:
    """What all forms of a word begin with."""
    return word[: max(3, len(stem(word)))] if not word.isascii() else word
