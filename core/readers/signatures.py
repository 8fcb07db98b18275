"""Digital signatures of a package (ISO/IEC 29500-2, 13): who signed, not whether the signature is valid."""

from collections.abc import Iterator
from typing import Final

from core.errors import Damaged
from core.model.setting import Setting, SettingKind
from core.readers.package import Package

_NAMES: Final = ("X509SubjectName", "X509IssuerName")
_SHOWN: Final = 200


def signatures(package: Package) -> Iterator[Setting]:
    """One for each, by the name of its certificate's holder, or else of who issued it; signed anew by the same is the same."""
    for name in package.names():
        if name.lower().startswith("_xmlsignatures/") and name.lower().endswith(".xml"):
            yield Setting(kind=SettingKind.SIGNATURE, value=_signer(package, name))


def _signer(package: Package, part: str) -> str:
    try:
        root = package.root(part)
    except Damaged:
        return "?"
    said = {
        str(one.tag).rpartition("}")[2]: " ".join((one.text or "").split()) for one in root.iter() if isinstance(one.tag, str)
    }
    return next((said[name][:_SHOWN] for name in _NAMES if said.get(name)), "?")
