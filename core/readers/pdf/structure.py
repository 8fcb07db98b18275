"""Signs in a file's bytes that it is damaged, or that a font's codes have no sure meaning. Cheap: no object is parsed."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from core.readers.pdf.references import is_whole, places

_ENTRIES = 20_000
"""Cross-reference entries that are checked."""
_STREAMS = 20_000
_UNPACKED = 32 * 1024 * 1024
"""Bytes of object streams that are unpacked, in all."""
_CHECKED = 24 * 1024 * 1024
"""Bytes of packed streams whose checksum is tried, in all; pictures are left out."""
_LZW = 1024 * 1024
"""Bytes of an LZW stream that are tried."""
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_FILTER = re.compile(rb"/Filter\s*\[?\s*(/\w+|\d)")
_FILTERS = frozenset(
    b"/" + name for name in b"FlateDecode Fl ASCII85Decode A85 ASCIIHexDecode AHx LZWDecode LZW Crypt".split()
) | {str(digit).encode() for digit in range(10)}
_PACKED = (b"x\x9c", b"x\xda", b"x\x01", b"x\x5e")
"""How deflated data begin."""
_TABLE = re.compile(rb"xref\s+(?=\d+ \d+\s)")
_SECTION = re.compile(rb"(?:^|[\r\n])\d+ (\d+)\s*[\r\n]")
_LENGTH = re.compile(rb"/Length\s+(\d+)(?!\d|\s+\d+\s+R)")
_OBJECT = re.compile(rb"\d+\s+\d+\s+obj")
_TYPE0 = re.compile(rb"/Type0\b")
_NAME = re.compile(rb"/BaseFont\s*/([^\s/<>\[\]()]+)")
_ENTERED = re.compile(rb"\d [nf]\Z")
_BEFORE = 1_000
"""Bytes in which the start of a line is looked for."""
_TRAILERS, _TRAILER = 20, 20_000
"""Trailers that are looked at, and bytes of each."""
_ODD_PREVIOUS = re.compile(rb"/Prev\s*[^\s\d]")
_SWITCHED_OFF = re.compile(rb"/OFF\s*\[\s*\d|/BaseState\s*/OFF")
"""Optional content that is not shown when the file is opened (ISO 32000-1, 8.11.4.3)."""
_IDENTITY_MAP = re.compile(rb"/ToUnicode\s*/Identity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """`damaged`: the cross-reference, a trailer or a stream is not what it should be. `unmapped_fonts`: names (without
    the subset's prefix) of embedded fonts whose characters are glyph numbers without a map to Unicode;
    `identity_map`: a font declares its codes to be Unicode, which only its author can know; `layers`: some parts of its pages
    are switched off."""

    damaged: bool
    unmapped_fonts: frozenset[str]
    identity_map: bool
    layers: bool


def inspect(data: bytes) -> Structure:
    """Looks at the raw bytes and at object streams."""
    encrypted = b"/Encrypt" in data
    damaged = not (_starts(data) and _trailers(data) and _entries(data) and _tables(data) and _keywords(data))
    texts = [data]
    if not encrypted:
        sound, unpacked = _streams(data)
        damaged = damaged or not sound or not is_whole(data, unpacked)
        texts += [plain for _, plain in unpacked]
    return Structure(
        damaged=damaged,
        unmapped_fonts=frozenset(name for text in texts for name in _unmapped(text)),
        identity_map=any(_IDENTITY_MAP.search(text) for text in texts),
        layers=any(b"/OCProperties" in text for text in texts) and any(_SWITCHED_OFF.search(text) for text in texts),
    )


def _starts(data: bytes) -> bool:
    """Whether a cross-reference stands where the file says."""
    found = re.findall(rb"startxref\s+(\d+)", data[-2048:])
    if not found:
        return False
    at = int(found[-1]) + max(data.find(b"%PDF-"), 0)
    near = data[max(at - 2, 0) : at + 40]
    return re.search(rb"xref|\d+\s+\d+\s+obj", near) is not None


def _trailers(data: bytes) -> bool:
    """Whether the brackets of each trailer close, and the table before it is named by a number."""
    starts = list(islice((at for at in places(data, b"trailer") if _is_trailer(data, at)), _TRAILERS + 1))
    for start, end in pairwise([*starts, len(data)][: _TRAILERS + 1]):
        part = data[start + len(b"trailer") : min(end, start + _TRAILER)]
        text = re.sub(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>(?!>)", b"", part.partition(b"startxref")[0])
        if text.count(b"<<") != text.count(b">>") or text.count(b"[") != text.count(b"]") or _ODD_PREVIOUS.search(text):
            return False
    return True


def _is_trailer(data: bytes, at: int) -> bool:
    """Whether the word stands at the start of a line, or behind an entry of the table, with its dictionary or white space behind
    it: elsewhere it is one of a bookmark's or of a place's name."""
    behind, before = data[at + len(b"trailer") : at + len(b"trailer<")], data[max(at - _BEFORE, 0) : at]
    blank = before[len(before.rstrip()) :]
    starts = b"\n" in blank or b"\r" in blank or _ENTERED.search(before.rstrip()) is not None
    return starts and (behind == b"<" or behind.isspace())


def _entries(data: bytes) -> bool:
    """Whether the entries of the cross-reference tables point at objects; one in a hundred may be stale."""
    shift = max(data.find(b"%PDF-"), 0)
    wrong = count = 0
    for start in places(data, b"xref"):
        end = data.find(b"trailer", start)
        for match in _ENTRY.finditer(data, start, end if end >= 0 else len(data)):
            if match.group(3) == b"n":
                count += 1
                at = int(match.group(1)) + shift
                wrong += not _OBJECT.match(data[at : at + 24].lstrip())
            if count >= _ENTRIES:
                return wrong <= 0.01 * count
    return wrong <= 0.01 * count


def _tables(data: bytes) -> bool:
    """Whether each cross-reference table has as many entries as its sections announce; what is no entry any more loses its
    object in silence."""
    for start in places(data, b"xref"):
        match = _TABLE.match(data, start)
        if match is None or data[max(start - 5, 0) : start] == b"start":
            continue
        text = data[match.end() : data.find(b"trailer", match.end())]
        announced = sum(int(count) for count in _SECTION.findall(text))
        if announced > len(_ENTRY.findall(text)):
            return False
    return True


def _keywords(data: bytes) -> bool:
    """Whether each object whose stream ends has its beginning too."""
    ended = -1
    for start in places(data, b"stream"):
        closes = data[max(start - 3, 0) : start] == b"end"
        if closes and ended >= 0 and _OBJECT.search(data, ended, start - 3):
            return False
        ended = start + len(b"stream") if closes else -1
    return True


def _streams(data: bytes) -> tuple[bool, list[tuple[bytes, bytes]]]:
    """Whether streams of a stated length end there and unpack; dictionaries of the object streams, and these unpacked."""
    sound, unpacked, total, checked = True, [], 0, 0
    for head, start, length in _stated(data):
        body = data[start : start + length]
        if b"endstream" not in data[start + length : start + length + 20] or _unfiltered(head, body):
            sound = False
        elif b"/LZWDecode" in head:
            sound = sound and (b"/FlateDecode" in head or b"/ASCII" in head or _is_lzw(body))
        elif b"/FlateDecode" in head and b"/Image" not in head and b"/Filter/FlateDecode" in re.sub(rb"[\s\[]", b"", head):
            checked += length
            plain = _inflated(body) if checked <= _CHECKED else b""
            if plain is None:
                sound = False
            elif b"/ObjStm" in head and total < _UNPACKED:
                unpacked.append((head, plain))
                total += len(plain)
    return sound, unpacked


def _unfiltered(head: bytes, body: bytes) -> bool:
    """Whether packed data are not said to be packed: the name of the filter, or the word before it, is no more what it was."""
    named = _FILTER.search(head)
    return body[:2] in _PACKED and b"/DecodeParms" not in head and (named is None or named.group(1) not in _FILTERS)


def _stated(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The dictionary, start and length of each stream; where the length stands elsewhere, up to its end."""
    for number, start in enumerate(places(data, b"stream")):
        if number >= 2 * _STREAMS:
            return
        body = start + len(b"stream\r\n") if data.startswith(b"\r\n", start + 6) else start + len(b"stream\n")
        if data[body - 1 : body] != b"\n" or data[max(start - 3, 0) : start] == b"end":
            continue
        begin = data.rfind(b"obj", max(start - 2000, 0), start)
        head = data[begin:start] if begin >= 0 else b""
        lengths = _LENGTH.findall(head)
        if len(lengths) == 1:
            yield head, body, int(lengths[0])
        elif not lengths and b"/Length" in head:
            yield head, body, max(data.find(b"endstream", body) - body, 0)


def _inflated(body: bytes) -> bytes | None:
    """None where the data are broken; at most the limit is unpacked."""
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(body, _UNPACKED)
    except zlib.error:
        return None
    return plain if unpacker.eof or unpacker.unconsumed_tail else None


def _is_lzw(body: bytes) -> bool:
    """LZW has no checksum: only a code that nothing stands behind shows the damage."""
    from pypdf.errors import PyPdfError
    from pypdf.filters import LZWDecode

    try:
        LZWDecode.decode(body[:_LZW])
    except PyPdfError:
        return False
    return True


def _unmapped(text: bytes) -> Iterator[str]:
    """Names of the embedded composite fonts without a map to Unicode: those with a subset's prefix and Identity coding."""
    for match in _TYPE0.finditer(text):
        begin = max(text.rfind(b"obj", 0, match.start()), text.rfind(b"<<", 0, match.start()))
        end = text.find(b">>", match.start())
        block = text[begin : end if end >= 0 else match.start() + 500]
        name = _NAME.search(block)
        if b"/ToUnicode" not in block and b"/Identity-" in block and name and name.group(1)[6:7] == b"+":
            yield name.group(1)[7:].decode("latin-1")
