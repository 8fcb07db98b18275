"""HTML: one self-contained file that asks nothing of any network, light and dark, printable."""

import base64
import hashlib
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from core.reports.context import woven
from core.reports.data import ReportData, select
from core.reports.dates import moment
from core.reports.differences import difference, percent
from core.reports.doubts import doubt_lines
from core.reports.labels import DECISIONS, PART_NAMES, SIGNIFICANCE, STATUSES, VERDICTS, pictured, type_word, words
from core.reports.overall import overall
from core.reports.picture import png_size
from core.reports.places import part_name
from core.reports.reasons import gap_word
from core.reports.rows import key_rows, rows
from core.reports.sections import by_section
from core.reports.valued import value_lines
from core.reports.verdict import counts_line, model_line, proof_line, read_line, scope_line

TEMPLATES = Path(__file__).parent / "templates"


def render(data: ReportData) -> bytes:
    """UTF-8. Every text is escaped; scripts of documents cannot run, since the page allows only its own by hash."""
    # Escaping is on for every template, not by the file's name.
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    script = (TEMPLATES / "page.js").read_text(encoding="utf-8")
    template = environment.get_template("page.html")
    made = template.render(**_fields(data), script=script, script_hash=_hash(script))
    return pictured(made, data.language).encode("utf-8")


def _hash(script: str) -> str:
    """The script's name in the content security policy (W3C CSP 3)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _fields(data: ReportData) -> dict[str, Any]:
    made, selection, logo = rows(data), select(data), data.options.logo
    return {
        "_": words(data.language),
        "data": data,
        "comparison": data.comparison,
        "rows": made,
        "summary": key_rows(made),
        "overall": overall(data),
        "sections": by_section(data, made),
        "counts": counts_line(data),
        "doubts": doubt_lines(data),
        "read": read_line(data),
        "proof": proof_line(data),
        "scope": scope_line(data, selection),
        "made_at": moment(data.made, data.language),
        "model": model_line(data),
        "styles": (TEMPLATES / "page.css").read_text(encoding="utf-8"),
        "statuses": STATUSES,
        "type_word": type_word,
        "difference": difference,
        "woven": woven,
        "part_name": part_name,
        "gap_word": gap_word,
        "percent": percent,
        "values": list(value_lines(data, made)),
        "verdicts": VERDICTS,
        "decisions": DECISIONS,
        "significances": SIGNIFICANCE,
        "parts": data.options.parts,
        "part_names": PART_NAMES,
        "logo": base64.b64encode(logo).decode() if logo and png_size(logo) else "",
    }
