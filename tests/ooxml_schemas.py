"""Office Open XML's transitional schemas (ECMA-376, as Apache POI packs them) over every part of a package.

They come from Maven into a cache folder outside the project, for tests and benchmarks alone.
"""

import io
import os
import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

ARTIFACT = "org.apache.poi:ooxml-schemas:1.4"
INSIDE = "schemaorg_apache_xmlbeans/src/"
MAVEN_SECONDS = 240
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML_SCHEMA = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xsd:attribute name="space"><xsd:simpleType><xsd:restriction base="xsd:NCName"><xsd:enumeration value="default"/>
<xsd:enumeration value="preserve"/></xsd:restriction></xsd:simpleType></xsd:attribute>
<xsd:attribute name="lang" type="xsd:string"/><xsd:attribute name="base" type="xsd:anyURI"/></xsd:schema>"""
"""The W3C's schema of the `xml:` attributes, as far as the others use it: the package lacks it."""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TARGET = re.compile(r'targetNamespace="([^"]+)"')


class NoSchemas(Exception):
    """The schemas cannot be had here: the text says why."""


@cache
def folder() -> Path:
    """The folder of the schemas; fetched once. Raises NoSchemas."""
    kept = Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "sverka-tests" / "ooxml-schemas-1.4"
    if not (kept / "wml.xsd").exists():
        _unpack(_fetched(kept.parent), kept)
    return kept


def _fetched(target: Path) -> Path:
    maven = shutil.which("mvn")
    if maven is None:
        raise NoSchemas("Maven (mvn) is not installed")
    target.mkdir(parents=True, exist_ok=True)
    plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
    command = [maven, "-q", "-B", plugin, f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={target}"]
    done = subprocess.run(command, cwd=target, capture_output=True, text=True, timeout=MAVEN_SECONDS)
    found = target / "ooxml-schemas-1.4.jar"
    if done.returncode or not found.exists():
        raise NoSchemas(f"Maven could not fetch {ARTIFACT}: {(done.stdout + done.stderr)[-300:]}")
    return found


def _unpack(jar: Path, target: Path) -> None:
    """One file a namespace that includes its files: libxml2 reads no second import of a namespace."""
    making = target.with_suffix(f".{os.getpid()}")
    making.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(jar) as archive:
        names = [name for name in archive.namelist() if name.startswith(INSIDE) and name.endswith(".xsd")]
        texts = {name.removeprefix(INSIDE): archive.read(name).decode("utf-8-sig") for name in names}
    texts["xml.xsd"] = XML_SCHEMA
    of_space: dict[str, list[str]] = {}
    for name, text in texts.items():
        of_space.setdefault(_TARGET.search(text).group(1), []).append(name)  # type: ignore[union-attr]
    for name, text in texts.items():
        (making / name).write_text(_located(text), encoding="utf-8")
    for space, parts in of_space.items():
        included = "".join(f'<xsd:include schemaLocation="{part}"/>' for part in parts)
        head = f'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="{space}">'
        (making / whole_name(space)).write_text(f"{head}{included}</xsd:schema>", encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    making.rename(target)


def _located(text: str) -> str:
    """Every import points to the file that holds its whole namespace."""

    def imported(match: re.Match[str]) -> str:
        space = re.search(r'namespace="([^"]+)"', match.group(0))
        return f'<xsd:import namespace="{space.group(1)}" schemaLocation="{whole_name(space.group(1))}"/>' if space else ""

    return re.sub(r"<xsd:import [^>]*/>", imported, text)


def whole_name(space: str) -> str:
    return "whole-" + re.sub(r"\W+", "-", space) + ".xsd"


@cache
def schema(space: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(folder() / whole_name(space))))


def errors(package: bytes) -> set[tuple[str, str]]:
    """What the schemas say against the package's main parts: (part's kind, sentence without its place)."""
    found: set[tuple[str, str]] = set()
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for part in archive.namelist():
            if part.endswith(".xml"):
                found |= _part_errors(archive.read(part))
    return found


def _part_errors(data: bytes) -> set[tuple[str, str]]:
    root = etree.fromstring(data)
    name = etree.QName(root)
    if name.namespace not in (WORD, SHEET):
        return set()
    plain(root)
    checker = schema(name.namespace)
    if checker.validate(etree.fromstring(etree.tostring(root))):
        return set()
    return {(name.localname, error.message) for error in checker.error_log}


def plain(root: Any) -> None:
    """The part as a reader sees it that knows no extension (ISO/IEC 29500-3): in place."""
    ignorable = {root.nsmap.get(prefix) for prefix in root.get(MC + "Ignorable", "").split()}
    for alternate in reversed(list(root.iter(MC + "AlternateContent"))):
        fallback, parent = alternate.find(MC + "Fallback"), alternate.getparent()
        at = parent.index(alternate)
        for offset, child in enumerate(list(fallback) if fallback is not None else []):
            parent.insert(at + offset, child)
        parent.remove(alternate)
    for element in list(root.iter("*")):
        space = etree.QName(element).namespace
        parent = element.getparent()
        if space in ignorable and parent is not None:
            parent.remove(element)
            continue
        for name in list(element.attrib):
            if etree.QName(name).namespace in ignorable or name.startswith(MC):
                del element.attrib[name]
