"""The words of the codes that say why: why a change matters, and why a part of a file was not read for certain."""

from collections.abc import Sequence
from typing import Final

from core.model.change import Change
from core.reports.labels import N_, words

REASONS: Final[dict[str, str]] = {
    "amount": N_("an amount"),
    "percent": N_("a percentage"),
    "date": N_("a date"),
    "deadline": N_("a deadline"),
    "duration": N_("a duration"),
    "quantity": N_("a quantity"),
    "frequency": N_("how often"),
    "effort": N_("how strict a duty is"),
    "unit": N_("a unit of measurement"),
    "number": N_("a number"),
    "reference": N_("a reference"),
    "name": N_("a name"),
    "party": N_("a party"),
    "account": N_("an account or a taxpayer's number"),
    "negation": N_("a negation"),
    "opposite": N_("the opposite meaning"),
    "modality": N_("an obligation or a right"),
    "obligation": N_("an obligation in the text"),
    "consent": N_("a consent"),
    "range": N_("a bound"),
    "scope": N_("the scope of a rule"),
    "connective": N_("and, or"),
    "definition": N_("a definition"),
    "condition_added": N_("a condition added"),
    "condition_removed": N_("a condition removed"),
    "liability": N_("liability"),
    "penalty": N_("a penalty"),
    "termination": N_("termination"),
    "exclusivity": N_("exclusivity"),
    "confidentiality": N_("confidentiality"),
    "jurisdiction": N_("jurisdiction"),
    "repeal": N_("no longer in force"),
    "rewritten": N_("rewritten"),
    "text_added": N_("text added"),
    "text_removed": N_("text removed"),
    "block_added": N_("a paragraph added"),
    "block_removed": N_("a paragraph removed"),
    "row_added": N_("a row added"),
    "row_removed": N_("a row removed"),
    "column_added": N_("a column added"),
    "column_removed": N_("a column removed"),
    "moved": N_("moved"),
    "object": N_("a picture or an object"),
    "link": N_("a link"),
    "link_parameters": N_("parameters of a link"),
    "formula_to_number": N_("a formula replaced by a number"),
    "formula_changed": N_("another formula"),
    "number_to_formula": N_("a value replaced by a formula"),
    "recalculated": N_("a value recalculated by its formula"),
    "row_result": N_("a value recalculated from its row"),
    "column_total": N_("a value recalculated from its column"),
    "beneath": N_("another number that is shown as the same"),
    "as_text": N_("a number kept as a text"),
    "as_number": N_("a text kept as a number"),
    "named_cells": N_("a name that formulas use"),
    "chart_cells": N_("the cells of a chart"),
    "entries": N_("what may be entered"),
    "calculation": N_("how the workbook counts"),
    "source": N_("where data come from"),
    "shown_instead": N_("stored data that disagree with the text"),
    "field": N_("the instruction of a field"),
    "protection": N_("protection from changes"),
    "signature": N_("a digital signature"),
    "same_value": N_("the same value, written in another way"),
    "rounded": N_("the same number in more or fewer digits"),
    "words_disagree": N_("a figure that disagrees with its words"),
    "hidden": N_("hidden text"),
    "revealed": N_("hidden text that can be seen now"),
    "struck": N_("text struck through"),
    "unstruck": N_("text no longer struck through"),
    "lookalike": N_("look-alike letters"),
    "zero_width": N_("invisible characters"),
    "blank_filled": N_("a blank filled"),
    "blank_emptied": N_("a blank emptied"),
    "delivery": N_("terms of delivery"),
    "cell": N_("a datum replaced"),
    "operator": N_("a sign of a formula"),
    "ticked": N_("a box ticked"),
    "cleared": N_("a box cleared"),
    "publisher_note": N_("a publisher's note"),
    "unmarked": N_("not marked by the author"),
    "unweighed": N_("not weighed, for want of time"),
}
"""Why a change has its significance."""

TRICKS: Final = ("hidden", "lookalike", "zero_width", "words_disagree", "formula_to_number", "shown_instead")
"""Reasons of changes that can slip past a reader."""
WARNINGS: Final = ("unmarked", *TRICKS)
"""Reasons that a report says beside the change itself."""

GAPS: Final[dict[str, str]] = {
    "no_text": N_("no text: a scan or a picture"),
    "page_damaged": N_("the page is damaged"),
    "damaged": N_("damaged"),
    "damaged_structure": N_("the file's structure is damaged"),
    "missing": N_("the part is missing from the file"),
    "unmapped_glyphs": N_("characters whose meaning the file does not tell"),
    "unsure_characters": N_("characters that could not be told for certain"),
    "few_characters": N_("letters drawn as shapes, which cannot be read"),
    "readers_disagree": N_("two readers read different text"),
    "too_many_objects": N_("too many objects on the page"),
    "ocr_layer": N_("text recognised from a picture"),
    "picture_page": N_("a picture fills the page"),
    "unknown_element": N_("an unknown element"),
    "embedded_object": N_("an embedded object"),
    "embedded_part": N_("an embedded part"),
    "external": N_("lies outside the file"),
    "macros": N_("macros"),
    "script": N_("a script (JavaScript)"),
    "unreferenced": N_("nothing in the text refers to it"),
    "foreign_form": N_("a form in a language of its own (XFA)"),
    "same": N_("the same in both versions, byte by byte"),
    "looks_same": N_("not read for certain, but looks the same in both versions"),
    "drawn_same": N_("letters drawn as shapes, which look the same in both versions"),
    "deadline": N_("compared more coarsely, for want of time"),
}
"""Why a part of a file was not compared for certain, or how."""

FAULTS: Final[dict[str, str]] = {
    "empty": N_("empty"),
    "too long": N_("too long"),
    "not plain text": N_("not plain text"),
    "no citation": N_("cites no change"),
    "wrong citation": N_("cites a change that is not there"),
    "no quote or value of a cited change": N_("neither quotes a cited change nor names its value"),
    "wrong quote": N_("a quote that is not in the text"),
    "wrong value": N_("a value that is not in the cited changes"),
    "wrong name": N_("a name that is not in the cited changes"),
    "wrong direction": N_("the direction of the change is wrong"),
    "wrong negation": N_("a negation is wrong"),
    "wrong modality": N_("an obligation or a right is wrong"),
    "wrong subject": N_("speaks of another subject"),
    "word that is not in the cited changes": N_("a word that is not in the cited changes"),
    "wrong language": N_("in another language"),
}
"""Why a sentence of the model was not believed."""


UNREAD: Final[dict[str, str]] = {
    "context": N_("too long for the model's window"),
    "truncated": N_("the model's server cut the text"),
    "unfinished": N_("the model did not come to an end"),
    "malformed": N_("the model's answer was of another shape"),
    "empty": N_("the model answered nothing"),
    "cut": N_("the model's answer broke off"),
    "silent": N_("the model fell silent"),
    "left out": N_("the model passed it over"),
    "not reached": N_("the analysis was stopped before it"),
}
"""Why a change was not read by the model."""


def unread_word(code: str, language: str) -> str:
    """Why a change was not read; a code without words as it is."""
    return words(language)(UNREAD[code]) if code in UNREAD else code


def fault_word(code: str, language: str) -> str:
    """Why a sentence was not believed; a code without words as it is."""
    return words(language)(FAULTS[code]) if code in FAULTS else code


def reason_word(code: str, language: str) -> str:
    """Why a change matters; a code without words as it is."""
    return words(language)(REASONS[code]) if code in REASONS else code.replace("_", " ")


def warnings_of(change: Change, language: str, codes: Sequence[str] = WARNINGS) -> tuple[str, ...]:
    """What a reader has to be warned of in the change, in words: that nobody marked it, that it cannot be seen."""
    return tuple(reason_word(code, language) for code in codes if code in change.reasons)


def gap_word(code: str | None, language: str) -> str:
    """Why a part was not compared for certain; "" for none."""
    return words(language)(GAPS[code]) if code in GAPS else (code or "").replace("_", " ")
