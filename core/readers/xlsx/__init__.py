"""The XLSX reader: sheets as tables of displayed values, formulas kept apart, hidden things kept and flagged."""

from core.readers.xlsx.reader import read

__all__ = ["read"]
