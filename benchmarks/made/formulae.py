"""Formulae for made Word files (OMML, ISO/IEC 29500-1, 22.1): what a thesis or a standard has, inside a line and on lines of
their own, with fractions, roots, sums, indexes and matrices."""

import random
from collections.abc import Callable
from typing import Final

_M: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def run(text: str) -> str:
    """Letters as they are; they are not escaped."""
    return f"<m:r><m:t>{text}</m:t></m:r>"


def power(base: str, high: str) -> str:
    """With an exponent."""
    return f"<m:sSup><m:e>{run(base)}</m:e><m:sup>{run(high)}</m:sup></m:sSup>"


def index(base: str, low: str) -> str:
    """With a subscript."""
    return f"<m:sSub><m:e>{run(base)}</m:e><m:sub>{run(low)}</m:sub></m:sSub>"


def fraction(top: str, bottom: str) -> str:
    """With a bar."""
    return f"<m:f><m:num>{top}</m:num><m:den>{bottom}</m:den></m:f>"


def root(inside: str) -> str:
    """A square root: no degree is shown."""
    return f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>{inside}</m:e></m:rad>'


def total(low: str, high: str, inside: str) -> str:
    """A sum over what stands below to what stands above."""
    return (
        f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{run(low)}</m:sub><m:sup>{run(high)}</m:sup>'
        f"<m:e>{inside}</m:e></m:nary>"
    )


def matrix(*rows: tuple[str, ...]) -> str:
    """In parentheses; a tuple a row."""
    lines = "".join("<m:mr>" + "".join(f"<m:e>{run(cell)}</m:e>" for cell in row) + "</m:mr>" for row in rows)
    return f"<m:d><m:e><m:m>{lines}</m:m></m:e></m:d>"


def _circle(n: int) -> str:
    return run(f"S={n}π") + power("r", "2")


def _root(n: int) -> str:
    return run("x=") + fraction(run(f"-b±{n}") + root(power("b", "2") + run("-4ac")), run("2a"))


def _total(n: int) -> str:
    return run(f"P={n}") + total("i=1", "n", index("p", "i") + index("q", "i"))


def _share(n: int) -> str:
    return fraction(run(f"a+{n}b"), run("c"))


def _matrix(n: int) -> str:
    return run("A=") + matrix(("a", f"{n}b"), ("c", "d"))


SHAPES: Final[tuple[Callable[[int], str], ...]] = (_circle, _root, _total, _share, _matrix)


def formula(rng: random.Random) -> str:
    """An m:oMath with one of the shapes and a number of its own."""
    return f'<m:oMath xmlns:m="{_M}">{rng.choice(SHAPES)(rng.randint(2, 99))}</m:oMath>'
