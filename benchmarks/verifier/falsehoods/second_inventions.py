"""Falsehoods of the second list: invented facts."""

import random

from benchmarks.verifier.falsehoods.material import Material
from benchmarks.verifier.falsehoods.second_list import ended, operator, russian, said
from core.analysis.draft import Draft

# Invented facts

_INVENTED: dict[str, dict[str, tuple[str, ...]]] = {
    "reason": {
        "ru": (
            " из-за роста цен",
            " в связи с жалобами",
            " по причине инфляции",
            " ввиду нехватки персонала",
            " ради экономии",
            " вследствие проверки",
            ", чтобы ускорить работу",
        ),
        "en": (
            " because of rising prices",
            " due to complaints",
            " owing to inflation",
            " to save money",
            " as a result of an audit",
            " in order to speed up the work",
        ),
    },
    "actor": {
        "ru": (
            " по просьбе юристов",
            " по инициативе руководства",
            " по требованию банка",
            " решением суда",
            " по предложению бухгалтерии",
            " силами министерства",
        ),
        "en": (
            " at the request of the lawyers",
            " on the initiative of the management",
            " by order of the court",
            " at the bank's demand",
            " by the ministry",
        ),
    },
    "consequence": {
        "ru": (
            ", что снижает риск штрафов",
            ", поэтому расходы вырастут",
            ", что влечёт расторжение договора",
            " и приведёт к спорам",
            ", а значит, неустойка не взыскивается",
        ),
        "en": (
            ", which lowers the risk of fines",
            ", so costs will grow",
            ", which leads to termination",
            " and will lead to disputes",
            ", hence no penalty is due",
        ),
    },
    "entry into force": {
        "ru": (
            " с 1 января 2027 года",
            " со следующего месяца",
            " начиная с 2028 года",
            " с даты опубликования",
            " задним числом",
            ", действует с понедельника",
        ),
        "en": (
            " from 1 January 2027",
            " as of next month",
            " starting in 2028",
            " from the date of publication",
            " retroactively",
            ", effective from Monday",
        ),
    },
    "source": {
        "ru": (
            " согласно статье 450 ГК РФ",
            " в соответствии с ГОСТ 2.105",
            " по приказу № 17",
            " на основании постановления Правительства",
            " как рекомендует Минфин",
        ),
        "en": (
            " under Article 450 of the Civil Code",
            " in line with ISO 9001",
            " by order No. 17",
            " pursuant to a government decree",
            " as the regulator recommends",
        ),
    },
    "another clause": {
        "ru": (
            ", а также изменён пункт 4.7",
            ", что указано и в приложении 3",
            " и в разделе 11",
            ", как и в пункте 9.1",
            ", кроме приложения 2",
        ),
        "en": (
            ", and clause 4.7 was changed too",
            ", as annex 3 also says",
            " and in section 11",
            ", as in clause 9.1",
            ", save for annex 2",
        ),
    },
    "a count of changes": {
        "ru": (
            ", всего изменений три",
            "; это третье изменение раздела",
            ", второй раз за год",
            " вместе с ещё двумя условиями",
            " в четырёх местах",
        ),
        "en": (
            ", three changes in all",
            "; it is the third change of the section",
            ", for the second time this year",
            " together with two more terms",
            " in four places",
        ),
    },
    "a condition": {
        "ru": (
            " при условии предоплаты",
            ", если есть письменный запрос",
            " в случае форс-мажора",
            " только для новых клиентов",
            " по решению комиссии",
            " после согласования с банком",
        ),
        "en": (
            " subject to prepayment",
            " if requested in writing",
            " in case of force majeure",
            " for new clients only",
            " upon approval of the bank",
            " unless agreed otherwise",
        ),
    },
    "a judgement": {
        "ru": (
            ", что соответствует обычаю",
            ", и это нарушает закон",
            ", что соответствует рыночной практике",
            ", что обычно для отрасли",
            ", что является ошибкой",
        ),
        "en": (
            ", as is customary",
            ", and this breaks the law",
            ", in line with market practice",
            ", as is usual in the industry",
            ", which is a mistake",
        ),
    },
    "what both sides did": {
        "ru": (
            ", стороны согласовали это",
            "; стороны подписали протокол",
            ", о чём уведомлены все участники",
            ", контрагент не возражает",
        ),
        "en": (
            ", as the parties agreed",
            "; the parties signed a protocol",
            ", of which everybody was notified",
            ", and nobody objects",
        ),
    },
}


def _invented(name: str) -> None:
    @operator(f"invented: {name}")
    def put(material: Material, chance: random.Random) -> Draft | None:
        return said(material, ended(material.draft.text, chance.choice(_INVENTED[name][material.case.language])))


for _name in _INVENTED:
    _invented(_name)


@operator("invented: said first")
def _first(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        "По решению суда ",
        "С учётом инфляции ",
        "Ради удобства клиентов ",
        "Впервые за пять лет ",
        "Только для филиалов ",
        "После переговоров ",
    )
    en = (
        "By decision of the court, ",
        "Given inflation, ",
        "For the clients' convenience, ",
        "For the first time in five years, ",
        "Only for branches, ",
        "After negotiations, ",
    )
    text = material.draft.text
    return said(material, chance.choice(ru if russian(material) else en) + text[0].lower() + text[1:])


@operator("invented: a second sentence")
def _second(material: Material, chance: random.Random) -> Draft | None:
    ru = (
        "Изменены и остальные условия.",
        "Это касается и филиалов.",
        "Срок не продлевается.",
        "Штраф удвоен.",
        "Договор продлён на год.",
        "Требуется согласие банка.",
    )
    en = (
        "All other terms were changed too.",
        "This also applies to branches.",
        "The term is not renewed.",
        "The fine was doubled.",
        "The agreement was renewed for a year.",
        "The bank's consent is needed.",
    )
    return said(material, f"{material.draft.text} {chance.choice(ru if russian(material) else en)}")
