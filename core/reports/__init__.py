"""Comparison and Analysis to bytes, one module a format."""
