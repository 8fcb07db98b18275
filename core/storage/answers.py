"""What a model answered to exactly the same question: work that is never done twice."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import IntegrityError

from core.storage.tables import answers


def get(tx: Connection, key: str) -> bytes | None:
    """What is kept under the key; None where nothing is."""
    return tx.execute(select(answers.c.data).where(answers.c.key == key)).scalar()


def put(tx: Connection, key: str, data: bytes, now: datetime) -> None:
    """The first answer stays."""
    if get(tx, key) is None:
        try:
            with tx.begin_nested():
                tx.execute(insert(answers).values(key=key, data=data, created=now))
        except IntegrityError:
            return


def forget(tx: Connection, before: datetime) -> int:
    """How many were removed: those kept before then."""
    return tx.execute(delete(answers).where(answers.c.created < before)).rowcount
