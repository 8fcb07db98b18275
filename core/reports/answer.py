"""DOCX: the answer to the other side: their version, what was rejected put back as our tracked changes, notes as comments."""

from core.errors import ReportError
from core.model.change import Change
from core.model.document import Document
from core.reports.data import Decision, ReportData
from core.reports.labels import DECISIONS, capital, words
from core.reports.redline import settled
from core.reports.redline.explain import Explained, comment
from core.reports.redline.inverting import invert
from core.reports.redline.marking import CHANGES
from core.reports.redline.package import Element
from core.reports.redline.pairing import pairs_of
from core.reports.redline.proof import Read, lines, prove
from core.reports.redline.settle import settle
from core.reports.redline.tails import join_tails
from core.reports.redline.whole import merged
from core.reports.rows import sentence_of


def render(data: ReportData) -> bytes:
    """Rejecting all of it gives the version that was received; accepting all of it gives that version without the rejected
    changes, as rejecting them one by one in the redline does. Where everything was rejected that is the old version.

    Raises ReportError where the files are not at hand, are no Word files, RedlineUnproved where the proof fails.
    """
    if data.old_file is None or data.new_file is None or data.read is None:
        raise ReportError(what="DOCX")
    if (data.old.format, data.new.format) != ("docx", "docx"):
        raise ReportError(what="DOCX")
    rejected = frozenset(change.id for change in data.comparison.changes if decision_of(change, data).decision == "rejected")
    answer = _marked(data, data.old_file, data.new_file, rejected, put_back=True)
    wanted = _wanted(data, data.read, _marked(data, data.old_file, data.new_file, rejected, put_back=False), rejected)
    prove(answer, old=data.new, new=wanted, read=data.read)
    return answer


def decision_of(change: Change, data: ReportData) -> Decision:
    """What was decided of the change; an undecided one is open."""
    return data.decisions.get(change.id, Decision())


def _wanted(data: ReportData, read: Read, settled_one_by_one: bytes, rejected: frozenset[str]) -> Document:
    """What stands when the rejected changes are rejected and the others accepted; the whole old version where all are."""
    everything = {change.id for change in data.comparison.changes} <= rejected
    found = read(settled_one_by_one, "accepted")
    return data.old if everything and lines(found) == lines(data.old) else found


def _marked(data: ReportData, old_bytes: bytes, new_bytes: bytes, rejected: frozenset[str], *, put_back: bool) -> bytes:
    """The redline with the other changes accepted; the rejected ones turned round (`put_back`) or rejected."""
    options = data.comparison.options
    old, new = settled(old_bytes, options.old_revisions), settled(new_bytes, options.new_revisions)
    made = merged(data, old, new, pairs_of(data.comparison, data.old, data.new), joined=True, traced=True)
    if put_back:
        comment(data, new, made, _notes(data))

    everything = {change.id for change in data.comparison.changes} <= rejected

    def of_rejected(mark: Element) -> bool:
        """A mark of no change (a field that reads the same) goes back only with all the others."""
        owners = mark.get(CHANGES, "").split()
        return not rejected.isdisjoint(owners) if owners else everything

    for name in new.texts():
        root = new.root(name)
        settle(root, "accepted", lambda mark: not of_rejected(mark))
        if put_back:
            invert(root, of_rejected)
            join_tails(root)
        else:
            settle(root, "rejected")
        for mark in root.iter():
            if isinstance(mark.tag, str):
                mark.attrib.pop(CHANGES, None)
    return new.saved()


def _notes(data: ReportData) -> list[Explained]:
    """A comment on each change that has a note, or whose decision the other side is to hear."""
    _ = words(data.language)
    found = []
    for change in data.comparison.changes:
        decision = decision_of(change, data)
        if decision.note or decision.decision in ("rejected", "question"):
            first = capital(_(DECISIONS[decision.decision])) if decision.decision != "open" else ""
            texts = [text for text in (first, decision.note, sentence_of(change, data.language)) if text]
            found.append(Explained(change=change, texts=tuple(texts)))
    return found
