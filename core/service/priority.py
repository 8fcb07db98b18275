"""How urgent a job is: Redis keeps a list for each (0 first)."""

from enum import IntEnum


class Priority(IntEnum):
    NOW = 0
    """A person watches: a comparison, a report."""
    SOON = 3
    """Asked for by a person who does other things meanwhile: reading an upload."""
    LATER = 6
    """Long by nature: an analysis, a model that is pulled."""
    BULK = 9
    """A folder of pairs."""
