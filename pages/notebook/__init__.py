"""The page of one comparison: the overview's cells, the desk, the report."""
