"""Fields as a paragraph writes them: marks that open, divide and close one, or one element around its result."""

from typing import TYPE_CHECKING

from core.readers.docx.fields import GENERATED, Field, link_of, name_of, shown_text
from core.readers.docx.names import VAL, Element, W, value
from core.readers.docx.settings import entries

if TYPE_CHECKING:
    from core.readers.docx.inline import Inline


def instruction(inline: "Inline", element: Element) -> None:
    """w:instrText: a part of the innermost field's instruction, until its result begins."""
    if inline.fields and not inline.fields[-1].in_result:
        inline.fields[-1].parts.append(element.text or "")


def field_mark(inline: "Inline", element: Element) -> None:
    """w:fldChar. From `begin` to `separate` what stands there is no text (`muted`); from there to `end` it is the result."""
    if inline.plain_fields:
        return
    kind = element.get(W + "fldCharType")
    if kind == "begin":
        inline.fields.append(Field(element.find(W + "ffData")))
        inline.muted += 1
    elif kind == "separate" and inline.fields and not inline.fields[-1].in_result:
        _result_begins(inline, inline.fields[-1])
    elif kind == "end" and inline.fields:
        _field_ends(inline, inline.fields.pop())


def _result_begins(inline: "Inline", field: Field) -> None:
    field.result_begins(inline.draft.length)
    inline.muted -= 1
    name = field.name
    inline.generated += name in GENERATED
    inline.draft.sequence = inline.draft.sequence or name == "SEQ"


def _field_ends(inline: "Inline", field: Field) -> None:
    if not field.in_result:
        _result_begins(inline, field)
    if field.form is not None and (said := field.form.find(W + "ddList")) is not None:
        name = value(field.form, "name")
        inline.draft.settings += entries(name, (one.get(VAL, "") for one in said.iterchildren(W + "listEntry")))
    if inline.draft.length == field.start:
        inline.add(shown_text(field))
    if field.name in GENERATED:
        inline.generated -= 1
        inline.draft.generated = True
    if not inline.muted:
        _span(inline, field.instruction, field.start)


def _span(inline: "Inline", instruction: str, start: int) -> None:
    target = link_of(instruction)
    if target is not None:
        if inline.draft.length > start:
            inline.draft.mark(start, "link", target)
    elif instruction:
        inline.draft.mark(start, "field", instruction)


def simple_field(inline: "Inline", element: Element) -> None:
    """w:fldSimple: the whole field in one element, its content the result."""
    if inline.muted:
        return
    instruction = " ".join(element.get(W + "instr", "").split())
    name, start = name_of(instruction), inline.draft.length
    inline.draft.sequence = inline.draft.sequence or name == "SEQ"
    inline.generated += name in GENERATED
    inline.children(element)
    if name in GENERATED:
        inline.generated -= 1
        inline.draft.generated = True
    _span(inline, instruction, start)


def carry_fields(inline: "Inline") -> None:
    """At a paragraph's end: marks what is still open up to it, and opens it again at the start of the next one."""
    for field in inline.fields:
        if field.in_result:
            if inline.draft.length > field.start:
                _span(inline, field.instruction, field.start)
            field.start = 0
    inline.draft.generated = inline.draft.generated or bool(inline.generated)
