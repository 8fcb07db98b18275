"""What the tests with real processes stand on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plant import Plant


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Plant]:
    """A database, a queue that runs, and workers that a test starts and kills."""
    with Plant(tmp_path) as made:
        made.start_queue()
        yield made
