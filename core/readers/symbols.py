"""Characters of the symbol fonts as Unicode: what w:sym and the bullets of lists mean."""

import re
from typing import Final

_SYMBOL_LOW: Final = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
"""Adobe's Symbol encoding from 0x20."""
_SYMBOL_HIGH: Final = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\uf8ff〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
"""The same from 0xA0."""
_WINGDINGS: Final = {
    0x28: "☎",
    0x2A: "✉",
    0x46: "☞",
    0x4A: "☺",
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x70: "❐",
    0x71: "❑",
    0x72: "❒",
    0x73: "⬧",
    0x74: "⧫",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0x78: "⌧",
    0x9E: "·",
    0x9F: "•",
    0xA0: "▪",
    0xA1: "○",
    0xA2: "⭘",
    0xA7: "▪",
    0xA8: "◻",
    0xAB: "★",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xEF: "⇦",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2: Final = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0x97: "●",
    0x98: "•",
    0xA3: "□",
    0xA2: "■",
}
_WINGDINGS_3: Final = {0x7D: "▶", 0x7C: "◀", 0x70: "▲", 0x71: "▼", 0x75: "▶", 0x84: "◁", 0x86: "▷"}
BULLET: Final = "•"
PRIVATE: Final = re.compile("[\uf020-\uf0ff]")
"""Where programs put the characters of symbol fonts."""


def _tables() -> dict[str, dict[int, str]]:
    symbol = {0x20 + i: char for i, char in enumerate(_SYMBOL_LOW)}
    symbol.update({0xA0 + i: char for i, char in enumerate(_SYMBOL_HIGH)})
    return {"symbol": symbol, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3}


_TABLES: Final = _tables()
_EMBEDDED: Final = re.compile(r"(?:[A-Z]{6}\+)?(Symbol|Wingdings)(?:MT|-Regular|-?([23]))?", re.IGNORECASE)
"""The fonts' names in PDF files."""


def symbol(font: str, code: str) -> str:
    """The character of a w:sym (`code`: hexadecimal). One that has no Unicode twin stays as the file has it."""
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    if not 0 < number < 0x110000 or 0xD800 <= number < 0xE000:
        return "\ufffd"
    low = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    return _TABLES.get(font.lower(), {}).get(low, chr(number))


def unprivate(text: str, font: str) -> str:
    """A run's text with the private characters of its symbol font as their Unicode twins; others stay."""
    return PRIVATE.sub(lambda found: symbol(font, f"{ord(found[0]):x}"), text)


def signs_by_code(font: str) -> dict[int, int]:
    """For the private code points of a symbol font those of what it draws; nothing for other fonts."""
    name = _EMBEDDED.fullmatch(font)
    table = _TABLES[" ".join(filter(None, name.groups())).lower()] if name else {}
    return {0xF000 + code: ord(sign) for code, sign in table.items()}


def bullet(text: str, font: str) -> str:
    """A bullet as it looks: private characters of symbol fonts become their Unicode twins, or a plain bullet."""
    out = []
    for char in text:
        if 0xE000 <= ord(char) <= 0xF8FF:
            twin = symbol(font, f"{ord(char):x}")
            out.append(twin if not 0xE000 <= ord(twin) <= 0xF8FF else BULLET)
        else:
            out.append(char)
    return "".join(out)
