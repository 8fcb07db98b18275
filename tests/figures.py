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
HEAD = ("what", "must hold", "found")


def note(what: str, bar: str, found: str) -> None:
    """Keeps a row, where SVERKA_FIGURES names the file for it. Called at the end of a test, when all of it has held."""
    named = os.environ.get("SVERKA_FIGURES")
    if named:
        with Path(named).open("a", encoding="utf-8") as file:
            file.write(json.dumps([what, bar, found], ensure_ascii=False) + "\n")


def written(page: str, rows: list[list[str]], command: str, head: tuple[str, ...]) -> str:
    """The page with these rows in the table that this command writes: a row of the same name is replaced, a new one comes
    last."""
    begin, end = f"<!-- figures: {command} -->\n", "<!-- end of figures -->\n"
    before, _, rest = page.partition(begin)
    table, _, after = rest.partition(end)
    kept = {line.split(" | ")[0].removeprefix("| "): line for line in re.findall(r"^\| .+ \|$", table, re.MULTILINE)[1:]}
    kept |= {row[0]: f"| {' | '.join(row)} |" for row in rows}
    top = f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n"
    return before + begin + top + "\n".join([*kept.values(), ""]) + end + after


def write(page: Path, rows: list[list[str]], command: str, head: tuple[str, ...]) -> None:
    page.write_text(written(page.read_text(encoding="utf-8"), rows, command, head), encoding="utf-8")


def main(arguments: list[str]) -> int:
    rows = [json.loads(line) for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines()]
    write(PAGE, rows, "make faults", HEAD)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
