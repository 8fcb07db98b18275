"""Amendments: instructions that turn the old text into the new one, each naming its place and words as they are printed."""
