"""Sverka: compares two versions of a document and proves the comparison complete."""
