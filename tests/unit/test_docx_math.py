"""Formulae as one line of text."""

import pytest
from lxml import etree

from core.readers.docx.math import linear

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def text(inner: str) -> str:
    return linear(etree.fromstring(f'<m:oMath xmlns:m="{MATH}">{inner}</m:oMath>'), lambda _: False)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f"<m:f><m:num>{r('1')}</m:num><m:den>{r('x+1')}</m:den></m:f>", "1/(x+1)"),
        (f"<m:sSub><m:e>{r('x')}</m:e><m:sub>{r('ij')}</m:sub></m:sSub>", "x_ij"),
        (f"<m:sSubSup><m:e>{r('a')}</m:e><m:sub>{r('1')}</m:sub><m:sup>{r('n-1')}</m:sup></m:sSubSup>", "a_1^(n-1)"),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{r("i=1")}</m:sub><m:sup>{r("n")}</m:sup><m:e>{r("i")}</m:e>'
            "</m:nary>",
            "∑_(i=1)^n i",
        ),
        (f"<m:rad><m:radPr><m:degHide/></m:radPr><m:deg/><m:e>{r('x')}</m:e></m:rad>", "√x"),
        (f"<m:rad><m:deg>{r('3')}</m:deg><m:e>{r('8')}</m:e></m:rad>", "∛8"),
        (f"<m:rad><m:deg>{r('n')}</m:deg><m:e>{r('a+b')}</m:e></m:rad>", "√(n&(a+b))"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=")"/></m:dPr><m:e>{r("0;1")}</m:e></m:d>', "[0;1)"),
        (
            f"<m:m><m:mr><m:e>{r('a')}</m:e><m:e>{r('b')}</m:e></m:mr><m:mr><m:e>{r('c')}</m:e><m:e>{r('d')}</m:e></m:mr></m:m>",
            "■(a&b@c&d)",
        ),
        (f"<m:func><m:fName>{r('sin')}</m:fName><m:e>{r('x')}</m:e></m:func>", "sin x"),
        (f"<m:limLow><m:e>{r('lim')}</m:e><m:lim>{r('x→0')}</m:lim></m:limLow>", "lim┬(x→0)"),
        (f"<m:box><m:boxPr/><m:e>{r('kept')}</m:e></m:box>", "kept"),
    ],
)
def test_linear(inner, expected):
    assert text(inner) == expected


@pytest.mark.parametrize(("gone", "expected"), [("del", "A=2π"), ("ins", "A=3π")])
def test_tracked_changes_inside_a_formulas_run(gone: str, expected: str) -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    tracked = "<m:r><w:ins><m:t>2</m:t></w:ins></m:r><m:r><w:del><m:t>3</m:t></w:del></m:r>"
    formula = etree.fromstring(f'<m:oMath xmlns:m="{MATH}" xmlns:w="{word}">{r("A=")}{tracked}{r("π")}</m:oMath>')
    assert linear(formula, lambda element: element.tag == f"{{{word}}}{gone}") == expected
