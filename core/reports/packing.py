"""Zip packages that are the same bytes for the same parts."""

import io
import re
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip of the parts in their order, with one fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, data)
    return out.getvalue()


def repacked(data: bytes) -> bytes:
    """The same package without the times of its making."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})


def xml_text(text: str) -> str:
    """Text that XML 1.0 can hold: what it cannot becomes U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)
