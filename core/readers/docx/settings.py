"""What a Word file sets beside its words (ISO/IEC 29500-1, 17.15, 17.5.2, 17.6.12): protection, locks and entries of content
controls, how pages are counted, data that Word shows instead of a text, properties with names of their own."""

from collections.abc import Iterable, Iterator
from typing import Final

from core.errors import Damaged
from core.model.setting import Setting, SettingKind
from core.readers.docx.bound_data import BoundData
from core.readers.docx.context import Context
from core.readers.docx.names import W14, WP, Element, W, first, shows_placeholder, value, whole
from core.readers.docx.numerals import written
from core.readers.package import Package
from core.readers.signatures import signatures
from core.readers.symbols import symbol

_LOCKS: Final = frozenset({"sdtLocked", "contentLocked", "sdtContentLocked"})
_YES: Final = frozenset({"1", "true", "on"})
_EMUS: Final = 360_000
"""EMU in a centimetre."""
_NOTHING: Final = "—"


def of_file(package: Package, main: str, settings: Element | None) -> Iterator[Setting]:
    """Protection of the file, the source of a mail merge, properties that its author named, signatures."""
    if settings is not None:
        yield from _protection(settings)
        yield from _merge_source(package, main, settings)
    yield from _properties(package)
    yield from signatures(package)


def _protection(settings: Element) -> Iterator[Setting]:
    lock = first(settings, W + "documentProtection")
    kind = "" if lock is None else lock.get(W + "edit", "none")
    if lock is not None and lock.get(W + "enforcement", "0") in _YES and kind != "none":
        secured = any(lock.get(W + name) for name in ("hash", "hashValue"))
        yield Setting(kind=SettingKind.PROTECTION, value=f"{kind} password" if secured else kind)
    advised = first(settings, W + "writeProtection")
    if advised is not None and advised.get(W + "recommended", "0") in _YES:
        yield Setting(kind=SettingKind.PROTECTION, name="recommended", value="recommended")


def _merge_source(package: Package, main: str, settings: Element) -> Iterator[Setting]:
    merge = first(settings, W + "mailMerge")
    if merge is not None:
        part = next((found.target for found in package.related(main, "settings") if not found.external), "")
        files = [found.target for found in package.relationships(part).values() if found.kind == "mailMergeSource"]
        said = "; ".join(filter(None, (*files, value(merge, "query"))))
        if said:
            yield Setting(kind=SettingKind.SOURCE, value=said)


def _properties(package: Package) -> Iterator[Setting]:
    for found in package.related("", "custom-properties"):
        try:
            root = package.root(found.target)
        except Damaged:
            continue
        for one in root:
            said = " ".join("".join(one.itertext()).split())
            if one.get("name") and said:
                yield Setting(kind=SettingKind.PROPERTY, name=one.get("name"), value=said)


def of_control(control: Element, text: str, data: BoundData) -> Iterator[Setting]:
    """The entries and the lock of a content control, and what its data say in place of its `text`. Its block is not known yet."""
    properties = control.find(W + "sdtPr")
    if properties is None:
        return
    name = value(properties, "alias") or value(properties, "tag")
    for kind in ("dropDownList", "comboBox"):
        said = first(properties, W + kind)
        if said is not None:
            yield from entries(name, (one.get(W + "displayText") or one.get(W + "value", "") for one in said))
    yield from _stored_tick(name, properties, text.strip())
    lock = value(properties, "lock")
    if lock in _LOCKS:
        yield Setting(kind=SettingKind.LOCK, name=name, value=lock)
    binding = first(properties, W + "dataBinding")
    if binding is not None and first(properties, W + "text") is not None:
        yield from _shown_instead(name, binding, text, data, empty=shows_placeholder(control))


def entries(name: str, texts: Iterable[str]) -> Iterator[Setting]:
    """A list from which one is chosen."""
    said = "; ".join(filter(None, (" ".join(text.split()) for text in texts)))
    if said:
        yield Setting(kind=SettingKind.ENTRIES, name=name, value=said)


def _stored_tick(name: str, properties: Element, sign: str) -> Iterator[Setting]:
    """Of a box whose sign is the one of its other state."""
    box = first(properties, W14 + "checkbox")
    if box is None:
        return
    signs = [_sign(box, which, usual) for which, usual in (("uncheckedState", "2610"), ("checkedState", "2612"))]
    state = first(box, W14 + "checked")
    stored = signs[state is not None and state.get(W14 + "val", "1") in _YES]
    if sign in signs and sign != stored:
        yield Setting(kind=SettingKind.TICK, name=name, value=stored)


def _sign(box: Element, which: str, usual: str) -> str:
    said = first(box, W14 + which)
    font, code = ("", usual) if said is None else (said.get(W14 + "font", ""), said.get(W14 + "val", usual))
    return symbol(font, code)


def _shown_instead(name: str, binding: Element, text: str, data: BoundData, *, empty: bool) -> Iterator[Setting]:
    found = data.at(binding.get(W + "xpath", ""), binding.get(W + "prefixMappings", ""))
    shown = "" if empty else " ".join(text.split())
    if found is not None and " ".join(found.split()) != shown:
        yield Setting(kind=SettingKind.SHOWN_INSTEAD, name=name, value=" ".join(found.split()) or _NOTHING)


def page_numbers(section: Element, block: str) -> Iterator[Setting]:
    """From what number a section counts its pages and in what figures; nothing where they go on as usual. `block`: its first."""
    said = first(section, W + "pgNumType")
    if said is None:
        return
    figures, start = said.get(W + "fmt", "decimal"), said.get(W + "start")
    if figures != "decimal" or start is not None:
        number = whole(start, 1) if start is not None else 1
        shown = ", ".join(written(number + step, figures) for step in range(3)) + " …"
        value_ = shown if start is not None else f"… {shown}"
        yield Setting(kind=SettingKind.PAGE_NUMBERS, story="body", block=block, value=value_)


def size_of(drawing: Element, image: str) -> Iterator[Setting]:
    """How large a picture is shown, in centimetres; a VML shape says it in its style and counts as it is written."""
    extent = drawing.find(f"{WP}inline/{WP}extent")
    if extent is None:
        extent = drawing.find(f"{WP}anchor/{WP}extent")
    sides = [] if extent is None else [whole(extent.get(side)) for side in ("cx", "cy")]
    if len(sides) == 2 and all(side > 0 for side in sides):
        shown = " × ".join(f"{side / _EMUS:.1f}" for side in sides)
        yield Setting(kind=SettingKind.SIZE, name=image, value=f"{shown} cm")


def found_in(context: Context, block: str, story: str, settings: Iterable[Setting]) -> None:
    """Puts what was met in a paragraph down at its block."""
    context.found.settings += [
        Setting(kind=one.kind, story=story, block=block, name=one.name, value=one.value) for one in settings
    ]
