"""Which characters the fonts of the PDF cannot draw, and what stands for them: their numbers, so that nothing is an empty box."""

import functools
import io
import json
import re
import unicodedata
from typing import Final

import typst
from pypdf import PdfReader

_SURE: Final = re.compile(r"[\u0000-\u036f\u0400-\u045f\u2010-\u2026\u2116]")
"""What the fonts have, as the tests of the PDF show, and signs that are joined to others."""
_UNSEEN: Final = frozenset({"Co", "Cf", "Zs", "Zl", "Zp", "Cn", "Cs"})
"""General categories of Unicode that are not looked for: they draw nothing, or have no meaning of their own."""
_PROBE: Final = b'#set text(font: ("Libertinus Serif",))\n#for sign in json(bytes(sys.inputs.data)) [#sign #parbreak()]'


def named(text: str) -> str:
    """The text with each run of characters that no font has as "[U+4E2D U+56FD]"."""
    odd = sorted({sign for sign in text if not _SURE.match(sign)})
    kinds = {sign: unicodedata.category(sign) for sign in odd}
    # A private sign means in these fonts what it never meant in the document.
    private = "".join(sign for sign in odd if kinds[sign] == "Co")
    missing = private + undrawn("".join(sign for sign in odd if kinds[sign] not in _UNSEEN))
    if not missing:
        return text
    runs = re.compile(f"[{re.escape(missing)}]+")
    return runs.sub(lambda found: "[" + " ".join(f"U+{ord(sign):04X}" for sign in found[0]) + "]", text)


@functools.lru_cache(maxsize=64)
def undrawn(signs: str) -> str:
    """Those of the signs that are no longer there when a PDF of them is read again."""
    if not signs:
        return ""
    made = typst.compile(_PROBE, sys_inputs={"data": json.dumps(list(signs), ensure_ascii=False)}, ignore_system_fonts=True)
    read = unicodedata.normalize("NFKC", "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages))
    return "".join(sign for sign in signs if unicodedata.normalize("NFKC", sign) not in read)
