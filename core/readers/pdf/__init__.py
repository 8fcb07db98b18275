"""PDF to Document: pdfium's characters and boxes, put together here as words, lines, columns, tables and paragraphs."""

from core.readers.pdf.reader import read

__all__ = ["read"]
