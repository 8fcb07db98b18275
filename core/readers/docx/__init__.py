"""The DOCX reader: WordprocessingML, all of it that says something, or a line in the ledger about what is missing."""

from core.readers.docx.reader import read

__all__ = ["read"]
