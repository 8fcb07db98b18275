"""The evidence pack: a zip with all that is needed to make the comparison again and to see whether it is the same."""

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass

from core.errors import Damaged
from core.jsonform import plain, publish
from core.model.comparison import Comparison
from core.reports import contract, page
from core.reports.data import ReportData
from core.reports.labels import words
from core.reports.packing import packed

SCHEMA = "sverka.evidence/1"
MANIFEST = "manifest.json"


def render(data: ReportData) -> bytes:
    """Inputs' hashes, options, proof, ledger, both texts as they were read, the comparison, the page, what was said to the model
    and by it, and how to check it."""
    parts = {
        "comparison.json": contract.render(data),
        "old.json": publish(data.old),
        "new.json": publish(data.new),
        "report.html": page.render(data),
    }
    said = plain(data.exchanges) if data.options.with_model else []
    for name, lines in (("audit.json", plain(data.audit)), ("decisions.json", plain(data.decisions)), ("exchanges.json", said)):
        if lines:
            parts[name] = json.dumps(lines, ensure_ascii=False, indent=1).encode() + b"\n"
    for name, content in (("inputs/old", data.old_bytes), ("inputs/new", data.new_bytes)):
        if content is not None and data.options.inputs:
            side = data.comparison.old if name.endswith("old") else data.comparison.new
            parts[f"{name}.{side.format}"] = content
    manifest = json.dumps(_manifest(data, parts), ensure_ascii=False, indent=1).encode() + b"\n"
    return packed({MANIFEST: manifest, "README.txt": _readme(data), **parts})


def _manifest(data: ReportData, parts: dict[str, bytes]) -> dict[str, object]:
    comparison = data.comparison
    return {
        "schema": SCHEMA,
        "made": data.made,
        "author": data.options.author,
        "engine": comparison.engine,
        "options": plain(comparison.options),
        "old": plain(comparison.old),
        "new": plain(comparison.new),
        "proof": plain(comparison.proof),
        "complete": comparison.complete,
        "ledger": plain(comparison.ledger),
        "comparison": digest_of(comparison),
        "model": _model(data),
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in parts.items()},
    }


def _model(data: ReportData) -> dict[str, str] | None:
    if data.analysis is None:
        return None
    return {"name": data.analysis.model, "digest": data.analysis.digest, "prompts": data.analysis.prompt_version}


def digest_of(comparison: Comparison) -> str:
    """The sha256 of a comparison's JSON without its analysis: the same files, engine and options give the same one."""
    from dataclasses import replace

    return hashlib.sha256(publish(replace(comparison, analysis=None))).hexdigest()


def _readme(data: ReportData) -> bytes:
    _ = words(data.language)
    lines = (
        _("This archive shows how two versions of a document were compared and lets anyone repeat it."),
        "",
        _("To compare again and see whether the result is the same:"),
        "python -m core evidence PACK.zip",
        "",
        _("manifest.json holds the hashes of the inputs and of every file here, the options, the proof and the ledger."),
        _("exchanges.json, where a model took part, holds every prompt to it and every answer, word for word."),
    )
    return "\n".join(lines).encode() + b"\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What a pack says of itself; `old` and `new` are the inputs where it holds them."""

    comparison: str
    engine: str
    options: dict[str, object]
    old_name: str
    new_name: str
    old: bytes | None
    new: bytes | None
    damaged: tuple[str, ...]
    """Files of the pack whose hash is not the manifest's."""


def opened(data: bytes) -> Pack:
    """Reads a pack back. Raises Damaged where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            parts = {name: archive.read(name) for name in manifest["files"]}
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise Damaged from error
    wrong = tuple(name for name, content in parts.items() if hashlib.sha256(content).hexdigest() != manifest["files"][name])
    inputs = {name.split("/")[1].split(".")[0]: content for name, content in parts.items() if name.startswith("inputs/")}
    return Pack(
        comparison=manifest["comparison"],
        engine=manifest["engine"],
        options=manifest["options"],
        old_name=manifest["old"]["name"],
        new_name=manifest["new"]["name"],
        old=inputs.get("old"),
        new=inputs.get("new"),
        damaged=wrong,
    )
