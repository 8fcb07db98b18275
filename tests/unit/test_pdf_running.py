"""Which rows of furniture repeat titles of their document."""

import pytest

from core.readers.pdf.running import Titles

TITLES = Titles(
    ["Глава 4 Получение носителя с дистрибутивом", "4.4. Подготовка файлов", "Binary packages", "B.3 Files", "3.2. Сроки"]
)


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        (["ГЛАВА 4. ПОЛУЧЕНИЕ НОСИТЕЛЯ С …", "4.4. ПОДГОТОВКА ФАЙЛОВ"], True),
        (["Глава 4.", "Подготовка файлов"], True),
        (["Chapter 3. Binary packages"], True),
        (["Chapter 3: Binary packages"], True),
        (["Appendix B. Files"], True),
        (["3.2 Сроки"], True),
        (["ПОЛУЧЕНИЕ…"], True),
        (["ПОЛУЧЕНИЕ"], False),
        (["Договор № 17", "Сроки"], False),
        (["Глава 4."], False),
        (["12"], False),
        ([], False),
    ],
)
def test_a_row_is_a_title_with_or_without_its_number(parts: list[str], named: bool) -> None:
    assert (TITLES.named(parts) is not None) is named
