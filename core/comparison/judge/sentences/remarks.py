"""What is said of comments that came, went or were edited."""

from decimal import Decimal

from core.comparison.judge.grammar import lowered, plural, quoted
from core.model.change import Change, Sentence
from core.model.document import Blocks


def remarked(change: Change, old: Blocks, new: Blocks) -> Sentence | None:
    """Comments that came or went, with who wrote them."""
    anchors, blocks, came = (change.new, new, True) if change.new else (change.old, old, False)
    stories = {anchor.story for anchor in anchors}
    if (change.old and change.new) or not all(story.startswith("comment") for story in stories):
        return None
    by = ", ".join(dict.fromkeys(mark.value for a in anchors for mark in blocks[a.block].marks if mark.type == "author"))
    by, text = f" ({by})" if by else "", anchors[0].text
    if len(stories) > 1:
        noun, verb = plural(Decimal(len(stories)), "примечание", "примечания", "примечаний"), "Добавлено" if came else "Удалено"
        verb_en = "added" if came else "removed"
        return Sentence(
            ru=f"{verb} {len(stories)}\u00a0{noun}{by}: {quoted(text, 'ru')}",
            en=f"{len(stories)} comments were {verb_en}{by}: {quoted(text, 'en')}",
        )
    if came:
        return Sentence(ru=f"Добавлено примечание{by}: {quoted(text, 'ru')}", en=f"A comment was added{by}: {quoted(text, 'en')}")
    return Sentence(ru=f"Удалено примечание{by}: {quoted(text, 'ru')}", en=f"A comment was removed{by}: {quoted(text, 'en')}")


def in_remark(said: Sentence, change: Change, old: Blocks, new: Blocks) -> Sentence:
    """An edit inside a comment, with who wrote it: nobody is to take it for one of the text."""
    anchors, blocks = (change.new, new) if change.new else (change.old, old)
    if not change.edits or not anchors or not all(anchor.story.startswith("comment") for anchor in anchors):
        return said
    if not (change.old and change.new) and {edit.old is None or edit.new is None for edit in change.edits} == {True}:
        return said
    by = ", ".join(dict.fromkeys(mark.value for a in anchors for mark in blocks[a.block].marks if mark.type == "author"))
    by = f" ({by})" if by else ""
    return Sentence(ru=f"В примечании{by}: {lowered(said.ru)}", en=f"In a comment{by}: {lowered(said.en)}")
