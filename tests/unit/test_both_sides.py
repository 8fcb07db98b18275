"""What a change says of its place on either side, and what the proof says of the place where it fails."""

import dataclasses

from core.comparison.alignment.units import prepare
from core.comparison.engine import drafted
from core.comparison.proof import prove
from core.model.document import Block
from tests.unit.made_documents import compared, document, heading

PAY = "Заказчик оплачивает работы в течение десяти дней после приёмки."
LAW = "Стороны руководствуются законодательством страны по месту нахождения заказчика."


def under(title: str, text: str) -> Block:
    made = document([text], "x").blocks[0]
    return dataclasses.replace(made, section=(title,))


def test_a_change_names_the_section_of_each_side() -> None:
    old = [heading("Предмет", "3.1"), LAW, heading("Оплата", "3.2"), under("3.2 Оплата", PAY)]
    new = [
        heading("Предмет", "3.1"),
        LAW,
        heading("Качество", "3.2"),
        "Работы выполняются по стандартам отрасли без отступлений.",
        heading("Оплата", "3.3"),
        under("3.3 Оплата", PAY.replace("десяти", "пяти")),
    ]
    (change,) = [change for change in compared(old, new).changes if change.old and change.values]
    assert change.old[0].section == ("3.2 Оплата",)
    assert change.new[0].section == ("3.3 Оплата",)


def test_an_amount_that_a_table_still_has_is_found() -> None:
    table = [["Этап", "Сумма, руб."], ["Все работы", "1 250 000"]]
    price = "Цена договора составляет {} руб. без налога."
    found = compared([price.format("1 250 000"), table], [price.format("1 520 000"), table])
    assert [check.code for check in found.checks] == ["text_table"]


def test_a_proof_that_fails_says_where() -> None:
    old, new = document([PAY, LAW], "o"), document([PAY.replace("десяти", "пяти"), LAW], "n")
    changes = drafted(prepare(old), prepare(new))[0]
    assert prove(old, new, changes).holds
    forged = dataclasses.replace(new, blocks=(new.blocks[0], dataclasses.replace(new.blocks[1], text=LAW + " тайком")))
    failed = prove(old, forged, changes)
    assert not failed.holds
    assert failed.where is not None
    assert failed.where.endswith("n1")
