"""Text in lower case whose places are those of the text."""


def lowered(text: str) -> str:
    """In lower case, each character in its place: of the one that would become two ("İ") it stays as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join([one if len(small := one.lower()) > 1 else small for one in text])
