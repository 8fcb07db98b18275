"""A Comparison to verified statements."""
