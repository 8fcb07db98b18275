"""Tables of words are written as one string each: it reads better than a list of quoted words."""


def words(text: str) -> frozenset[str]:
    """The words of a string as a set."""
    return frozenset(text.split())
