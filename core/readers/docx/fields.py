"""Fields (ISO/IEC 29500-1, 17.16): the result is text, the instruction is kept as a mark."""

import re
from typing import Final

from core.readers.docx.names import VAL, Element, W, is_on, value, whole
from core.readers.symbols import symbol

GENERATED: Final = frozenset({"TOC", "INDEX", "TOA"})
"""Fields whose whole result the program makes."""
PAGES: Final = frozenset({"PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "SECTION", "NOTEREF"})
"""Fields that show where something stands."""
_LINK: Final = re.compile(r'HYPERLINK\s+(?:"([^"]*)"|(?!\\)(\S+))?(?:.*?\\l\s+(?:"([^"]*)"|(\S+)))?', re.IGNORECASE | re.DOTALL)
_FORMS: Final = {"FORMCHECKBOX", "FORMDROPDOWN"}
_BUTTONS: Final = {"MACROBUTTON", "GOTOBUTTON"}
_SYMBOL_FONT: Final = re.compile(r'\\f\s*(?:"([^"]*)"|(\S+))', re.IGNORECASE)


class Field:
    """An open field. `start`: where its result begins in the paragraph that is being read; `instruction`: as Word shows it, and
    `name`, see `name_of`: both "" until then."""

    __slots__ = ("form", "in_result", "instruction", "name", "parts", "start")

    def __init__(self, form: Element | None = None) -> None:
        self.parts: list[str] = []
        self.in_result = False
        self.start = 0
        self.form = form
        self.instruction = self.name = ""

    def result_begins(self, start: int) -> None:
        """The instruction is whole now: its parts joined, white space as single spaces."""
        self.in_result, self.start = True, start
        self.instruction = " ".join("".join(self.parts).split())
        self.name = name_of(self.instruction)


def name_of(instruction: str) -> str:
    """The field's kind in capitals: PAGEREF of `PAGEREF _Toc1 \\h`."""
    return instruction.partition(" ")[0].upper()


def link_of(instruction: str) -> str | None:
    """The target of a HYPERLINK field: an address, #bookmark, or address#bookmark; None for another field."""
    found = _LINK.match(instruction)
    if found is None:
        return None
    quoted, bare, anchor, bare_anchor = found.groups()
    place = anchor or bare_anchor
    return (quoted or bare or "") + (f"#{place}" if place else "")


def shown_text(field: Field) -> str:
    """What a field without result text shows: the words of a button, a sign, a formula as it is written, a form's state."""
    name, _, rest = field.instruction.partition(" ")
    if name.upper() in _BUTTONS:
        return rest.partition(" ")[2]
    if name.upper() == "SYMBOL":
        return _symbol(rest)
    return rest if name.upper() == "EQ" else _form_text(field)


def _symbol(rest: str) -> str:
    """The sign of a SYMBOL field (17.16.5.67): a code in a symbol font, in Unicode (\\u), or of the Western code page."""
    code, _, switches = rest.partition(" ")
    try:
        number = int(code, 0)
    except ValueError:
        return code.strip('"')
    font = _SYMBOL_FONT.search(switches)
    sign = symbol((font[1] or font[2]) if font else "", f"{number:x}")
    plain = 0 < number < 256 and sign == chr(number) and "\\u" not in switches.lower()
    return bytes([number]).decode("cp1252", "replace") if plain else sign


def _form_text(field: Field) -> str:
    """A ticked or empty box, the chosen entry of a list."""
    if field.form is None or field.name not in _FORMS:
        return ""
    box = field.form.find(W + "checkBox")
    if box is not None:
        checked = box.find(W + "checked")
        state = checked if checked is not None else box.find(W + "default")
        return "☒" if state is not None and is_on(state) else "☐"
    entries = field.form.find(W + "ddList")
    if entries is None:
        return ""
    texts = [entry.get(VAL, "") for entry in entries.iterchildren(W + "listEntry")]
    index = whole(value(entries, "result") or value(entries, "default"))
    return texts[index] if 0 <= index < len(texts) else ""
