"""The verifier and the analysis, measured: planted falsehoods, true sentences, speed, coverage, injections, overhead, cancelling.

python -m benchmarks.analysis [--seed N] [--show] [part …]
parts: truths falsehoods apart fields speed coverage injections kills cancel card
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.verifier import by_field, sets
from benchmarks.verifier.falsehoods import FOLDERS, LISTS, OPERATORS, SIXTH
from benchmarks.verifier.falsehoods.material import Material, Operator
from benchmarks.verifier.falsehoods.seventh import material
from benchmarks.verifier.injections import injected
from benchmarks.verifier.kept_apart import Set, care, elsewhere, frames, kept_apart
from benchmarks.verifier.running import cancelled_after, covered, killed_anywhere, scored
from core.analysis.context import Sources
from core.analysis.draft import RISK, WHY, Cited, Draft
from core.analysis.scorecard.cases import Case, cases, documents
from core.analysis.verify import Verifier
from core.comparison import compare
from core.comparison.judge import find_values
from core.model.change import Change
from core.model.document import Document

FALSEHOODS, PARAPHRASES, FASTEST = 2_000, 500, 2_000
ROUNDS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One language: the verifier over changes whose meaning is known, and each case's changes."""

    language: str
    verifier: Verifier
    cases: tuple[Case, ...]
    changes: dict[str, tuple[Change, ...]]
    sources: Sources

    def draft(self, case: Case, text: str) -> Draft:
        """A true sentence with true quotes, as a good model gives it."""
        changes = self.changes[case.name]
        quotes = tuple(quote for change in changes for quote in self._quotes(change))
        return Draft(text=text, changes=tuple(change.id for change in changes), quotes=quotes)

    def _quotes(self, change: Change) -> Iterator[Cited]:
        """The changed words of each side with a word around them."""
        for passage in self.sources.view(change.id).passages:
            for start, end in passage.changed:
                text, a, b = passage.text, start - passage.start, end - passage.start
                left = text.rfind(" ", 0, max(0, a - 1)) + 1
                right = text.find(" ", min(len(text), b + 1))
                words = text[left : right if right > 0 else len(text)].strip()
                yield Cited(side=passage.side, text=words)


def bench(language: str, own: tuple[Case, ...], pair: tuple[Document, Document] | None = None) -> Bench:
    """The cases as one document of a section each (or as `pair`), compared; every section has the changes of its case."""
    old, new = pair or documents(own)
    comparison = compare(old, new)
    sources = Sources(comparison, old, new)
    by_section: dict[str, list[Change]] = {}
    for change in comparison.changes:
        by_section.setdefault((change.new or change.old)[0].section[0], []).append(change)
    changes = {case.name: tuple(by_section[f"{i}. {case.section}"]) for i, case in enumerate(own, start=1)}
    verifier = Verifier(sources, language, find_values)
    return Bench(language=language, verifier=verifier, cases=own, changes=changes, sources=sources)


def benches_of(folder: Path) -> list[Bench]:
    """Those of a list with documents of its own."""
    languages = ("ru", "en")
    return [bench(one, material.cases(folder, one), material.documents(folder, one)) for one in languages]


def references(one: Bench) -> list[tuple[Case, Draft]]:
    """Each true sentence of the cases, as a draft."""
    return [(case, one.draft(case, text)) for case in one.cases for text in case.reference]


def paraphrases(one: Bench) -> list[tuple[Case, Draft]]:
    """Each other true sentence of the same changes, as a draft."""
    written = sets.paraphrases(one.language)
    return [(case, one.draft(case, text.format(**case.slots))) for case in one.cases for text in written.get(case.family, ())]


def truths(benches: list[Bench], show: bool) -> bool:
    """True sentences that the verifier rejects: at most 2 %."""
    holds = True
    for name, made, most in (("reference answers", references, None), ("paraphrases", paraphrases, PARAPHRASES)):
        everything = [(one, *pair) for one in benches for pair in made(one)]
        random.Random(1).shuffle(everything)
        chosen = everything[:most]
        failed = [(draft, one.verifier.check(draft).reasons) for one, _, draft in chosen]
        wrong = [(draft, reasons) for draft, reasons in failed if reasons]
        print(f"true sentences, {name:20} {len(chosen):5}   rejected {len(wrong):4}   {len(wrong) / len(chosen):6.2%}   bar 2 %")
        holds = holds and len(wrong) <= len(chosen) * 0.02
        for draft, reasons in wrong if show else ():
            print("   ", draft.text, reasons)
    return holds


def planted(
    benches: list[Bench], seed: int, count: int, operators: Mapping[str, Operator] = OPERATORS
) -> tuple[Counter[str], list[tuple[str, str, str]]]:
    """How often each operator was tried, and what got through: operator, true sentence, false one."""
    chance = random.Random(seed)
    tried: Counter[str] = Counter()
    passed: list[tuple[str, str, str]] = []
    pool = [(one, case, draft) for one in benches for case, draft in (*references(one), *paraphrases(one))]
    pool = [item for item in pool if not item[0].verifier.check(item[2]).reasons]
    true = {(draft.text, draft.changes, draft.quotes) for _, _, draft in pool}
    names = list(operators)
    seen: set[Draft] = set()
    others = {id(o): [(c, d) for p, c, d in pool if p is o] for o in benches}
    for turn in range(40 * count):
        if sum(tried.values()) >= count:
            break
        one, case, draft = chance.choice(pool)
        name = names[turn % len(names)]
        foreign = [other for of, other in others[id(one)] if of.family != case.family]
        kin = [other for of, other in others[id(one)] if of.family == case.family and of.name != case.name]
        false = operators[name](Material(draft=draft, case=case, others=foreign, kin=kin), chance)
        if false is None or false in seen or (false.text, false.changes, false.quotes) in true:
            continue
        seen.add(false)
        tried[name] += 1
        if not one.verifier.check(false).reasons:
            passed.append((name, draft.text, false.text))
    return tried, passed


def falsehoods(benches: list[Bench], seed: int, show: bool) -> bool:
    """Planted falsehoods that the verifier lets through: none of 2,000 of each list of operators."""
    turned = [*benches, *(bench(language, tuple(case for case, _ in frames(language).values())) for language in ("ru", "en"))]
    own = {name: benches_of(folder) for name, folder in FOLDERS.items()}
    held = [
        _falsehoods(own.get(name, turned if operators is SIXTH else benches), seed, show, name, operators)
        for name, operators in LISTS.items()
    ]
    return all(held)


def _falsehoods(benches: list[Bench], seed: int, show: bool, of: str, operators: Mapping[str, Operator]) -> bool:
    tried, passed = planted(benches, seed, FALSEHOODS, operators)
    through = Counter(name for name, _, _ in passed)
    for name in operators:
        print(f"planted falsehoods, {of + name:58} {tried[name]:5}   let through {through[name]:4}")
    print(f"planted falsehoods, {of}all (seed {seed})    {sum(tried.values()):5}   let through {len(passed):4}   bar 0")
    shown = {
        text
        for which in Set
        if which.shown
        for one in ("ru", "en")
        for case, _ in kept_apart(one, which).values()
        for text in case.reference
    }
    counted = {
        text
        for which in Set
        if not which.shown
        for one in ("ru", "en")
        for case, _ in kept_apart(one, which).values()
        for text in case.reference
    }
    for name, true, false in passed if show else ():
        print(f"    {name}: {true} → {false}" if true not in counted - shown else f"    {name}: of a set that is only counted")
    return not passed


Judged = tuple[tuple[list[str], list[str]], tuple[list[str], list[str]]]


def judged_apart(language: str, which: Set) -> Judged:
    """On changes of other subjects in other words: true sentences and those rejected, false ones and those let through."""
    written = kept_apart(language, which)
    one = bench(language, tuple(case for case, _ in written.values()))
    true = [draft for _, draft in references(one)]
    false = [one.draft(case, text) for case, lies in written.values() for text in lies]
    rejected = [f"{draft.text} {list(reasons)}" for draft in true if (reasons := one.verifier.check(draft).reasons)]
    passed = [draft.text for draft in false if not one.verifier.check(draft).reasons]
    return ([draft.text for draft in true], rejected), ([draft.text for draft in false], passed)


def concluded_apart(language: str) -> list[str]:
    """The false sentences of all sets that would be shown as the model's interpretation, had it given them as one."""
    found = []
    for which in Set:
        written = kept_apart(language, which)
        one = bench(language, tuple(case for case, _ in written.values()))
        drafts = (one.draft(case, text) for case, lies in written.values() for text in lies)
        found += [draft.text for draft in drafts if one.verifier.concludes(draft, one.verifier.check(draft))]
    return found


def fields() -> bool:
    """What a summary says: how many of each field pass, or pass as interpretations; no bar."""
    for name in by_field.SETS:
        counts: Counter[tuple[str, str, str]] = Counter()
        for language in ("ru", "en"):
            counts += _fields_of(name, language)
        print("\n".join(by_field.table(name, counts)))
    return True


def _fields_of(name: str, language: str) -> Counter[tuple[str, str, str]]:
    """By half, field and verdict: how many sentences of a set."""
    counts: Counter[tuple[str, str, str]] = Counter()
    written = by_field.families(name, language)
    one = bench(language, tuple(by_field.case_of(name, language, n, family) for n, family in enumerate(written)))
    shown = by_field.looked_at(written)
    for number, (case, family) in enumerate(zip(one.cases, written, strict=True)):
        for field, draft in by_field.drafts(family, one.draft(case, "")):
            checked = one.verifier.check(draft)
            concludes = draft.role in (WHY, RISK) and one.verifier.concludes(draft, checked)
            kind = "interpreted" if concludes else "rejected" if checked.reasons else "verified"
            counts["looked at" if number in shown else "only counted", field, kind] += 1
    return counts


def _share(part: list[str], whole: list[str]) -> str:
    return f"{len(part) / len(whole):6.2%}"


def apart(show: bool) -> bool:
    """The false ones are written by hand: harder than the operators', for they are made of the change's own words. What is only
    counted is never shown."""
    holds = True
    for language, which in ((language, which) for which in Set for language in ("ru", "en")):
        judged = zip(judged_apart(language, which), ("rejected", "let through"), (0.02, 0.0), strict=True)
        for (texts, wrong), word, most in judged:
            share = f"{len(texts):4}   {word:11} {len(wrong):4}   {_share(wrong, texts)}   bar {most:.0%}"
            print(f"kept apart ({which.value}), {language}: {share}")
            for text in wrong if show and which.shown else ():
                print("   ", text)
            holds = holds and len(wrong) <= most * len(texts)
    for language in ("ru", "en"):
        print(f"kept apart, all, {language}: false ones that could pass for an interpretation: {len(concluded_apart(language))}")
    return holds


def _seconds(drafts: list[tuple[Verifier, Draft]]) -> float:
    """The processor's time for one check of each."""
    started = time.process_time()
    for verifier, draft in drafts:
        verifier.check(draft)
    return time.process_time() - started


def speed(benches: list[Bench]) -> bool:
    """Sentences a second of one core, the best of some rounds: at least 2,000."""
    drafts = [(one.verifier, draft) for one in benches for _, draft in (*references(one), *paraphrases(one))]
    rate = len(drafts) / min(_seconds(drafts) for _ in range(ROUNDS))
    print(f"verifier: {rate:,.0f} statements/s   bar {FASTEST:,}")
    return rate >= FASTEST


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.analysis")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--show", action="store_true", help="print every sentence that went wrong")
    parser.add_argument("parts", nargs="*")
    asked = parser.parse_args(arguments)
    benches = [bench(language, cases(language)) for language in ("ru", "en")]
    apart_of = [kept_apart(language, which) for which in Set for language in ("ru", "en")]
    apart_of += [made(language) for made in (elsewhere, care) for language in ("ru", "en")]
    others = [bench(one[0].language, one) for written in apart_of if (one := tuple(case for case, _ in written.values()))]
    parts = {
        "truths": lambda: truths(benches, asked.show),
        "falsehoods": lambda: falsehoods([*benches, *others], asked.seed, asked.show),
        "apart": lambda: apart(asked.show),
        "fields": fields,
        "speed": lambda: speed(benches),
        "coverage": covered,
        "injections": injected,
        "kills": killed_anywhere,
        "cancel": cancelled_after,
        "card": scored,
    }
    held = [run() for name, run in parts.items() if not asked.parts or name in asked.parts]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
