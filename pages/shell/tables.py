"""pandas tables on the page: never an empty grid, never a library's None, columns with our headings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas
import streamlit as st

ROW_PIXELS = 34
LINE_PIXELS = 20
"""Each further line of a cell."""
BORDER_PIXELS = 2
CUT = 0.5
"""Of a row, the last one that is seen of a table that goes on: without it nothing says that there is more below."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the frame under our heading, `width` pixels wide; a bar up to `bar_to` where that is given."""

    name: str
    heading: str
    width: int
    bar_to: int | None = None


def table(
    frame: pandas.DataFrame,
    columns: Sequence[Column],
    *,
    key: str,
    rows: int = 12,
    selectable: bool = False,
    selected: int | None = None,
    lines: int = 1,
) -> int | None:
    """Shows the columns in their order, up to `rows` rows and a half before it scrolls; the position of the chosen row, or None.

    A row is chosen by a click on any of its cells, or with the arrow keys; `selected` when the table is first shown.
    With more than one of `lines` a row, words wrap within their cells.
    """
    shown = frame[[column.name for column in columns]]
    height = ROW_PIXELS + (lines - 1) * LINE_PIXELS
    options: dict[str, Any] = {
        "hide_index": True,
        "column_config": {column.name: _config(column, frame) for column in columns},
        "row_height": height,
        "height": height_of(len(shown), rows, height),
        "key": key,
        "placeholder": "",
    }
    if not selectable:
        st.dataframe(shown, **options)
        return None
    if selected is not None:
        options["selection_default"] = {"selection": {"cells": [(selected, columns[0].name)]}}
    state = st.dataframe(shown, on_select="rerun", selection_mode="single-cell", **options)
    cells = state.selection.cells
    return int(cells[0][0]) if cells and cells[0][0] < len(shown) else None


def height_of(count: int, rows: int, pixels: int = ROW_PIXELS) -> int:
    """The pixels of a table with its heads: whole where its `count` rows of `pixels` each are at most `rows`."""
    seen = count if count <= rows else rows + CUT
    return int(seen * pixels) + ROW_PIXELS + BORDER_PIXELS


def _config(column: Column, frame: pandas.DataFrame) -> Any:
    if column.bar_to:
        return st.column_config.ProgressColumn(
            column.heading, width=column.width, format="%d", min_value=0, max_value=column.bar_to
        )
    if pandas.api.types.is_numeric_dtype(frame[column.name]):
        return st.column_config.NumberColumn(column.heading, width=column.width, format="localized")
    return st.column_config.TextColumn(column.heading, width=column.width)
