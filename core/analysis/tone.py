"""The change of tone by section. The model picks two numbers; code writes the sentence, which can claim nothing else."""

import json
from collections import defaultdict
from collections.abc import Sequence

from core.analysis.asking import Asker
from core.analysis.basis import Basis
from core.analysis.batches import windows
from core.analysis.blocks import Located
from core.analysis.cache import key_of
from core.analysis.context import Sources
from core.analysis.options import Progress
from core.jsonform import decode, encode
from core.locale import catalogue
from core.model.analysis import Origin, Quote, Statement, Verdict
from core.model.change import Change, Lane
from core.model.document import Side


def N_(message: str) -> str:
    """Marks a message for the catalogues; it is translated where it is shown."""
    return message


TONES = {-2: N_("harsh"), -1: N_("strict"), 0: N_("neutral"), 1: N_("friendly"), 2: N_("very friendly")}
_SAMPLE = 600
"""Characters of each side of a section that are rated; the tone of a section shows in its changed words."""


def tone_shifts(sources: Sources, basis: Basis, progress: Progress) -> list[Statement]:
    """One sentence (role tone) for each section whose tone the model finds different. Raises Stopped, ModelError."""
    sections: dict[tuple[str, ...], list[Change]] = defaultdict(list)
    for change in sources.comparison.changes:
        if change.lane in (Lane.SUBSTANCE, Lane.WORDING):
            sections[sources.view(change.id).section[:1]].append(change)
    groups = _groups(sources, list(sections.values()), basis)
    found: list[Statement] = []
    for done, group in enumerate(groups, start=1):
        found.extend(_rated(sources, group, basis))
        progress("tone", done, len(groups))
    return found


def feeling(asker: Asker, batch: Sequence[Located]) -> Statement | None:
    """The tone of a stretch of one version; the model gives the number, code the sentence. None where it gives none, or a
    neutral one."""
    text = (windows("\n".join(one.text for one in batch), _SAMPLE * 2) or [""])[0]
    reply = asker.ask("tone", [json.dumps({"id": "T1", "before": text, "after": text}, ensure_ascii=False)])
    rated = next((item.new for item in reply.answer.sections if item.id == "T1"), 0) if reply.answer is not None else 0
    if not rated:
        return None
    _ = catalogue("analysis", asker.language).gettext
    section = " › ".join(batch[0].block.section[:1]) or _("without a section")
    said = _("From “{section}” on the tone is {tone}, as the model rates it.").format(section=section, tone=_(TONES[rated]))
    quotes = tuple(Quote(side=one.side, block=one.block.block, start=0, end=len(one.text), text=one.text) for one in batch[:1])
    cited = tuple(one.id for one in batch[:6])
    return Statement(text=said, origin=Origin.MODEL, changes=cited, quotes=quotes, verdict=Verdict.VERIFIED, role="tone")


def _groups(sources: Sources, sections: list[list[Change]], basis: Basis) -> list[list[list[Change]]]:
    room, used = basis.room, 0
    groups: list[list[list[Change]]] = []
    for section in sections:
        cost = basis.budget.tokens(_line(99, sources, section))
        if not groups or used + cost > room or len(groups[-1]) >= 20:
            groups.append([])
            used = 0
        groups[-1].append(section)
        used += cost
    return groups


def _line(number: int, sources: Sources, changes: Sequence[Change]) -> str:
    texts = {}
    for side, name in ((Side.OLD, "before"), (Side.NEW, "after")):
        passages = dict.fromkeys(p.text for change in changes for p in sources.view(change.id).side(side))
        texts[name] = (windows("\n".join(passages), _SAMPLE) or [""])[0]
    return json.dumps({"id": f"T{number}", **texts}, ensure_ascii=False)


def _rated(sources: Sources, group: Sequence[Sequence[Change]], basis: Basis) -> list[Statement]:
    asker, cache = basis.asker, basis.cache
    lines = [_line(i, sources, changes) for i, changes in enumerate(group, start=1)]
    key = key_of("tone", basis.salt, tuple(lines))
    kept = cache.get(key)
    if kept is not None:
        asker.transcript.again(cache, key)
        return decode(kept, list[Statement])
    with asker.transcript.of(cache, key):
        reply = asker.ask("tone", lines)
    if reply.failure is not None:  # asked again by the next analysis
        half = len(group) // 2
        parts = (group[:half], group[half:]) if half else ()
        return [said for part in parts for said in _rated(sources, part, basis)]
    found = []
    for item in reply.answer.sections:
        number = item.id[1:]
        if item.id[:1] == "T" and number.isdigit() and 0 < int(number) <= len(group) and item.old != item.new:
            found.append(_sentence(sources, group[int(number) - 1], item.old, item.new, asker.language))
    found = list({one.changes: one for one in found}.values())
    cache.put(key, encode(found))
    return found


def _sentence(sources: Sources, changes: Sequence[Change], old: int, new: int, language: str) -> Statement:
    _ = catalogue("analysis", language).gettext
    section = " › ".join(sources.view(changes[0].id).section[:1]) or _("without a section")
    shift = _("stricter") if new < old else _("milder")
    text = _("Section “{section}”: the tone was {old} and is now {new} ({shift}), as the model rates it.").format(
        section=section, old=_(TONES[old]), new=_(TONES[new]), shift=shift
    )
    cited = changes[:6]
    return Statement(
        text=text,
        origin=Origin.MODEL,
        changes=tuple(change.id for change in cited),
        quotes=tuple(_quotes(cited)),
        verdict=Verdict.VERIFIED,
        role="tone",
    )


def _quotes(changes: Sequence[Change]) -> list[Quote]:
    return [
        Quote(side=side, block=anchor.block, start=anchor.start, end=anchor.end, text=anchor.text)
        for change in changes
        for side, anchors in ((Side.OLD, change.old), (Side.NEW, change.new))
        for anchor in anchors[:1]
    ]
