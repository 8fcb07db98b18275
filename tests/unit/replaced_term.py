"""Clauses in which a party is named in each of its case forms, in two versions that call it otherwise."""

TEXTS = [
    "{} передаёт результат работ по акту.",
    "Заказчик вправе проверить ход работ у {gen} в любое время.",
    "Материалы предоставляются {ins} за свой счёт.",
    "Приёмка проводится в присутствии {gen} на площадке.",
    "Претензии к {dat} предъявляются в течение года.",
]
OLD = {"nom": "Изготовитель", "gen": "Изготовителя", "ins": "Изготовителем", "dat": "Изготовителю"}
NEW = {"nom": "Разработчик", "gen": "Разработчика", "ins": "Разработчиком", "dat": "Разработчику"}


def paper(names: dict[str, str]) -> list[str]:
    """The clauses with the forms of OLD or NEW."""
    return [text.format(names["nom"], **names) for text in TEXTS]
