"""Two Documents to a Comparison; pure."""
