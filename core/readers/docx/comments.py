"""Comments: who said what, where, in answer to whom, and whether it is settled."""

from dataclasses import dataclass
from typing import Final

from core.model.document import Mark
from core.readers.docx.names import ID, W14, W15, Element, W

_YES: Final = frozenset({"1", "true", "on"})


@dataclass(slots=True, kw_only=True)
class Comment:
    """`key`: the paraId of its last paragraph, by which the list of threads knows it. `parent`: a story."""

    id: str
    story: str
    element: Element
    author: str
    date: str
    key: str
    parent: str = ""
    resolved: bool = False


def comments_of(root: Element) -> list[Comment]:
    """The comments in the file's order, which names their stories."""
    found = []
    for number, element in enumerate(root.iterchildren(W + "comment"), 1):
        keys = [paragraph.get(W14 + "paraId", "") for paragraph in element.iter(W + "p")]
        found.append(
            Comment(
                id=element.get(ID, ""),
                story=f"comment:{number}",
                element=element,
                author=element.get(W + "author", ""),
                date=element.get(W + "date", ""),
                key=keys[-1].upper() if keys else "",
            )
        )
    return found


def thread(comments: list[Comment], extended: Element) -> None:
    """Brings in what commentsExtended.xml says: which comment answers which, and which are resolved."""
    by_key = {comment.key: comment for comment in comments if comment.key}
    for element in extended.iterchildren(W15 + "commentEx"):
        comment = by_key.get(element.get(W15 + "paraId", "").upper())
        if comment is None:
            continue
        comment.resolved = element.get(W15 + "done", "0").lower() in _YES
        parent = by_key.get(element.get(W15 + "paraIdParent", "").upper())
        comment.parent = parent.story if parent is not None and parent is not comment else ""


def comment_marks(comment: Comment, end: int) -> tuple[Mark, ...]:
    """What is known of a comment, as marks over the text of its first block: author, date, reply, resolved."""
    known = (
        ("author", comment.author),
        ("date", comment.date),
        ("reply", comment.parent),
        ("resolved", "true" if comment.resolved else ""),
    )
    return tuple(Mark(start=0, end=end, type=kind, value=text) for kind, text in known if text)
