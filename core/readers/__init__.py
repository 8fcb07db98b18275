"""DOCX, PDF, text and tables to Document, one module a format."""
