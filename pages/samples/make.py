"""Writes the sample contracts: python -m pages.samples.make. Needs python-docx (requirements-dev.txt).

The parties are nobody; the text was written for Sverka. Version 2 differs as drafts of a contract do: sums, terms, a share,
a right that becomes a duty, a moved clause, a new row of a table, a new clause, and wording that changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.shared import Pt

FOLDER = Path(__file__).parent
WRITTEN = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)

Section = tuple[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A title, sections with numbered clauses, and a table of goods whose first row is its head."""

    title: str
    place: str
    sections: list[Section]
    annex: str
    table: Sequence[tuple[str, ...]]


RU_TABLE = [
    ("№", "Товар", "Количество, шт.", "Цена, руб.", "Сумма, руб."),
    ("1", "Насос циркуляционный", "40", "12 500", "500 000"),
    ("2", "Клапан обратный", "150", "2 000", "300 000"),
    ("3", "Манометр", "90", "5 000", "450 000"),
]

RU_1 = Contract(
    title="Договор поставки",
    place="12 января 2026 г.",
    sections=[
        (
            "Предмет договора",
            [
                "Поставщик обязуется передать Покупателю оборудование, указанное в приложении 1 (далее — Товар), а Покупатель "
                "обязуется принять и оплатить Товар на условиях настоящего договора.",
                "Товар поставляется новым, не бывшим в эксплуатации, в упаковке завода-изготовителя.",
                "Право собственности на Товар переходит к Покупателю в момент подписания товарной накладной.",
            ],
        ),
        (
            "Цена и порядок расчётов",
            [
                "Общая стоимость Товара составляет 1 250 000 (один миллион двести пятьдесят тысяч) рублей, включая НДС 20 %.",
                "Покупатель перечисляет аванс в размере 30 % стоимости Товара в течение 5 рабочих дней с даты "
                "подписания договора.",
                "Окончательный расчёт производится в течение 10 рабочих дней после приёмки Товара.",
                "Цена Товара является твёрдой и не подлежит изменению.",
            ],
        ),
        (
            "Срок и порядок поставки",
            [
                "Товар поставляется не позднее 1 марта 2026 г.",
                "Доставка осуществляется силами и за счёт Поставщика до склада Покупателя.",
                "Покупатель вправе отказаться от приёмки Товара, поставленного с нарушением срока более чем на 20 дней.",
                "О готовности Товара к отгрузке Поставщик уведомляет Покупателя не менее чем за 3 дня.",
            ],
        ),
        (
            "Гарантия",
            [
                "Гарантийный срок на Товар составляет 24 месяца с даты подписания товарной накладной.",
                "Недостатки Товара устраняются Поставщиком в течение 15 дней с даты получения претензии.",
            ],
        ),
        (
            "Ответственность сторон",
            [
                "За нарушение срока поставки Поставщик уплачивает пеню в размере 0,1 % стоимости не поставленного в срок Товара "
                "за каждый день просрочки.",
                "За нарушение срока оплаты Покупатель уплачивает пеню в размере 0,1 % просроченной суммы за каждый "
                "день просрочки.",
                "Уплата пени не освобождает сторону от исполнения обязательств.",
            ],
        ),
        (
            "Заключительные положения",
            [
                "Стороны освобождаются от ответственности, если неисполнение вызвано обстоятельствами непреодолимой силы.",
                "Споры разрешаются в Арбитражном суде города Москвы.",
                "Договор вступает в силу с даты его подписания и действует до 31 декабря 2026 г.",
                "Договор составлен в двух экземплярах, имеющих одинаковую юридическую силу.",
            ],
        ),
    ],
    annex="Приложение 1. Спецификация",
    table=RU_TABLE,
)

RU_2 = Contract(
    title="Договор поставки",
    place="12 января 2026 г.",
    sections=[
        (
            "Предмет договора",
            [
                "Поставщик обязуется передать Покупателю оборудование, указанное в приложении 1 (далее — Товар), а Покупатель "
                "обязуется принять и оплатить Товар на условиях настоящего договора.",
                "Товар поставляется новым, ранее не использовавшимся, в упаковке завода-изготовителя.",
                "Право собственности на Товар переходит к Покупателю в момент подписания товарной накладной.",
            ],
        ),
        (
            "Цена и порядок расчётов",
            [
                "Общая стоимость Товара составляет 1 520 000 (один миллион пятьсот двадцать тысяч) рублей, включая НДС 20 %.",
                "Покупатель перечисляет аванс в размере 50 % стоимости Товара в течение 5 рабочих дней с даты "
                "подписания договора.",
                "Окончательный расчёт производится в течение 15 рабочих дней после приёмки Товара.",
                "Цена Товара является твёрдой и не подлежит изменению.",
            ],
        ),
        (
            "Срок и порядок поставки",
            [
                "Товар поставляется не позднее 15 апреля 2026 г.",
                "О готовности Товара к отгрузке Поставщик уведомляет Покупателя не менее чем за 3 дня.",
                "Доставка осуществляется силами и за счёт Поставщика до склада Покупателя.",
                "Покупатель не вправе отказаться от приёмки Товара, поставленного с нарушением срока.",
            ],
        ),
        (
            "Гарантия",
            [
                "Гарантийный срок на Товар составляет 12 месяцев с даты подписания товарной накладной.",
                "Недостатки Товара устраняются Поставщиком в течение 15 дней с даты получения претензии.",
                "Гарантия не распространяется на Товар, смонтированный без участия Поставщика.",
            ],
        ),
        (
            "Ответственность сторон",
            [
                "За нарушение срока поставки Поставщик уплачивает пеню в размере 0,05 % стоимости не поставленного в срок Товара "
                "за каждый день просрочки, но не более 5 % его стоимости.",
                "За нарушение срока оплаты Покупатель уплачивает пеню в размере 0,1 % просроченной суммы за каждый "
                "день просрочки.",
            ],
        ),
        (
            "Заключительные положения",
            [
                "Стороны освобождаются от ответственности, если неисполнение вызвано обстоятельствами непреодолимой силы.",
                "Споры разрешаются в Арбитражном суде города Москвы.",
                "Договор вступает в силу с даты его подписания и действует до 31 декабря 2026 г.",
                "Договор составлен в двух экземплярах, имеющих равную юридическую силу.",
            ],
        ),
    ],
    annex="Приложение 1. Спецификация",
    table=[
        *RU_TABLE[:2],
        ("2", "Клапан обратный", "150", "2 200", "330 000"),
        ("3", "Манометр", "90", "5 000", "450 000"),
        ("4", "Фильтр сетчатый", "80", "3 000", "240 000"),
    ],
)

EN_TABLE = [
    ("No.", "Goods", "Quantity", "Price, GBP", "Amount, GBP"),
    ("1", "Circulation pump", "40", "125.00", "5,000.00"),
    ("2", "Check valve", "150", "20.00", "3,000.00"),
    ("3", "Pressure gauge", "90", "50.00", "4,500.00"),
]

EN_1 = Contract(
    title="Supply agreement",
    place="12 January 2026",
    sections=[
        (
            "Subject",
            [
                "The Supplier shall deliver to the Buyer the equipment listed in Annex 1 (the Goods), and the Buyer shall accept "
                "and pay for the Goods on the terms of this agreement.",
                "The Goods are supplied new, never used before, in the manufacturer's packaging.",
                "Title to the Goods passes to the Buyer when the delivery note is signed.",
            ],
        ),
        (
            "Price and payment",
            [
                "The total price of the Goods is GBP 12,500.00 (twelve thousand five hundred pounds), including VAT at 20%.",
                "The Buyer shall pay an advance of 30% of the price within 5 business days of the date of this agreement.",
                "The balance is due within 10 business days of acceptance of the Goods.",
                "The price is firm and may not be changed.",
            ],
        ),
        (
            "Delivery",
            [
                "The Goods shall be delivered no later than 1 March 2026.",
                "The Supplier shall deliver the Goods to the Buyer's warehouse at its own expense.",
                "The Buyer may refuse Goods that are delivered more than 20 days late.",
                "The Supplier shall give the Buyer at least 3 days' notice that the Goods are ready for dispatch.",
            ],
        ),
        (
            "Warranty",
            [
                "The warranty period is 24 months from the signing of the delivery note.",
                "The Supplier shall remedy defects within 15 days of receiving a claim.",
            ],
        ),
        (
            "Liability",
            [
                "For late delivery the Supplier shall pay 0.1% of the price of the delayed Goods for each day of delay.",
                "For late payment the Buyer shall pay 0.1% of the overdue amount for each day of delay.",
                "Payment of a penalty does not release a party from performance.",
            ],
        ),
        (
            "Final provisions",
            [
                "Neither party is liable for a failure that is caused by force majeure.",
                "Disputes shall be settled by the courts of England.",
                "This agreement takes effect on the date of its signing and remains in force until 31 December 2026.",
                "This agreement is made in two copies of the same legal force.",
            ],
        ),
    ],
    annex="Annex 1. Specification",
    table=EN_TABLE,
)

EN_2 = Contract(
    title="Supply agreement",
    place="12 January 2026",
    sections=[
        (
            "Subject",
            [
                "The Supplier shall deliver to the Buyer the equipment listed in Annex 1 (the Goods), and the Buyer shall accept "
                "and pay for the Goods on the terms of this agreement.",
                "The Goods are supplied new, not previously used, in the manufacturer's packaging.",
                "Title to the Goods passes to the Buyer when the delivery note is signed.",
            ],
        ),
        (
            "Price and payment",
            [
                "The total price of the Goods is GBP 15,200.00 (fifteen thousand two hundred pounds), including VAT at 20%.",
                "The Buyer shall pay an advance of 50% of the price within 5 business days of the date of this agreement.",
                "The balance is due within 15 business days of acceptance of the Goods.",
                "The price is firm and may not be changed.",
            ],
        ),
        (
            "Delivery",
            [
                "The Goods shall be delivered no later than 15 April 2026.",
                "The Supplier shall give the Buyer at least 3 days' notice that the Goods are ready for dispatch.",
                "The Supplier shall deliver the Goods to the Buyer's warehouse at its own expense.",
                "The Buyer may not refuse Goods that are delivered late.",
            ],
        ),
        (
            "Warranty",
            [
                "The warranty period is 12 months from the signing of the delivery note.",
                "The Supplier shall remedy defects within 15 days of receiving a claim.",
                "The warranty does not cover Goods that are installed without the Supplier.",
            ],
        ),
        (
            "Liability",
            [
                "For late delivery the Supplier shall pay 0.05% of the price of the delayed Goods for each day of delay, "
                "but no more than 5% of that price.",
                "For late payment the Buyer shall pay 0.1% of the overdue amount for each day of delay.",
            ],
        ),
        (
            "Final provisions",
            [
                "Neither party is liable for a failure that is caused by force majeure.",
                "Disputes shall be settled by the courts of England.",
                "This agreement takes effect on the date of its signing and remains in force until 31 December 2026.",
                "This agreement is made in two copies of equal legal force.",
            ],
        ),
    ],
    annex="Annex 1. Specification",
    table=[
        *EN_TABLE[:2],
        ("2", "Check valve", "150", "22.00", "3,300.00"),
        ("3", "Pressure gauge", "90", "50.00", "4,500.00"),
        ("4", "Strainer", "80", "30.00", "2,400.00"),
    ],
)


def written(contract: Contract) -> Document:
    """The contract as a Word document with real headings; clause numbers are part of the text, as typists do it."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(12)
    document.add_heading(contract.title, level=0)
    document.add_paragraph(contract.place)
    for number, (title, clauses) in enumerate(contract.sections, start=1):
        document.add_heading(f"{number}. {title}", level=1)
        for at, clause in enumerate(clauses, start=1):
            document.add_paragraph(f"{number}.{at}. {clause}")
    document.add_heading(contract.annex, level=1)
    _add_table(document, contract.table)
    for name in ("created", "modified"):
        setattr(document.core_properties, name, WRITTEN)
    document.core_properties.author = "Sverka"
    document.core_properties.title = contract.title
    return document


def _add_table(document: Document, rows: Sequence[tuple[str, ...]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def main() -> None:
    for language, versions in (("ru", (RU_1, RU_2)), ("en", (EN_1, EN_2))):
        for number, contract in enumerate(versions, start=1):
            written(contract).save(str(FOLDER / f"{language}_{number}.docx"))


if __name__ == "__main__":
    main()
