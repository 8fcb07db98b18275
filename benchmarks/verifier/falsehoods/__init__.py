"""Lists of operators that make true sentences false, each by a writer of its own. Importing the package fills them.

- What an operator works on: `material`.
- `first`: thirteen operators.
- `freer`: `freer_deeds` and `freer_reasons`, in the `freer_ways`.
- `second_list`: `second_citations`, `second_inventions`, `second_values`, `second_names`, `second_directions`, `second_words`.
- `third_list`: `third_sources`, `third_values`, `third_words`.
- `fourth_list`: `fourth_values`, `fourth_words`.
- `fifth_list`: `fifth_tales`, `fifth_values`, `fifth_words`.
- `sixth_list`: `sixth_values`, `sixth_words`, `sixth_sources`.
- The folders of the seventh, eighth and ninth: about documents of their own, each operator in every place where it can strike;
  what such operators are made of: `strikes`.
"""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Final

from benchmarks.verifier.falsehoods.eighth.operators import STRIKES as OF_EIGHTH
from benchmarks.verifier.falsehoods.fifth_list import FIFTH
from benchmarks.verifier.falsehoods.first import OPERATORS
from benchmarks.verifier.falsehoods.fourth_list import FOURTH
from benchmarks.verifier.falsehoods.freer import FREER
from benchmarks.verifier.falsehoods.material import Operator
from benchmarks.verifier.falsehoods.ninth.operators import STRIKES as OF_NINTH
from benchmarks.verifier.falsehoods.second_list import SECOND
from benchmarks.verifier.falsehoods.seventh.operators import STRIKES as OF_SEVENTH
from benchmarks.verifier.falsehoods.sixth_list import SIXTH
from benchmarks.verifier.falsehoods.strikes import one_of
from benchmarks.verifier.falsehoods.third_list import THIRD

for _name in (
    "second_citations",
    "second_inventions",
    "second_values",
    "second_names",
    "second_directions",
    "second_words",
    "third_sources",
    "third_values",
    "third_words",
    "fourth_values",
    "fourth_words",
    "fifth_tales",
    "fifth_values",
    "fifth_words",
    "sixth_values",
    "sixth_words",
    "sixth_sources",
):  # in this order: operators are drawn by their place in the list, and with another order the figures would be others
    import_module(f"{__name__}.{_name}")

SEVENTH: Final[Mapping[str, Operator]] = {name: one_of(strikes) for name, strikes in OF_SEVENTH.items()}
EIGHTH: Final[Mapping[str, Operator]] = {name: one_of(strikes) for name, strikes in OF_EIGHTH.items()}
NINTH: Final[Mapping[str, Operator]] = {name: one_of(strikes) for name, strikes in OF_NINTH.items()}
LISTS: Final[Mapping[str, Mapping[str, Operator]]] = {
    "": OPERATORS,
    "freer, ": FREER,
    "second, ": SECOND,
    "third, ": THIRD,
    "fourth, ": FOURTH,
    "fifth, ": FIFTH,
    "sixth, ": SIXTH,
    "seventh, ": SEVENTH,
    "eighth, ": EIGHTH,
    "ninth, ": NINTH,
}
"""By what the printed name of each operator of a list begins with."""
FOLDERS: Final[Mapping[str, Path]] = {
    name: Path(__file__).with_name(name.strip(", ")) for name in ("seventh, ", "eighth, ", "ninth, ")
}
"""Of the lists that have documents of their own, and falsify what is true of these alone."""
