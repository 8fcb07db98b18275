"""Signs of TeX's own fonts, which name their glyphs as no list of Adobe's does, so that pdfium gives the code alone.

The codes are those of the encodings OML, OMS and OMX (D. Knuth, The TeXbook, appendix F) and of the AMS fonts (their user's
guide)."""

import re
from typing import Final

SLASH: Final = 0x0338
"""Drawn over the sign that follows; in Unicode it comes behind it."""
_ITALIC: Final = {0x28: "↼↽⇀⇁↪↩▷◁", 0x3F: "⋆", 0x5B: "♭♮♯⌣⌢ℓ", 0x7B: "ıȷ℘"}
_SYMBOLS: Final = {
    0x00: "−·∗∗÷⋄±∓⊕⊖⊗⊘⊙◯∘•≍≡⊆⊇≤≥≼≽∼≈⊂⊃≪≫≺≻←→↑↓↔↗↘≃⇐⇒⇑⇓⇔↖↙∝′∞∈∋△▽\u0338|∀∃¬∅ℜℑ⊤⊥ℵ",
    0x5B: "∪∩⊎∧∨⊢⊣⌊⌋⌈⌉{}⟨⟩|∥↕⇕\\≀√⨿∇∫⊔⊓⊑⊒§†‡¶♣♢♡♠",
}
_EXTENSION: Final = {
    0x00: "()[]⌊⌋⌈⌉{}⟨⟩|∥/\\()()[]⌊⌋⌈⌉{}⟨⟩/\\()[]⌊⌋⌈⌉{}⟨⟩/\\/\\⎛⎞⎡⎤⎣⎦⎢⎥⎧⎫⎩⎭⎨⎬⎪⏐⎝⎠⎜⎟⟨⟩⊔⊔∮∮⊙⊙⊕⊕⊗⊗∑∏∫⋃⋂⊎⋀⋁∑∏∫⋃⋂⊎⋀⋁∐∐",
    0x68: "[]⌊⌋⌈⌉{}√√√√√",
}
_AMS_A: Final = {0x03: "□■", 0x06: "◊⧫", 0x26: "≳", 0x29: "∴∵", 0x2C: "≜", 0x2E: "≲", 0x35: "≦⩽", 0x3D: "≧⩾", 0x58: "✓"}
_AMS_B: Final = {0x28: "⊊⊋", 0x2D: "∤", 0x3F: "∅∄", 0x7C: "𝕜ℏℏ"}
_FONTS: Final = {
    "CMMI": _ITALIC,
    "CMMIB": _ITALIC,
    "LMMathItalic": _ITALIC,
    "CMSY": _SYMBOLS,
    "CMBSY": _SYMBOLS,
    "LMMathSymbols": _SYMBOLS,
    "CMEX": _EXTENSION,
    "LMMathExtension": _EXTENSION,
    "MSAM": _AMS_A,
    "MSBM": _AMS_B,
}
_SIGNS: Final = {
    name: {first + k: ord(sign) for first, run in runs.items() for k, sign in enumerate(run)} for name, runs in _FONTS.items()
}
_NAME: Final = re.compile(r"([A-Za-z]+?)\d+(?:-|$)")


def signs_of(font: str) -> dict[int, int]:
    """For a font's code of a sign the code point of what it draws; nothing for fonts that are none of TeX's."""
    name = _NAME.match(font)
    return _SIGNS.get(name.group(1), {}) if name else {}
