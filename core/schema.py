"""The JSON Schemas (draft 2020-12) of what Sverka writes, made from the frozen values themselves.

python -m core.schema          writes docs/schema/document.json, comparison.json, analysis.json, score.json
python -m core.schema --check  changes nothing; exit status 1 where one of them would change
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

import msgspec

from core.model import document as documents
from core.model.analysis import Analysis
from core.model.comparison import SCHEMA as COMPARISON_SCHEMA
from core.model.comparison import Comparison
from core.model.document import Document
from core.model.scorecard import SCHEMA as SCORE_SCHEMA
from core.model.scorecard import ScoreReport

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs" / "schema"
ROOTS: Final = {"document": Document, "comparison": Comparison, "analysis": Analysis, "score": ScoreReport}
_TITLES: Final = {
    "document": documents.SCHEMA,
    "comparison": COMPARISON_SCHEMA,
    "analysis": "sverka.analysis/1",
    "score": SCORE_SCHEMA,
}

_COUNT: Final = {"minimum": 0}
_SHARES: Final = ("recall", "significance", "overrated", "citations", "json_valid")
_SHARE: Final = {"minimum": 0, "maximum": 1}
_PLACE: Final = {"minimum": 1}
_DIGEST: Final = {"pattern": "^[0-9a-f]{64}$"}
_DECIMAL: Final = {"pattern": "^-?[0-9]+(\\.[0-9]+)?$"}
_REVISIONS: Final = {"enum": ["accepted", "rejected"]}
_TIGHTER: Final[dict[tuple[str, str], dict[str, Any]]] = {
    ("Document", "schema"): {"const": documents.SCHEMA},
    ("Comparison", "schema"): {"const": COMPARISON_SCHEMA},
    ("Document", "sha256"): _DIGEST,
    ("Header", "sha256"): _DIGEST,
    ("Document", "completeness"): {"minimum": 0, "maximum": 1},
    ("Header", "completeness"): {"minimum": 0, "maximum": 1},
    ("Document", "words"): _COUNT,
    ("Header", "words"): _COUNT,
    ("Part", "units"): _COUNT,
    **{(kind, "page"): _PLACE for kind in ("Box", "Block", "Anchor")},
    ("Document", "pages"): _PLACE,
    ("Header", "pages"): _PLACE,
    ("CellPlace", "row"): _COUNT,
    ("CellPlace", "column"): _COUNT,
    ("CellPlace", "row_span"): _PLACE,
    ("CellPlace", "column_span"): _PLACE,
    ("Options", "old_revisions"): _REVISIONS,
    ("Options", "new_revisions"): _REVISIONS,
    ("Change", "id"): {"minLength": 1},
    ("Block", "block"): {"minLength": 1},
    ("Value", "delta_percent"): _DECIMAL,
    ("ScoreReport", "schema"): {"const": SCORE_SCHEMA},
    **{("ScoreCard", share): _SHARE for share in _SHARES},
    ("Analysis", "analysed"): _COUNT,
    ("Analysis", "total"): _COUNT,
    ("Place", "offset"): _COUNT,
    **{(kind, end): _COUNT for kind in ("Mark", "Span", "Anchor", "FoundValue", "Quote", "Revision") for end in ("start", "end")},
}


def schema(name: str) -> dict[str, Any]:
    """The schema of "document", "comparison", "analysis" or "score": all named, all required."""
    made = msgspec.json.schema(ROOTS[name])
    for kind, found in made["$defs"].items():
        _tighten(kind, found)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{_TITLES[name].replace('/', ':').replace('.', ':')}",
        "title": _TITLES[name],
        **made,
    }


def text(name: str) -> str:
    """The schema as its file has it."""
    return json.dumps(schema(name), ensure_ascii=False, indent=1) + "\n"


def _tighten(kind: str, found: dict[str, Any]) -> None:
    properties = found.get("properties")
    if properties is None:
        return
    found["additionalProperties"] = False
    for name, member in properties.items():
        limit = _TIGHTER.get((kind, name), {})
        branches = [branch for branch in member.get("anyOf", ()) if branch.get("type") != "null"]
        (branches[0] if branches else member).update(limit)
    # `publish` writes every member but an analysis that was not asked for.
    found["required"] = [name for name in properties if (kind, name) != ("Comparison", "analysis")]


def main(arguments: list[str]) -> int:
    """Writes the files that are not in step, or with --check names them. Exit status 1: out of step."""
    wrong = 0
    for name in ROOTS:
        path = FOLDER / f"{name}.json"
        if path.exists() and path.read_text(encoding="utf-8") == text(name):
            continue
        if "--check" in arguments:
            print(f"{path.name} is not in step with the code: run python -m core.schema")
            wrong = 1
        else:
            path.write_text(text(name), encoding="utf-8")
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
