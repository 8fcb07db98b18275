"""What every report is made from, and which part of it was asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field

from core.model.analysis import Analysis
from core.model.change import Change, Lane, Significance
from core.model.comparison import Comparison
from core.model.document import Document
from core.model.exchange import Exchange


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the analyst decided of a change: open, accepted, rejected or question, with a note, and who it was."""

    decision: str = "open"
    note: str = ""
    by: str = ""


PARTS = ("summary", "changes", "values", "checks", "ledger")
"""The parts of a report that can be left out. The verdict and the count of what is hidden always stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """`lanes`, `least` and `changes` narrow what is shown; what they hide is counted in the report. `logo`: PNG bytes.
    `parts` are those of PARTS that pages, papers and sheets show. `inputs`: the evidence pack holds both files.

    `author` and `date` (ISO 8601; "": the time of making) stand on tracked changes and comments. `earlier`: tracked changes
    that the new file held are "accepted" into it, or "kept" in the name of whoever made them.
    """

    lanes: tuple[Lane, ...] = (Lane.SUBSTANCE, Lane.WORDING, Lane.NUMBERING)
    least: Significance = Significance.NONE
    changes: tuple[str, ...] | None = None
    with_model: bool = True
    heading: str = ""
    author: str = "Sverka"
    date: str = ""
    earlier: str = "accepted"
    logo: bytes | None = None
    parts: tuple[str, ...] = PARTS
    inputs: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A line of the audit: what was done to the files, the comparison or the analysis, by whom and when (ISO 8601)."""

    at: str
    user: str
    action: str
    outcome: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportData:
    """`made` is an ISO 8601 time: a part of the data, so that the same data give the same bytes. `uploaded`: when each file
    was, "" where nobody knows. `opened`: the files without their passwords, where they have one. `exchanges`: every prompt
    to the model and its answer, for the evidence pack."""

    comparison: Comparison
    old: Document
    new: Document
    analysis: Analysis | None = None
    language: str = "ru"
    old_bytes: bytes | None = None
    new_bytes: bytes | None = None
    opened: tuple[bytes | None, bytes | None] = (None, None)
    made: str = "1980-01-01T00:00:00Z"
    uploaded: tuple[str, str] = ("", "")
    options: ReportOptions = field(default_factory=ReportOptions)
    decisions: dict[str, Decision] = field(default_factory=dict)
    audit: tuple[Event, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    read: Callable[[bytes, str], Document] | None = None
    """Reads a DOCX with its tracked changes "accepted" or "rejected": what the redline is proved with."""

    @property
    def old_file(self) -> bytes | None:
        """The old file, opened where it has a password and that was given."""
        return self.opened[0] or self.old_bytes

    @property
    def new_file(self) -> bytes | None:
        """The new version's file without its password, where one was needed; None where no file is at hand."""
        return self.opened[1] or self.new_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The changes that a report shows, and how many it does not."""

    shown: tuple[Change, ...]
    hidden: int


def select(data: ReportData) -> Selection:
    """The changes that the options let through, in the order of the comparison."""
    options = data.options
    wanted = None if options.changes is None else set(options.changes)
    shown = tuple(
        change
        for change in data.comparison.changes
        if (change.lane in options.lanes if wanted is None else change.id in wanted)
        and change.significance.rank >= options.least.rank
    )
    return Selection(shown=shown, hidden=len(data.comparison.changes) - len(shown))
