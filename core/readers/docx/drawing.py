"""Pictures, shapes, charts, diagrams and embedded objects that stand in a paragraph."""

from typing import TYPE_CHECKING, Final

from core.model.document import OBJECT, PartStatus
from core.readers.docx.charts import paragraph_texts
from core.readers.docx.names import CX, DGM, MC, PIC, R_ID, WP, WPS, A, C, Element, M, O, R, V, W, chosen
from core.readers.docx.settings import size_of

if TYPE_CHECKING:
    from core.readers.docx.inline import Inline

_BOX: Final = W + "txbxContent"
_OBJECTS: Final = (O + "OLEObject", W + "objectEmbed", W + "objectLink")
"""An embedded or linked file, in the form that programs write and in that of the standard."""
_CLICKS: Final = tuple(f"{WP}{place}/{WP}docPr/{A}hlinkClick" for place in ("inline", "anchor"))
_WHITES: Final = frozenset({"ffffff", "fff", "white", "bg1", "lt1"})
"""The names of white, as a colour and as the theme's own for paper."""
_KINDS: Final = {C + "chart": "chart", CX + "chart": "chart", DGM + "relIds": "diagram"}


def draw(element: Element, inline: "Inline") -> None:
    """Reads a w:drawing, w:pict, w:object or w:control into the paragraph that is open."""
    if element.tag == W + "object" or element.tag == W + "control":
        _embedded(element, inline)
    elif element.tag == W + "contentPart":
        _named(element, inline, "ink")
    else:
        start = inline.draft.length
        _walk(element, inline, _alternative(element), _fill(element) or "")
        if inline.draft.length > start:
            images = [mark.value for mark in inline.draft.marks if mark.type == "image" and mark.start >= start]
            inline.draft.settings += size_of(element, " ".join(images))
        target = _link(element, inline)
        if target and inline.draft.length > start:
            inline.draft.mark(start, "link", target)


def _walk(element: Element, inline: "Inline", alternative: str, fill: str) -> None:
    for child in element:
        tag = child.tag
        if tag == _BOX:
            _text_box(child, inline, fill)
        elif tag == A + "blip":
            _picture(inline, child.get(R + "embed"), child.get(R + "link"), alternative, _cut(child))
        elif tag == V + "imagedata":
            _picture(inline, child.get(R_ID), child.get(R + "href"), alternative or child.get(O + "title", ""))
        elif tag in _KINDS:
            _part(child, inline, _KINDS[tag])
        elif tag == V + "textpath":
            _word_art(child, inline)
        elif tag == A + "txBody":
            _shape_text(child, inline)
        elif tag == MC + "AlternateContent":
            choice = chosen(child)
            if choice is not None:
                _walk(choice, inline, alternative, fill)
        elif tag in _OBJECTS:
            _object(child, inline)
        elif isinstance(tag, str) and len(child):
            own = _alternative(child) if tag in (PIC + "pic", V + "shape", WPS + "wsp") else ""
            alone = alternative if element.tag == A + "graphicData" else ""
            behind = _fill(child)
            _walk(child, inline, alone or own or alternative, fill if behind is None else behind)


def _alternative(element: Element) -> str:
    """The alternative text of a drawing, a picture in a group or a VML shape. That of a drawing is the one that Word shows and
    edits; a picture alone in it may keep another one, of the file that it was made from."""
    found = element.find(f"{WP}inline/{WP}docPr")
    if found is None:
        found = element.find(f"{WP}anchor/{WP}docPr")
    if found is None:
        found = element.find(f"{PIC}nvPicPr/{PIC}cNvPr")
    if found is not None:
        return str(found.get("descr") or found.get("title") or "")
    return str(element.get("alt") or "")


def _link(element: Element, inline: "Inline") -> str:
    """Where a click on the drawing itself leads."""
    click = next((found for path in _CLICKS if (found := element.find(path)) is not None), None)
    found = None if click is None else inline.context.relationship(inline.part, click.get(R_ID))
    return found.target if found else ""


def _fill(element: Element) -> str | None:
    """The colour of a shape's background as six hexadecimal digits, "" for white, a word for what is none of one colour; None
    where it has no background, so that what is behind the shape is behind its text."""
    properties = element.find(WPS + "spPr")
    if properties is not None:
        if any(properties.find(A + fill) is not None for fill in ("gradFill", "blipFill", "pattFill")):
            return "mixed"
        solid = properties.find(A + "solidFill")
        return None if solid is None else _solid(solid)
    drawn = element.get("fillcolor", "").lower().split()
    if not drawn or element.get("filled", "t") in ("f", "false"):
        return None
    return "" if drawn[0].lstrip("#") in _WHITES else drawn[0].lstrip("#")


def _solid(fill: Element) -> str:
    """Of an a:solidFill; a colour of the theme is a word, but for the paper's when nothing makes it darker."""
    colour = next(iter(fill), None)
    name = "theme" if colour is None else colour.get("val", "theme").lower()
    return "" if name in _WHITES and colour is not None and not len(colour) else name


def _text_box(content: Element, inline: "Inline", fill: str) -> None:
    if next(content.iter(W + "r", W + "fldSimple", M + "r"), None) is None:
        return
    story = inline.context.later("textbox", inline.part, inline.section, content)
    if fill:
        inline.context.fills[story] = fill
    inline.draft.mark(inline.draft.length, "anchor", story)


def _word_art(element: Element, inline: "Inline") -> None:
    """A text drawn along a path, such as a watermark: a text box of its own."""
    if element.get("string", "").strip():
        story = inline.context.later("textbox", inline.part, inline.section, element)
        inline.draft.mark(inline.draft.length, "anchor", story)


def _shape_text(body: Element, inline: "Inline") -> None:
    """Words of a shape that is no shape of this program's own: a text box of plain paragraphs."""
    if any(paragraph_texts(body)):
        story = inline.context.later("textbox", inline.part, inline.section, body)
        inline.draft.mark(inline.draft.length, "anchor", story)


def _cut(blip: Element) -> str:
    """What of a picture is cut off at its sides, in thousandths of a per cent (DrawingML, srcRect); "" where all of it shows."""
    parent = blip.getparent()
    source = parent.find(A + "srcRect") if parent is not None else None
    sides = [(side, source.get(side, "0")) for side in "ltrb"] if source is not None else []
    return "".join(f"{side}{share}" for side, share in sides if share.strip("0%"))


def _picture(inline: "Inline", embedded: str | None, linked: str | None, alternative: str, cut: str = "") -> None:
    """`cut` makes it another picture: what is hidden of one may be what mattered."""
    found = inline.context.relationship(inline.part, embedded or linked)
    place = found.target if found else embedded or linked or ""
    digest = inline.context.digest(found.target) if found and not found.external else None
    if digest:
        inline.context.record(inline.story, place, 1, PartStatus.COMPARED)
    else:
        reason = "external" if found and found.external else "missing"
        inline.context.record(inline.story, place, 1, PartStatus.NOT_COMPARED, reason)
    digest = f"{digest}#{cut}" if digest and cut else digest
    _put(inline, digest or f"{'external' if found and found.external else 'missing'}:{place}", alternative)


def _put(inline: "Inline", image: str, alternative: str) -> None:
    start = inline.draft.length
    inline.add(OBJECT)
    inline.draft.mark(inline.draft.length - 1 if inline.draft.length > start else start, "image", image)
    if alternative:
        inline.draft.mark(inline.draft.length - 1 if inline.draft.length > start else start, "alt", alternative)


def _part(element: Element, inline: "Inline", kind: str) -> None:
    """A chart or diagram lives in a part of its own and becomes a story."""
    found = inline.context.relationship(inline.part, element.get(R + "dm") or element.get(R_ID))
    if found is None or found.external or not inline.context.package.has(found.target):
        inline.context.record(inline.story, found.target if found else kind, 1, PartStatus.NOT_COMPARED, "missing")
        return
    story = inline.context.later(kind, found.target, inline.section, None)
    inline.draft.mark(inline.draft.length, "anchor", story)


def _embedded(element: Element, inline: "Inline") -> None:
    objects = list(element.iter(*_OBJECTS))
    for embedded in objects:
        _object(embedded, inline)
    if not objects:
        for control in element.iter(W + "control"):
            _named(control, inline, "control")
        _walk(element, inline, "", "")


def _object(element: Element, inline: "Inline") -> None:
    """An embedded file: a picture in the text, known by its content, whose inside is not read."""
    found = inline.context.relationship(inline.part, element.get(R_ID))
    program = element.get("ProgID") or element.get(W + "progId", "")
    place = f"{found.target if found else 'object'} ({program})" if program else found.target if found else "object"
    digest = inline.context.digest(found.target) if found and not found.external else None
    inline.context.record(inline.story, place, 1, PartStatus.NOT_COMPARED, "embedded_object", digest)
    _put(inline, digest or f"missing:{place}", program)


def _named(element: Element, inline: "Inline", reason: str) -> None:
    found = inline.context.relationship(inline.part, element.get(R_ID))
    inline.context.record(inline.story, found.target if found else reason, 1, PartStatus.NOT_COMPARED, reason)
