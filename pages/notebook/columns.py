"""The columns of the tables that more than one page shows."""

from pages.shell.tables import Column
from pages.shell.words import _


def values() -> tuple[Column, ...]:
    """Of the table of values that changed; widths in pixels."""
    return (
        Column("what", _("Value"), 105),
        Column("old", _("Old"), 150),
        Column("new", _("New"), 150),
        Column("difference", _("Difference"), 120),
        Column("percent", _("Difference, %"), 90),
        Column("place", _("Place"), 410),
    )


def ledger() -> tuple[Column, ...]:
    """Of the table of parts that were read and left out; widths in pixels."""
    return (
        Column("side", _("Version"), 80),
        Column("part", _("Part"), 380),
        Column("words", _("Words"), 90),
        Column("state", _("State"), 190),
        Column("reason", _("Reason"), 260),
    )


def changes() -> tuple[Column, ...]:
    """Of the table of all changes; widths in pixels."""
    return (
        Column("place", _("Place"), 180),
        Column("sentence", _("Description"), 400),
        Column("old", _("Old"), 290),
        Column("new", _("New"), 290),
        Column("kind", _("Type"), 170),
        Column("significance", _("Significance"), 100),
        Column("explanation", _("Explanation of the model"), 300),
    )
