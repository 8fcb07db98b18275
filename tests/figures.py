"""What the fault suite measured, for the table of docs/reliability.md: `make faults` collects it and writes the table.

python -m tests.figures build/faults.jsonl    writes the rows of that file into the table; rows of other tests stay.
"""

import json
import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- figures: make faults -->\n", "<!-- end of figures -->\n"
HEAD = "| what | must hold | found |\n|---|---|---|\n"


def note(what: str, bar: str, found: str) -> None:
    """Keeps a row, where SVERKA_FIGURES names the file for it. Called at the end of a test, when all of it has held."""
    named = os.environ.get("SVERKA_FIGURES")
    if named:
        with Path(named).open("a", encoding="utf-8") as file:
            file.write(json.dumps([what, bar, found], ensure_ascii=False) + "\n")


def written(page: str, rows: list[list[str]]) -> str:
    """The page with these rows in its table: a row of the same name is replaced, a new one comes last."""
    before, _, rest = page.partition(BEGIN)
    table, _, after = rest.partition(END)
    kept = {line.split(" | ")[0].removeprefix("| "): line for line in re.findall(r"^\| .+ \|$", table, re.MULTILINE)[1:]}
    kept |= {row[0]: f"| {' | '.join(row)} |" for row in rows}
    return before + BEGIN + HEAD + "\n".join([*kept.values(), ""]) + END + after


def main(arguments: list[str]) -> int:
    rows = [json.loads(line) for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines()]
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
