"""The words that pages and papers use for kinds, lanes, significance, values and reasons."""

from collections.abc import Callable

from core.locale import catalogue
from core.model.change import Change, ChangeKind, Value, ValueType
from core.model.document import OBJECT, CellPlace, letters_of

Words = Callable[[str], str]


def type_word(value: Value, language: str) -> str:
    """What a value is called. A time of day is kept as a date without a day ("T09:00")."""
    found = value.new or value.old
    timed = value.type is ValueType.DATE and found is not None and found.value.startswith("T")
    return words(language)(VALUE_TYPES["time" if timed else value.type.value])


def words(language: str) -> Words:
    """gettext of the domain `reports`."""
    return catalogue("reports", language).gettext


def plural(language: str) -> Callable[[str, str, int], str]:
    """ngettext of the domain `reports`: three forms in Russian."""
    return catalogue("reports", language).ngettext


def N_(message: str) -> str:
    """Marks a message for translation where it is defined; it is translated where it is shown."""
    return message


def pictured(text: str, language: str) -> str:
    """The text with each picture named where it stands: no font draws the character that holds its place."""
    _ = words(language)
    return text.replace(OBJECT, f"[{_('picture')}]") if OBJECT in text else text


def capital(text: str) -> str:
    """The text as a line of its own begins."""
    return text[:1].upper() + text[1:]


KINDS = {
    "inserted": N_("inserted"),
    "deleted": N_("deleted"),
    "replaced": N_("replaced"),
    "moved": N_("moved"),
    "moved_and_edited": N_("moved and edited"),
    "split": N_("split"),
    "merged": N_("merged"),
    "row_inserted": N_("row inserted"),
    "row_deleted": N_("row deleted"),
    "row_moved": N_("row moved"),
    "column_inserted": N_("column inserted"),
    "column_deleted": N_("column deleted"),
    "column_moved": N_("column moved"),
    "cell_changed": N_("cell changed"),
    "renumbered": N_("renumbered"),
    "object_changed": N_("picture or object changed"),
    "link_changed": N_("link changed"),
    "formatting": N_("formatting changed"),
    "layout": N_("layout changed"),
    "metadata": N_("name or property changed"),
}
LANES = {
    "substance": N_("substance"),
    "wording": N_("wording"),
    "cosmetic": N_("cosmetic"),
    "numbering": N_("numbering"),
    "formatting": N_("formatting"),
    "layout": N_("layout"),
}
REVISIONS = {"accepted": N_("taken as accepted"), "rejected": N_("taken as rejected")}
"""How tracked changes that a file holds were taken."""
SIGNIFICANCE = {"high": N_("high"), "medium": N_("medium"), "low": N_("low"), "none": N_("no effect")}
VALUE_TYPES = {
    "number": N_("number"),
    "money": N_("amount"),
    "percent": N_("percent"),
    "date": N_("date"),
    "time": N_("time"),
    "period": N_("period"),
    "quantity": N_("quantity"),
    "reference": N_("reference"),
    "name": N_("name"),
    "modality": N_("obligation"),
    "negation": N_("negation"),
    "range": N_("bound"),
}
STATUSES = {"compared": N_("compared"), "doubtful": N_("read with doubt"), "not compared": N_("not compared")}
VERDICTS = {
    "verified": N_("verified"),
    "repaired": N_("repaired and verified"),
    "quarantined": N_("not verified"),
    "interpretation": N_("the model's interpretation; its figures and names are verified"),
}
"""What a statement's standing is called."""
ROLES = {
    "summary": N_("In short"),
    "key_point": N_("What the model holds to be important"),
    "risk": N_("Risks"),
    "question": N_("Questions to ask"),
    "table": N_("Tables"),
    "tone": N_("Tone"),
}
"""What a model's sentence about the whole is for, in the order in which they are shown."""
PART_NAMES = {
    "summary": N_("Key points"),
    "changes": N_("Changes"),
    "values": N_("Values"),
    "checks": N_("Connected places"),
    "ledger": N_("What was read"),
}
FILES = {
    "html": N_("report"),
    "pdf": N_("report"),
    "md": N_("report"),
    "docx": N_("comparison table"),
    "redline": N_("tracked changes"),
    "answer": N_("answer"),
    "amendments": N_("text of amendments"),
    "protocol": N_("protocol of differences"),
    "certificate": N_("certificate of comparison"),
    "correspondence": N_("table of correspondence"),
    "marked_old": N_("with highlights"),
    "marked_new": N_("with highlights"),
    "xlsx": N_("register of changes"),
    "csv": N_("register of changes"),
    "json": N_("data of the comparison"),
    "evidence": N_("evidence pack"),
}
"""What stands in a file's name after the documents', so that papers of one comparison are told apart in a folder."""
DECISIONS = {"open": N_("not reviewed"), "accepted": N_("accepted"), "rejected": N_("rejected"), "question": N_("question")}


def place_of(change: Change, language: str, *, cell: bool = True) -> str:
    """Where a change stands, as a person would say it: the innermost section, the page, and the table's `cell` by numbers where
    no words name it already."""
    _ = words(language)
    anchors = change.new or change.old
    if not anchors:
        return ""
    anchor = anchors[0]
    parts = [anchor.section[-1]] if anchor.section else []
    story = anchor.story.partition(":")[0]
    if story in STORIES:
        parts.append(_(STORIES[story]))
    if anchor.table is not None and cell:
        parts.append(_cell(change, anchor.table, language, sheet=story == "sheet"))
    if anchor.page is not None:
        parts.append(_("p. {page}").format(page=anchor.page))
    return " · ".join(parts)


def _cell(change: Change, place: CellPlace, language: str, *, sheet: bool) -> str:
    """In a workbook's sheet as its program calls it: D9, row 9, column D."""
    _ = words(language)
    row, letters = place.row + 1, letters_of(place.column)
    if not sheet:
        return _("table, row {row}, column {column}").format(row=row, column=place.column + 1)
    if change.kind in ROWS:
        return _("row {row}").format(row=row)
    if change.kind in COLUMNS:
        return _("column {column}").format(column=letters)
    return f"{letters}{row}"


ROWS = (ChangeKind.ROW_INSERTED, ChangeKind.ROW_DELETED, ChangeKind.ROW_MOVED)
COLUMNS = (ChangeKind.COLUMN_INSERTED, ChangeKind.COLUMN_DELETED, ChangeKind.COLUMN_MOVED)
STORIES = {
    "header": N_("page header"),
    "footer": N_("page footer"),
    "footnote": N_("footnote"),
    "endnote": N_("endnote"),
    "comment": N_("comment"),
    "textbox": N_("text box"),
}
