"""PDF files of one page whose text is always the same, with something set beside it."""

import io
from collections.abc import Callable

import pypdf
from pypdf.constants import UserAccessPermissions
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

from tests.pdf_files import typeset

Edit = Callable[[pypdf.PdfWriter], object]
MARKUP = "= Payment\n\nThe customer pays within ten days.\n\n= Delivery\n\nThe goods are delivered to the warehouse.\n"


def made(*edits: Edit) -> bytes:
    """The file after these edits."""
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    writer.append(io.BytesIO(typeset(MARKUP)), import_outline=False)
    for edit in edits:
        edit(writer)
    writer.write(out)
    return out.getvalue()


def called(*titles: str) -> Edit:
    """An outline of the page with these titles."""

    def outline(writer: pypdf.PdfWriter) -> None:
        for title in titles:
            writer.add_outline_item(title=title, page_number=0)

    return outline


def script(code: str) -> Edit:
    """A script that runs when the file is opened, by its name in the file's tree of scripts."""

    def add(writer: pypdf.PdfWriter) -> None:
        action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(code)})
        names = ArrayObject([TextStringObject("start"), writer._add_object(action)])
        tree = DictionaryObject({NameObject("/JavaScript"): DictionaryObject({NameObject("/Names"): names})})
        writer._root_object[NameObject("/Names")] = tree

    return add


def forbidding(*what: UserAccessPermissions) -> Edit:
    """Encryption without a password to read, and with what a program must not do."""

    def encrypt(writer: pypdf.PdfWriter) -> None:
        allowed = UserAccessPermissions.all()
        for one in what:
            allowed &= ~one
        writer.encrypt("", "owner", permissions_flag=allowed, algorithm="RC4-128")

    return encrypt


def widget(kind: str, name: str, flags: int, **more: object) -> Edit:
    """A field of a form at the foot of the page."""

    def add(writer: pypdf.PdfWriter) -> None:
        field = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Widget"),
                NameObject("/FT"): NameObject(kind),
                NameObject("/T"): TextStringObject(name),
                NameObject("/Ff"): NumberObject(flags),
                NameObject("/F"): NumberObject(4),
                NameObject("/Rect"): ArrayObject([FloatObject(side) for side in (60, 60, 160, 80)]),
                **{NameObject(f"/{key}"): value for key, value in more.items()},
            }
        )
        reference = writer._add_object(field)
        page = writer.pages[0]
        page[NameObject("/Annots")] = ArrayObject([*page.get("/Annots", []), reference])
        form = DictionaryObject({NameObject("/Fields"): ArrayObject([reference])})
        writer._root_object[NameObject("/AcroForm")] = form

    return add


def signature(reason: str) -> Edit:
    """A field that says it was signed; nobody checks by what."""
    value = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Sig"),
            NameObject("/Filter"): NameObject("/Adobe.PPKLite"),
            NameObject("/Reason"): TextStringObject(reason),
            NameObject("/Contents"): TextStringObject("0"),
            NameObject("/ByteRange"): ArrayObject([NumberObject(0), NumberObject(0)]),
        }
    )
    return widget("/Sig", "signature", 0, V=value)
