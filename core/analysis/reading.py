"""One batch: asked, split where it must be, checked, stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.analysis.answers import ChangeAnswer
from core.analysis.asking import Reply
from core.analysis.basis import Basis
from core.analysis.batches import Piece
from core.analysis.budget import Count, raw_tokens
from core.analysis.cache import key_of
from core.analysis.draft import WHY, Draft
from core.analysis.failures import Failure
from core.analysis.numbered import Numbered
from core.errors import ModelError, ModelSilent
from core.jsonform import decode, encode
from core.limits import MODEL_SILENCE_SECONDS
from core.model.analysis import NotAnalysed, Statement
from core.model.change import Significance

LEFT_OUT = "left out"
"""The reason of a change that the model passed over, asked about alone too."""
SPLITS = 3
"""How often one window of a single change is cut in two before it is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """What came of one batch: the changes that were read, those that could not be, the checked sentences, the token count."""

    read: tuple[str, ...] = ()
    unread: tuple[NotAnalysed, ...] = ()
    statements: tuple[Statement, ...] = ()
    count: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReader:
    """Asks batches of changes; each answer is kept under a key of what it depends on."""

    basis: Basis

    def read(self, pieces: Sequence[Piece], depth: int = 0) -> list[BatchResult]:
        """The results of the batch, or of its halves. Raises Stopped, ModelError."""
        lines = [piece.line(i) for i, piece in enumerate(pieces, start=1)]
        asker, cache = self.basis.asker, self.basis.cache
        key = key_of("batch", self.basis.salt, tuple(piece.change for piece in pieces), tuple(lines))
        kept = cache.get(key)
        if kept is not None:
            asker.transcript.again(cache, key)
            return decode(kept, list[BatchResult])
        with asker.transcript.of(cache, key):
            found = self._asked(pieces, lines, depth)
        if not any(result.unread for result in found):  # what failed is asked again by the next analysis
            cache.put(key, encode(found))
        return found

    def _asked(self, pieces: Sequence[Piece], lines: list[str], depth: int) -> list[BatchResult]:
        reply = self.basis.asker.ask("changes", lines)
        if reply.failure is None:
            return self._answered(pieces, lines, reply)
        if len(pieces) > 1:
            half = len(pieces) // 2
            return [*self.read(pieces[:half]), *self.read(pieces[half:])]
        return self._alone(pieces[0], reply.failure, depth)

    def _alone(self, piece: Piece, failure: Failure, depth: int) -> list[BatchResult]:
        """A single change that could not be read: smaller windows where its length may be at fault, else it is listed."""
        if failure is Failure.SILENT:
            raise ModelSilent(seconds=MODEL_SILENCE_SECONDS)
        if failure is Failure.REJECTED:
            raise ModelError
        too_long = failure in (Failure.CONTEXT, Failure.TRUNCATED)
        if too_long and depth < SPLITS and len(piece.before) + len(piece.after) > 1:
            return [result for half in _halves(piece) for result in self.read([half], depth + 1)]
        return [BatchResult(unread=(NotAnalysed(change=piece.change, reason=failure.value),))]

    def _answered(self, pieces: Sequence[Piece], lines: list[str], reply: Reply) -> list[BatchResult]:
        numbered = Numbered([piece.change for piece in pieces], lines)
        ids = numbered.ids
        drafts = [draft for item in reply.answer.changes for draft in _drafts(item, ids)]
        statements = self.basis.judge.statements(drafts, self.basis.asker, numbered.cited_by, ids)
        told = {item.id for item in reply.answer.changes}
        left = [piece for piece, name in zip(pieces, ids, strict=True) if name not in told]
        estimated = raw_tokens(self.basis.asker.fixed) + sum(raw_tokens(line) for line in lines)
        count = Count(estimated=estimated, actual=reply.prompt_tokens)
        read = tuple(dict.fromkeys(change for name, change in ids.items() if name in told))
        return [BatchResult(read=read, statements=tuple(statements), count=count), *self._left_out(left, len(pieces), bool(told))]

    def _left_out(self, left: Sequence[Piece], of: int, said_something: bool) -> list[BatchResult]:
        """Changes of which the answer says nothing are asked again, fewer at a time. One that is passed over alone is listed, and
        so are all where the answer speaks of nothing that was asked: a smaller batch would not cure that."""
        if len(left) == of and (of == 1 or said_something):
            return [BatchResult(unread=tuple(NotAnalysed(change=piece.change, reason=LEFT_OUT) for piece in left))]
        if not left:
            return []
        if len(left) < of:
            return self.read(left)
        half = len(left) // 2
        return [*self.read(left[:half]), *self.read(left[half:])]


def _halves(piece: Piece) -> list[Piece]:
    """The two halves of both texts, a little longer than half so that they overlap."""

    def cut(text: str) -> tuple[str, str]:
        middle, extra = len(text) // 2, min(40, len(text) // 8)
        return text[: middle + extra], text[max(0, middle - extra) :]

    (old1, old2), (new1, new2) = cut(piece.before), cut(piece.after)
    common = {"change": piece.change, "facts": piece.facts}
    return [
        Piece(**common, before=old1, after=new1, window=piece.window * 2 + 1),
        Piece(**common, before=old2, after=new2, window=piece.window * 2 + 2),
    ]


def _drafts(item: ChangeAnswer, ids: dict[str, str]) -> list[Draft]:
    quotes = tuple(quote.cited() for quote in item.quotes)
    change = ids.get(item.id, item.id)
    level = Significance(item.significance)
    roles = {item.why: WHY, item.what: "change"}
    return [
        Draft(text=text, changes=(change,), quotes=quotes, significance=level, role=roles[text])
        for text in dict.fromkeys((item.what, item.why))
        if text.strip()
    ]
