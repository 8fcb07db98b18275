"""What a file behind a password holds, as a file without one: for what works on the file itself, such as a redline."""

_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a compound file begins (MS-CFB, 2.2): what an Office file behind a password is."""


def opened(data: bytes, format: str, password: str) -> bytes:
    """The same file without its password; empty where it has none. Raises WrongPassword, Damaged or Unsafe."""
    if format == "pdf":
        from core.readers.pdf.unlocked import unlocked_pdf

        return unlocked_pdf(data, password)
    if data.startswith(_COMPOUND):
        from core.readers.locked import unlocked

        return unlocked(data, password)
    return b""
