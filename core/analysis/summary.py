"""The summary, by levels, from verified sentences only: batch → section → whole."""

import json
from collections import defaultdict
from collections.abc import Sequence

from core.analysis.asking import Reply
from core.analysis.basis import Basis
from core.analysis.cache import key_of
from core.analysis.context import Sources
from core.analysis.draft import Cited, Draft
from core.analysis.options import Progress
from core.jsonform import decode, encode
from core.model.analysis import Statement, Verdict

MOST_CITED = 6
"""Changes that one sentence of the summary may cite: one that cites more says nothing of any."""
_LEVELS = 6
_WHERE = 120
"""Characters of a section's path."""


def summarise(statements: Sequence[Statement], sources: Sources, basis: Basis, progress: Progress) -> list[Statement]:
    """Sentences of the roles summary, key_point, risk, question and table. What failed its check on a lower level, or interprets,
    takes no part above, but is kept in the list. Raises Stopped, ModelError."""
    level = _Level(sources, basis)
    material = [one for one in statements if _is_fact(one)]
    kept: list[Statement] = []
    for number in range(_LEVELS):
        groups = level.groups(material, by_section=number == 0)
        if not groups:
            return kept
        progress("summary", 0, len(groups))
        found: list[Statement] = []
        for done, group in enumerate(groups, start=1):
            found.extend(level.sentences(group))
            progress("summary", done, len(groups))
        if len(groups) == 1:
            return [*found, *kept]
        kept.extend(one for one in found if not _is_fact(one))
        material = [one for one in found if _is_fact(one)]
    return [*material, *kept]


def _is_fact(statement: Statement) -> bool:
    """Of what is not believed, or is the model's interpretation, nothing is summed up."""
    return statement.verdict is not Verdict.QUARANTINED and not statement.interprets


class _Level:
    def __init__(self, sources: Sources, basis: Basis) -> None:
        self._sources, self._basis = sources, basis

    def groups(self, material: Sequence[Statement], *, by_section: bool) -> list[list[Statement]]:
        """Lists that fit a prompt. One list where all of it fits; else sections are kept together."""
        room = self._basis.room
        if sum(self._cost(one) for one in material) <= room:
            return [list(material)] if material else []
        ranked = list(material)
        if by_section:
            sections: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
            for one in material:
                sections[self._section(one)].append(one)
            ranked = [one for section in sections.values() for one in section]
        groups: list[list[Statement]] = [[]]
        used = 0
        for one in ranked:
            cost = self._cost(one)
            if groups[-1] and used + cost > room:
                groups.append([])
                used = 0
            groups[-1].append(one)
            used += cost
        return groups

    def _cost(self, statement: Statement) -> int:
        return self._basis.budget.tokens(self._line(99, statement))

    def _section(self, statement: Statement) -> tuple[str, ...]:
        return self._sources.view(statement.changes[0]).section[:1] if statement.changes else ()

    def _line(self, number: int, statement: Statement) -> str:
        """A sentence with where it belongs: which of them speak of tables the model could not know otherwise."""
        level = statement.significance.value if statement.significance else "none"
        facts: dict[str, object] = {"id": f"S{number}", "significance": level, "text": statement.text}
        views = [self._sources.view(change) for change in statement.changes]
        if views and views[0].section:
            facts["where"] = " › ".join(views[0].section)[:_WHERE]
        if any(view.in_table for view in views):
            facts["in_table"] = True
        return json.dumps(facts, ensure_ascii=False)

    def sentences(self, group: Sequence[Statement]) -> list[Statement]:
        lines = [self._line(i, one) for i, one in enumerate(group, start=1)]
        asker, cache = self._basis.asker, self._basis.cache
        key = key_of("summary", self._basis.salt, tuple(lines), tuple(one.changes for one in group))
        kept = cache.get(key)
        if kept is not None:
            asker.transcript.again(cache, key)
            return decode(kept, list[Statement])
        with asker.transcript.of(cache, key):
            reply = asker.ask("summary", lines)
            found = self._answered(group, lines, reply)
        if reply.failure is None:  # what failed is asked again by the next analysis
            cache.put(key, encode(found))
        return found

    def _answered(self, group: Sequence[Statement], lines: list[str], reply: Reply) -> list[Statement]:
        if reply.failure is not None:
            if len(group) < 2:
                return []
            half = len(group) // 2
            return [*self.sentences(group[:half]), *self.sentences(group[half:])]
        names = {f"S{i}": one for i, one in enumerate(group, start=1)}
        drafts = [_draft(item.text, item.role, [names[x] for x in item.sources if x in names]) for item in reply.answer.sentences]
        ids = {name: one.changes[0] for name, one in names.items()}

        def cited(failed: Sequence[Draft]) -> list[str]:
            wanted = {change for draft in failed for change in draft.changes}
            return [line for line, one in zip(lines, group, strict=True) if not wanted.isdisjoint(one.changes)]

        return self._basis.judge.statements(drafts, self._basis.asker, cited, ids)


def _draft(text: str, role: str, named: Sequence[Statement]) -> Draft:
    """The sentence cites what its sources cite; their quotes, checked once, are its quotes."""
    changes = tuple(dict.fromkeys(change for one in named for change in one.changes))[:MOST_CITED]
    quotes = tuple(
        dict.fromkeys(
            Cited(side=quote.side, text=quote.text) for one in named for quote in one.quotes if set(one.changes) & set(changes)
        )
    )
    return Draft(text=text, changes=changes, quotes=quotes, role=role)
