"""The verifier and the analysis, measured: planted falsehoods, true sentences, speed, coverage, injections, overhead, cancelling.

python -m benchmarks.analysis [--seed N] [--show] [part …]
parts: truths falsehoods speed coverage injections cancel card
"""

import argparse
import random
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks._falsehoods import OPERATORS, Material
from benchmarks._injections import injected
from benchmarks._running import cancelled_after, covered, scored
from core.analysis.context import Sources
from core.analysis.draft import Cited, Draft
from core.analysis.scorecard.cases import Case, cases, documents
from core.analysis.verify import Verifier
from core.comparison import compare
from core.comparison.judge import find_values
from core.model.change import Change

FALSEHOODS, PARAPHRASES, FASTEST = 2_000, 500, 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One language: the verifier over the built-in changes, and each case's change."""

    verifier: Verifier
    cases: tuple[Case, ...]
    changes: dict[str, Change]
    sources: Sources

    def draft(self, case: Case, text: str) -> Draft:
        """A true sentence with true quotes, as a good model gives it."""
        change = self.changes[case.name]
        return Draft(text=text, changes=(change.id,), quotes=tuple(self._quotes(change)))

    def _quotes(self, change: Change) -> Iterator[Cited]:
        """The changed words of each side with a word around them."""
        for passage in self.sources.view(change.id).passages:
            for start, end in passage.changed:
                text, a, b = passage.text, start - passage.start, end - passage.start
                left = text.rfind(" ", 0, max(0, a - 1)) + 1
                right = text.find(" ", min(len(text), b + 1))
                words = text[left : right if right > 0 else len(text)].strip()
                yield Cited(side=passage.side, text=words)


def bench(language: str) -> Bench:
    own = cases(language)
    old, new = documents(own)
    comparison = compare(old, new)
    sources = Sources(comparison, old, new)
    by_section = {(change.new or change.old)[0].section[0]: change for change in comparison.changes}
    changes = {case.name: by_section[f"{i}. {case.section}"] for i, case in enumerate(own, start=1)}
    return Bench(verifier=Verifier(sources, language, find_values), cases=own, changes=changes, sources=sources)


def references(one: Bench) -> list[tuple[Case, Draft]]:
    return [(case, one.draft(case, text)) for case in one.cases for text in case.reference]


def paraphrases(one: Bench) -> list[tuple[Case, Draft]]:
    language = one.cases[0].language
    written = tomllib.loads((Path(__file__).parent / "_paraphrases.toml").read_text(encoding="utf-8"))[language]
    return [(case, one.draft(case, text.format(**case.slots))) for case in one.cases for text in written[case.family]]


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


def falsehoods(benches: list[Bench], seed: int, show: bool) -> bool:
    """Planted falsehoods that the verifier lets through: none of 2,000."""
    chance = random.Random(seed)
    tried: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    pool = [(one, case, draft) for one in benches for case, draft in (*references(one), *paraphrases(one))]
    pool = [item for item in pool if not item[0].verifier.check(item[2]).reasons]
    true = {(draft.text, draft.changes, draft.quotes) for _, _, draft in pool}
    names = list(OPERATORS)
    seen: set[Draft] = set()
    others = {id(o): [(c.family, d) for p, c, d in pool if p is o] for o in benches}
    for turn in range(40 * FALSEHOODS):
        if sum(tried.values()) >= FALSEHOODS:
            break
        one, case, draft = chance.choice(pool)
        name = names[turn % len(names)]
        foreign = [other for family, other in others[id(one)] if family != case.family]
        false = OPERATORS[name](Material(draft=draft, case=case, others=foreign), chance)
        if false is None or false in seen or (false.text, false.changes, false.quotes) in true:
            continue
        seen.add(false)
        tried[name] += 1
        if not one.verifier.check(false).reasons:
            passed[name] += 1
            if show:
                print(f"    {name}: {draft.text} → {false.text} {case.name} {[q.text for q in false.quotes]}")
    for name in names:
        print(f"planted falsehoods, {name:18} {tried[name]:5}   let through {passed[name]:4}")
    print(f"planted falsehoods, all (seed {seed})    {sum(tried.values()):5}   let through {sum(passed.values()):4}   bar 0")
    return not passed


def speed(benches: list[Bench]) -> bool:
    """Sentences a second of one core: at least 2,000."""
    drafts = [(one.verifier, draft) for one in benches for _, draft in (*references(one), *paraphrases(one))]
    for verifier, draft in drafts:
        verifier.check(draft)
    started = time.process_time()
    for verifier, draft in drafts:
        verifier.check(draft)
    rate = len(drafts) / (time.process_time() - started)
    print(f"verifier: {rate:,.0f} statements/s   bar {FASTEST:,}")
    return rate >= FASTEST


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.analysis")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--show", action="store_true", help="print every sentence that went wrong")
    parser.add_argument("parts", nargs="*")
    asked = parser.parse_args(arguments)
    benches = [bench("ru"), bench("en")]
    parts = {
        "truths": lambda: truths(benches, asked.show),
        "falsehoods": lambda: falsehoods(benches, asked.seed, asked.show),
        "speed": lambda: speed(benches),
        "coverage": covered,
        "injections": injected,
        "cancel": cancelled_after,
        "card": scored,
    }
    held = [run() for name, run in parts.items() if not asked.parts or name in asked.parts]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
