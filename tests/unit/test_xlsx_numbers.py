"""Numbers as a sheet shows them. The expected texts are what Excel shows for these formats."""

import pytest

from core.model.document import letters_of
from core.readers.xlsx.formulas import shifted
from core.readers.xlsx.names import area_of, column_of, place_of
from core.readers.xlsx.numbers import beneath, shown, shown_text

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("999", "#,##0", "999"),
        ("1000", "#,##0", "1,000"),
        ("-1234.5", "#,##0.00;(#,##0.00)", "(1,234.50)"),
        ("-1234", "#,##0;[Red]-#,##0", "-1,234"),
        ("0.125", "0.0%", "12.5%"),
        ("0.5", "#.##", ".5"),
        ("3.14159", "0.0##", "3.142"),
        ("3", "0.0##", "3.0"),
        ("12", "00000", "00012"),
        ("2.5", "0", "3"),
        ("-0.001", "0.00", "0.00"),
        ("12345", "0.00E+00", "1.23E+04"),
        ("0.00012", "0.00E+00", "1.20E-04"),
        ("1250000", '#,##0,"k"', "1,250k"),
        ("1250000", "0.0,,", "1.3"),
        ("12345678901", r"000\-000\-000\ 00", "123-456-789 01"),
        ("1.25", "# ?/?", "1 1/4"),
        ("0.5", "?/2", "1/2"),
        ("0", '0;-0;"-"', "-"),
        ("5", '[>=10]"big "0;[<10]"small "0', "small 5"),
        ("15", '[>=10]"big "0;[<10]"small "0', "big 15"),
        ("0.30000000000000004", "General", "0.3"),
        ("770708389301", "General", "770708389301"),
        ("1E-7", "General", "0.0000001"),
        ("-5", 'General" pcs"', "-5 pcs"),
        ("5", ";;;", ""),
        ("5", '0 "0"', "5 0"),
        ("7", "[$$-409]#,##0.00", "$7.00"),
    ],
)
def test_numbers(value: str, code: str, expected: str) -> None:
    assert shown(value, code, "en") == expected


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("1234567.891", "#,##0.00", f"1{NBSP}234{NBSP}567,89"),
        ("1250000", r"#,##0.00\ [$₽-419]", f"1{NBSP}250{NBSP}000,00 ₽"),
        ("0.125", "0.0%", "12,5%"),
        ("0.5", "General", "0,5"),
        ("45292", "dd.mm.yyyy", "01.01.2024"),
        ("45292", "m/d/yyyy", "1.1.2024"),
        ("45306", '[$-FC19]d mmmm yyyy "г."', "15 января 2024 г."),
        ("45306", "mmmm yyyy", "Январь 2024"),
    ],
)
def test_russian(value: str, code: str, expected: str) -> None:
    assert shown(value, code, "ru") == expected


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("45306", "m/d/yyyy", "1/15/2024"),
        ("45306.75", "m/d/yyyy h:mm AM/PM", "1/15/2024 6:00 PM"),
        ("45306.999999", "dd.mm.yyyy", "15.01.2024"),
        ("0.75", "h:mm:ss", "18:00:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.0208333333333333", "[mm]:ss", "30:00"),
        ("45306", "dddd, d mmmm", "Monday, 15 January"),
        ("45306.5001", "hh:mm:ss.000", "12:00:08.640"),
        ("1", "m/d/yyyy", "1/1/1900"),
        ("61", "m/d/yyyy", "3/1/1900"),
        ("-1", "m/d/yyyy", "-1"),
        ("1e300", "m/d/yyyy", "1e300"),
    ],
)
def test_dates(value: str, code: str, expected: str) -> None:
    assert shown(value, code, "en") == expected


@pytest.mark.parametrize(
    ("value", "code", "stored"),
    [
        ("1234.5678", "#,##0.00", "1234.5678"),
        ("-1234.5", "#,##0.00", ""),
        ("0.125", "0%", "0.125"),
        ("0.12", "0%", ""),
        ("1234567", "#,##0,", "1234567"),
        ("1234000", "#,##0,", ""),
        ("1234567", "0.0,,", "1234567"),
        ("0.5", "# ?/?", "0.5"),
        ("12345", "0.0E+00", "12345"),
        ("1234.5678", "General", ""),
        ("45000.5", "dd.mm.yyyy", ""),
        ("-0.4", "0;-0", "-0.4"),
        ("0.30000000000000004", "0.0", ""),
        ("x", "0", ""),
        ("1e400", "0", ""),
        ("-1234.5", "#,##0.00;[Red]#,##0.00", "-1234.5"),
        ("-1234.5", "#,##0.00;(#,##0.00)", ""),
        ("-1234.5", "0.00;[Red]-0.00", ""),
        ("200", '"150 000"', "200"),
        ("0", '0;-0;"-"', "0"),
        ("-2", "0;General", "-2"),
        ("7", "@", ""),
    ],
)
def test_what_a_format_leaves_out(value: str, code: str, stored: str) -> None:
    assert beneath(value, code) == stored


def test_dates_of_the_1904_system() -> None:
    assert shown("43844", "yyyy-mm-dd", "en", from_1904=True) == "2024-01-15"


@pytest.mark.parametrize("value", ["", "abc", "nan", "inf", "--5", "1e999999"])
def test_what_is_no_number_stays(value: str) -> None:
    assert shown(value, "#,##0.00", "en") == value


def test_texts_in_formats() -> None:
    assert shown_text("abc", '0;0;0;"[ "@" ]"') == "[ abc ]"
    assert shown_text("abc", "#,##0.00") == "abc"
    assert shown_text("abc", ";;;") == ""


def test_addresses() -> None:
    assert [letters_of(number) for number in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(column_of(letters_of(number)) == number for number in range(0, 16_384, 37))
    assert place_of("$B$5") == (4, 1)
    assert place_of("B0") is None
    assert place_of("5B") is None
    assert area_of("B2:D4") == (1, 1, 3, 3)
    assert area_of("D4:B2") is None


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("A1+B2", "B3+C4"),
        ("$A$1+B$2+$C3", "$A$1+C$2+$C5"),
        ("SUM(A1:A3)*LOG10(B1)", "SUM(B3:B5)*LOG10(C3)"),
        ('"A1"&Лист2!A1', '"A1"&Лист2!B3'),
        ("'My A1'!A1", "'My A1'!B3"),
        ("SUM(A:A)", "SUM(B:B)"),
        ("Name1_A1+1", "Name1_A1+1"),
    ],
)
def test_shared_formulas_move_as_copies_do(formula: str, expected: str) -> None:
    assert shifted(formula, 2, 1) == expected
