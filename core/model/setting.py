"""What a file sets beside its words: rules, locks, sources. Nobody sees them by reading; they say what cells, fields and
readers may do."""

from dataclasses import dataclass
from enum import StrEnum

from core.swift import swift


class SettingKind(StrEnum):
    """What is set; docs/comparison.md says what is told of each."""

    NAME = "name"
    """A name that a workbook gives to cells; the value is what it stands for."""
    ENTRIES = "entries"
    """Which entries cells or a content control take: a list, or bounds."""
    HINT = "hint"
    """What a program says to whoever enters something there."""
    HIGHLIGHT = "highlight"
    """When cells are shown otherwise: the rule of a conditional format."""
    FILTER = "filter"
    """By which entries the rows of a list are shown."""
    CHART = "chart"
    """The cells that a series of a chart draws."""
    AS_TEXT = "as_text"
    """A number that a cell keeps as a text: no sum counts it."""
    CALCULATION = "calculation"
    """When and how exactly a workbook is counted."""
    SOURCE = "source"
    """Another file or a query that data come from."""
    PROTECTION = "protection"
    """What may not be changed without a password, or at all: of the file, of a sheet."""
    OPEN_CELLS = "open_cells"
    """The cells of a protected sheet that may be changed."""
    LOCK = "lock"
    """Whether a field of a form may be changed or removed."""
    SHOWN_INSTEAD = "shown_instead"
    """The data that a program shows in the place of a field's text."""
    TICK = "tick"
    """The state of a box that its sign does not show."""
    FIELD = "field"
    """The instruction by which a field gets its text."""
    PAGE_NUMBERS = "page_numbers"
    """From what number and in what figures a section counts its pages."""
    SIZE = "size"
    """How large a picture is shown."""
    PROPERTY = "property"
    """A property of the file that its author named; a field may show it."""
    SIGNATURE = "signature"
    """A digital signature; whether it is valid is not said."""
    BOOKMARK = "bookmark"
    """A title in the outline of a file with pages."""


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """`story`: whose it is, "" of the whole file; `block`: at which block it stands, where it stands at one; `name`: which of
    several it is ("" the only one), cells as a formula names them: =A2:A10; `value`: what is set, a formula with its =."""

    kind: SettingKind
    story: str = ""
    block: str | None = None
    name: str = ""
    value: str = ""
