"""Text of strangers as one line for people."""


def plain(text: str) -> str:
    """Without what moves a terminal's cursor, turns the direction of writing or breaks a line."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)
