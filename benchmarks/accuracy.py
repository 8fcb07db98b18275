"""How right the comparison is: python -m benchmarks.accuracy [generator files proof tracked wml versions tables text self].

The parts but the first three need SVERKA_CASES, the folder of real cases. Words are counted from the changes' edits.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.made.generator import make
from benchmarks.made.office import as_docx, as_text, printed
from benchmarks.measures.flat import count_read
from benchmarks.measures.marks import KINDS, Marks, add_marks
from benchmarks.measures.pieces import pieces, reason
from benchmarks.measures.tables import as_csv, as_document, as_word, as_xlsx, wrong
from benchmarks.measures.tracked import TEXT_LANES, WORD, Score, score
from core.comparison import compare
from core.errors import SverkaError
from core.model.change import ChangeKind, Lane
from core.model.comparison import Comparison
from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for

Row = tuple[str, str, str, bool | None]
"""What, measured, bar, met (None: nothing is asked)."""
WORDS_A_PAGE = 400
ONE_CHANGE = ("asvs3_docx_cert_pinning", "asvs3_docx_hsts_wording", "asvs3_docx_issue60", "asvs_en_docx_403_contributor")
CONTROLS = ("asvs_en_docx_403_logo", "asvs_ru_pdf_500_relayout", "owasp_llm_checklist_v05_v1")


def read(path: Path) -> Document:
    """A file by its format's reader."""
    return reader_for(path.suffix[1:].lower())(path.read_bytes(), name=path.name, options=ReadOptions())


def in_lanes(comparison: Comparison, *lanes: Lane) -> int:
    """How many changes are in any of these lanes."""
    return sum(change.lane in lanes for change in comparison.changes)


def generator(pages: int = 30, seeds: int = 6) -> Iterator[Row]:
    """Words, moves, rows, columns and cells against the exact truth, light and heavy."""
    bars = {False: (0.99, 0.995, 0.97), True: (0.99, 0.995, 0.95)}
    for heavy, (precise, whole, moves) in bars.items():
        marks, failures = {kind: Marks() for kind in KINDS}, 0
        for seed in range(seeds):
            for language in ("ru", "en"):
                pair = make(seed, pages, language, heavy)
                comparison = compare(pair.old, pair.new)
                failures += not comparison.proof.holds
                add_marks(marks, pair, comparison)
        least = {"words": (precise, whole), "moves": (moves, moves)}
        for kind in KINDS:
            found, (low, full) = marks[kind], least.get(kind, (1.0, 1.0))
            name = f"generator, {'heavy' if heavy else 'light'}: {kind}, precision / recall ({found.theirs})"
            met = found.precision >= low and found.recall >= full
            yield name, f"{found.precision:.4f} / {found.recall:.4f}", f"{low} / {full}", met
        yield f"generator, {'heavy' if heavy else 'light'}: failed proofs", str(failures), "0", failures == 0


def made_tables(pages: int = 60, seeds: int = 12) -> Iterator[Row]:
    """Hundreds of generated tables, most of them edited: rows, columns and cells of all kinds of change."""
    marks, tables = {kind: Marks() for kind in KINDS}, 0
    for seed in range(seeds):
        for language in ("ru", "en"):
            pair = make(70 + seed, pages, language, True)
            add_marks(marks, pair, compare(pair.old, pair.new))
            tables += len({block.table.id for block in pair.old.blocks if block.table})
    for kind in ("rows", "columns", "cells"):
        found = marks[kind]
        shown = f"{found.precision:.4f} / {found.recall:.4f}"
        yield (
            f"{tables} generated tables: {kind}, precision / recall ({found.theirs})",
            shown,
            "1.0 / 1.0",
            shown == "1.0000 / 1.0000",
        )


def files(seeds: int = 2) -> Iterator[Row]:
    """The generator's pairs written as Word, text and (by LibreOffice) PDF files, read and compared."""
    for form, (write, pages, bars) in FORMS.items():
        for heavy in (False, True):
            marks, lost, failures, moves, found = Marks(), 0, 0, 0, 0
            for seed in range(seeds):
                for language in ("ru", "en"):
                    pair = make(40 + seed, pages, language, heavy)
                    if form == "pdf":
                        pair = replace(pair, old=without_hard_spaces(pair.old), new=without_hard_spaces(pair.new))
                    written = [write(document) for document in (pair.old, pair.new)]
                    if None in written:
                        return
                    old, new = (reader_for(form)(data or b"", name=f"a.{form}", options=ReadOptions()) for data in written)
                    comparison = compare(old, new)
                    lost += count_read(marks, pair, (old, new), comparison)
                    moves, found = moves + len(pair.truth.moves), found + moved_blocks(comparison)
                    failures += not comparison.proof.holds
            name = f"files, {form}, {pages} pages, {'heavy' if heavy else 'light'}"
            met = marks.precision >= bars[0] and marks.recall >= bars[1]
            shown = f"{marks.precision:.4f} / {marks.recall:.4f}"
            yield f"{name}: words, precision / recall ({marks.theirs})", shown, f"{bars[0]} / {bars[1]}", met
            yield f"{name}: moved paragraphs found, of {moves}", str(found), "", None
            bar, read_all = ("", None) if form == "pdf" else ("0", not lost)
            yield f"{name}: words that the readers lost", str(lost), bar, read_all
            yield f"{name}: failed proofs", str(failures), "0", not failures


def without_hard_spaces(document: Document) -> Document:
    """A printed page shows no difference between a hard space and a common one."""
    blocks = [replace(block, text=block.text.replace("\u00a0", "")) for block in document.blocks]
    return replace(document, blocks=tuple(blocks))


def moved_blocks(comparison: Comparison) -> int:
    """How many blocks of the new version are told as moved, edited on the way or not."""
    kinds = (ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED)
    return sum(len(change.new) for change in comparison.changes if change.kind in kinds)


def proof(pairs: int = 10_000) -> Iterator[Row]:
    """Made-up pairs of block trees with edits of all kinds: the changes apply and revert."""
    from core.comparison.alignment.units import prepare
    from core.comparison.engine import drafted
    from core.comparison.proof import prove
    from tests.property.blocktrees import pair

    failures = 0
    for seed in range(pairs):
        old, new = pair(seed)
        failures += not prove(old, new, drafted(prepare(old), prepare(new))[0]).holds
    yield f"proof: failures ({pairs} pairs)", str(failures), "0", failures == 0


def tracked(cases: Path) -> Iterator[Row]:
    """Editors' tracked changes, and the controls without a change of text."""
    total, noisy, failures = Score(), [], 0
    for folder in sorted((cases / "tracked").iterdir()):
        if not (folder / "truth.json").exists():
            continue
        old, new = read(folder / "before.docx"), read(folder / "after.docx")
        comparison = compare(old, new)
        failures += not comparison.proof.holds
        if json.loads((folder / "truth.json").read_text(encoding="utf-8"))["edits"]:
            total.add(score(folder, comparison, old, new))
        elif in_lanes(comparison, *TEXT_LANES):
            noisy.append(folder.name)
    found, inside = total.found / total.edits, total.inside / total.words
    yield f"tracked: edits with words of which a change covers one ({total.edits})", f"{found:.2%}", "99 %", found >= 0.99
    yield f"tracked: changed words that lie in an edit ({total.words})", f"{inside:.2%}", "97 %", inside >= 0.97
    rate = total.changes / total.every
    yield f"tracked: changes an edit ({total.every} edits)", f"{rate:.2f}", "1.2", rate <= 1.2
    yield "tracked: controls with a change of text", ", ".join(noisy) or "0", "0", not noisy
    yield "tracked: failed proofs", str(failures), "0", failures == 0
    for missed in total.missed:
        yield "  not found", missed, "", None


def unmarked(cases: Path) -> Iterator[Row]:
    """Edits without a mark among the editors' marked ones: nobody is accused who marked, and nobody hides."""
    from benchmarks.measures.unmarked import measure

    found = measure(cases)
    yield (
        f"unmarked: marked changes called unmarked ({found.changes} in {found.files} files)",
        str(len(found.accused)),
        "0",
        not found.accused,
    )
    yield f"unmarked: planted edits not called unmarked ({found.planted})", str(len(found.missed)), "0", not found.missed
    yield "unmarked: other changes called unmarked beside a planted one", str(found.beside), "", None
    for line in (*found.accused, *found.missed):
        yield "  wrong", line, "", None


def wml(cases: Path) -> Iterator[Row]:
    """A peer's suite: proof on every pair, nothing of a file against itself, our counts beside theirs."""
    listed = json.loads((cases / "wml" / "cases.json").read_text(encoding="utf-8"))
    failures, selves, ours, theirs, differing = [], [], 0, 0, []
    for case in listed:
        old, new = read(cases / "wml" / case["base"]), read(cases / "wml" / case["modified"])
        comparison = compare(old, new)
        ours, theirs = ours + len(comparison.changes), theirs + (case["expected_revisions"] or 0)
        counted = pieces(comparison)
        if counted != (case["expected_revisions"] or 0):
            shown = f"{len(comparison.changes)} ({counted}) and {case['expected_revisions']}"
            differing.append((f"  {case['id']} {'/'.join(case['covers'])}: {reason(case, counted, comparison)}", shown))
        failures += [] if comparison.proof.holds else [case["id"]]
        selves += [case["id"]] if compare(old, old).changes or compare(new, new).changes else []
    yield f"wml: failed proofs ({len(listed)} pairs)", ", ".join(failures) or "0", "0", not failures
    yield "wml: files that differ from themselves", ", ".join(selves) or "0", "0", not selves
    yield "wml: changes, ours and their revisions (a replaced word is 2 of theirs)", f"{ours} and {theirs}", "", None
    same = len(listed) - len(differing)
    yield (
        f"wml: the same number in their counting, of {len(listed)}; the others follow: ours (in pieces) and theirs",
        str(same),
        "",
        None,
    )
    for name, shown in differing:
        yield name, shown, "", None


def versions(cases: Path) -> Iterator[Row]:
    """Successive versions of standards: stated single changes, controls, and the rest."""
    for folder in sorted(path for path in (cases / "versions").iterdir() if path.is_dir()):
        files = sorted(path for path in folder.iterdir() if path.suffix in (".docx", ".pdf"))
        old, new = read(files[0]), read(files[1])
        comparison = compare(old, new)
        told, pages = in_lanes(comparison, Lane.SUBSTANCE, Lane.WORDING), new.pages or max(1, new.words // WORDS_A_PAGE)
        met: bool | None = None
        bar = ""
        if folder.name in ONE_CHANGE:
            bar, met = "1 to 2", 1 <= told <= 2
        elif folder.name in CONTROLS:
            bar, met = str(max(1, pages // 50)), told <= max(1, pages // 50)
        yield f"versions: {folder.name}, substance and wording", str(told), bar, met
        yield f"versions: {folder.name}, proof", str(comparison.proof.holds), "True", comparison.proof.holds


def tables(cases: Path) -> Iterator[Row]:
    """Arrays as tables: as they are, through CSV, through XLSX and through DOCX."""
    for case in json.loads((cases / "tables" / "cases.json").read_text(encoding="utf-8")):
        for form in (as_document, as_csv, as_xlsx, as_word):
            try:
                faults = wrong(case, form(case["before"], "old"), form(case["after"], "new"))
            except SverkaError as error:
                yield f"tables: {case['id']} {form.__name__[3:]}", error.code, "as expected", False
                continue
            yield f"tables: {case['id']} {form.__name__[3:]}", "; ".join(faults) or "as expected", "as expected", not faults


def text(cases: Path) -> Iterator[Row]:
    """Published terms: every changed line lies in a change."""
    from core.readers import reader_for

    reader = reader_for("txt")
    lines = missed = failures = 0
    for record in (cases / "text" / "terms.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(record)
        old, new = (reader(case[side].encode(), name=f"{side}.txt", options=ReadOptions()) for side in ("before", "after"))
        comparison = compare(old, new)
        failures += not comparison.proof.holds
        seen, gone = _changed_lines(case["before"], case["after"]), 0
        shown = "\n".join(_said(comparison, old, new))
        gone = sum(1 for line in seen if not _shown(line, shown))
        lines, missed = lines + len(seen), missed + gone
    yield f"text: changed lines in no change ({lines})", str(missed), "0", missed == 0
    yield "text: failed proofs", str(failures), "0", failures == 0


def _changed_lines(before: str, after: str) -> list[str]:
    old, new = before.splitlines(), after.splitlines()
    return [line for line in (*(set(old) - set(new)), *(set(new) - set(old))) if WORD.search(line)]


def _said(comparison: Comparison, old: Document, new: Document) -> Iterator[str]:
    """The whole texts of all blocks that a change touches."""
    texts = ({block.block: block.text for block in old.blocks}, {block.block: block.text for block in new.blocks})
    for change in comparison.changes:
        for side, anchors in enumerate((change.old, change.new)):
            yield from (texts[side][anchor.block] for anchor in anchors)
        for edit in change.edits:
            for side, span in enumerate((edit.old, edit.new)):
                if span:
                    yield texts[side][span.block]


def _shown(line: str, shown: str) -> bool:
    words = WORD.findall(line)
    return all(word in shown for word in words)


def itself(cases: Path) -> Iterator[Row]:
    """Every readable file against itself."""
    differing = files = 0
    for path in sorted(cases.rglob("*")):
        if path.suffix.lower() in (".docx", ".pdf") and "hostile" not in path.parts:
            document = read(path)
            files += 1
            differing += bool(compare(document, document).changes)
    yield f"A against A: files with a change ({files})", str(differing), "0", differing == 0


FORMS: dict[str, tuple[Callable[[Document], bytes | None], int, tuple[float, float]]] = {
    "docx": (as_docx, 30, (0.99, 0.995)),
    "txt": (as_text, 30, (0.99, 0.995)),
    "pdf": (printed, 10, (0.99, 0.995)),
}
"""How a document is written, pages, bars of precision and recall."""
PARTS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "tracked": tracked,
    "unmarked": unmarked,
    "wml": wml,
    "versions": versions,
    "tables": tables,
    "text": text,
    "self": itself,
}


def main(arguments: list[str]) -> int:
    folder = os.environ.get("SVERKA_CASES")
    rows: list[Row] = []
    if not arguments or "generator" in arguments:
        rows += generator()
        rows += made_tables()
    if not arguments or "files" in arguments:
        rows += files()
    if not arguments or "proof" in arguments:
        rows += proof()
    for name, part in PARTS.items():
        if folder and (not arguments or name in arguments):
            rows += part(Path(folder))
    if not folder:
        print("SVERKA_CASES names no folder: only the generator's part was measured.")
    for name, measured, bar, met in rows:
        print(f"{'' if met is None else 'met' if met else 'NOT MET':8} {name:90} {measured:24} {bar}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
