"""Which installed model works where the settings name none."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from core.analysis.installed import same_model
from core.model.scorecard import ScoreCard
from core.ports import ModelInfo
from core.service.base import Parts, unpack
from core.storage import comparisons as rows
from core.storage import jobs as job_rows

PREFIX = "score:"
"""Before a model's digest: the subject of its score card's job."""


def score_cards(tx: Connection, parts: Parts) -> dict[str, ScoreCard]:
    """By the model's digest."""
    found = job_rows.results_under(tx, PREFIX)
    return {subject.removeprefix(PREFIX): unpack(parts.blobs.get(digest), ScoreCard) for subject, digest in found.items()}


def best(found: Sequence[ModelInfo], cards: Mapping[str, ScoreCard]) -> str:
    """The first that its score card finds good enough, else the first that nobody checked, else the first; "" where there is
    none. Models of vectors write nothing."""
    return min((info for info in found if not info.embeds), key=lambda info: _rank(cards.get(info.digest)), default=_NONE).name


def best_installed(parts: Parts, found: Sequence[ModelInfo]) -> str:
    """`best` by the cards of this installation, which are read only where there is a choice."""
    if sum(not info.embeds for info in found) < 2:
        return best(found, {})
    with parts.database.read() as tx:
        return best(found, score_cards(tx, parts))


def gone(tx: Connection, parts: Parts, user_id: str, found: Sequence[ModelInfo]) -> str:
    """The model of the user's latest analysis where the server has it no longer; else ""."""
    latest = rows.analysis_records(tx, parts.clock.now(), owner_id=user_id, limit=1, asked=False)
    name = latest[0].model if latest else ""
    return "" if any(same_model(info.name, name) for info in found) else name


_NONE = ModelInfo(name="", digest="", size=0, context=0)


def _rank(card: ScoreCard | None) -> int:
    return 1 if card is None else 0 if card.good_enough else 2
