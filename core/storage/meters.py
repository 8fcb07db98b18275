"""Figures that only grow: how often something happened, and how long it took in all."""

from collections.abc import Mapping

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from core.storage.tables import meters

Key = tuple[str, str]
"""A figure's name and its label: ("stage", "reading")."""
LABEL_CHARACTERS = 200


def add(tx: Connection, grown: Mapping[Key, tuple[int, float]]) -> None:
    """Adds (count, total) to each figure; always in the same order, so that two workers never wait for one another."""
    for (name, label), (count, total) in sorted(grown.items()):
        mine = (meters.c.name == name, meters.c.label == label[:LABEL_CHARACTERS])
        more = update(meters).where(*mine).values(times=meters.c.times + count, total=meters.c.total + total)
        if tx.execute(more).rowcount == 0:
            try:
                with tx.begin_nested():
                    tx.execute(insert(meters).values(name=name, label=label[:LABEL_CHARACTERS], times=count, total=total))
            except IntegrityError:
                tx.execute(more)


def listed(tx: Connection) -> dict[Key, tuple[int, float]]:
    """For each name and label how often, and the sum."""
    return {(row.name, row.label): (row.times, row.total) for row in tx.execute(select(meters))}
