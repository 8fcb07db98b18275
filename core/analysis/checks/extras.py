"""What is put to a finding from outside: for each, for all of them together, since last year, as reported, as with everybody
else, by an order of magnitude. The change itself says so, or it is not believed."""

import re
from typing import Final

from core.analysis.checks.cases import Turned, borne
from core.analysis.checks.scope import Scope, beginnings

_TIMES: Final = "annum|cent|second|minute|hour|day|week|month|quarter|year|calendar|business|working"
_TURNS: Final = (
    (
        rf"\bper (?!(?:{_TIMES})\b)[a-z]\w*|\b(?:a|per) head\b|\bapiece\b",
        rf"\b(?:per|each|every) (?!(?:{_TIMES})\b)[a-z]|\beach\b(?! [a-z])|\ba (?:head|piece)\b|кажд|единиц|штук|экземпляр",
    ),
    (
        r"\bза кажд\w+(?=\s*(?:[.,;:)]|\Z))|\bс носа\b|\bпоштучно\b",
        r"за кажд\w+(?=\s*(?:[.,;:)]|\Z))|с кажд|per (?:person|head|piece)|for each",
    ),
    (
        r"\b(?:за|с) (?:единицу|единицы|штуку|штуки|экземпляр\w*)\b",
        r"единиц|штук|\bшт\b|экземпляр|unit|piece|\beach\b",
    ),
    (
        r"\b(?:all|both|the two|the three)(?: of (?:them|these|those))? (?:taken )?together\b|\btaken together\b|"
        r"\baltogether\b|\bin (?:sum|aggregate|combination)\b|\ball told\b|"
        r"\b(?:за )?вс[её] вместе\b|\bвместе взят\w+|\bв (?:сумме|совокупности|общей сложности)\b|\bна двоих\b",
        r"together|altogether|total|\bin sum\b|aggregate|combin|overall|вместе|\bобщ\w+ сумм|в сумме|итог|совокуп|всего",
    ),
    (
        r"\b(?:as of|since|from|until|till) (?:yesterday|today|tomorrow)\b|\byesterday\b|"
        r"\b(?:since |from |in |during |until )?last (?:week|month|quarter|year|season)\b|"
        r"\b(?:in|during|for|after|within) (?:the|its|a) first (?:week|month|quarter|year|season)\b|"
        r"\bсо? вчерашн\w+|\bвчера\b|\b(?:с|в|до|за) прошл\w+ (?:недел|месяц|квартал|год|сезон)\w*|"
        r"\b(?:в|на|за) перв\w+ (?:недел|месяц|квартал|год|сезон)\w*",
        r"yesterday|today|tomorrow|\blast\b|\bfirst\b|вчера|сегодн|завтра|прошл|перв",
    ),
    (
        r"\bas (?:was |has been |had been )?(?:reported|announced|stated by|rumou?red|told)\b|"
        r"\baccording to (?:the |its |their )?(?:part(?:y|ies)|management|press|lawyers?|authors?|experts?|media|sources?)\b|"
        r"\bby (?:a )?decision of\b|\bпо словам\b|\bпо (?:решению|сообщени\w+|заявлени\w+|утверждени\w+|сведениям|слухам)\b|"
        r"\bкак (?:сообща|заяв|утвержда|переда)\w+",
        r"according to|\bdecision of|announced|stated by|по словам|решени|сообщени|заявлени|утверждени|сведени",
    ),
    (
        r"\b(?:like|as with|as for) (?:every(?:body|one)|all (?:the )?others?|(?:the )?others|any(?:body|one))\b|"
        r"\bкак (?:и )?у (?:других|всех|остальных|прочих|конкурент\w+|соседей)\b",
        r"everybody|everyone|others?\b|anyone|anybody|других|всех|остальн|прочих|конкурент",
    ),
    (
        r"\bby (?:an|\w+) orders? of magnitude\b|\bна порядок\b|\bна (?:два|три) порядка\b|"
        r"\balmost (?:entirely|completely|wholly)\b|\bпочти (?:полностью|целиком|совсем)\b|"
        r"\b(?:a|the) (?:tiny|little|wee) bit\b|\bчуть-чуть\b|\bедва (?:заметно|ли|уловимо)\b|"
        r"\b(?:barely|scarcely|imperceptibly)\b",
        r"magnitude|порядо?к|almost|почти|чуть|едва|barely|scarcely",
    ),
    (
        r"\b(?:unless|if not) (?:otherwise\s)?(?:stated|specified|agreed|provided)\b|\bunless otherwise\b|"
        r"\bесли (?:иное не|не (?:договорятся|согласуют|решат) иначе)\b",
        r"unless|otherwise|\bиное\b|иначе",
    ),
)  # fmt: skip
_TURNED: Final[Turned] = tuple((re.compile(said, re.IGNORECASE), re.compile(own, re.IGNORECASE)) for said, own in _TURNS)
_ANY: Final = re.compile(rf"\b(?=\w)(?:{'|'.join(f'(?:{said})' for said, _ in _TURNS)})")
"""All of them, in lower case, tried only where a word begins."""
_HINTS: Final = beginnings(
    "per apiece head каждого единицу штуку штуки единицы экземпляр носа поштучно together altogether sum aggregate "
    "combination told вместе взятые сумме совокупности общей двоих yesterday today tomorrow last first вчера вчерашнего прошлого "
    "первый первую reported announced stated rumoured according decision словам решению сообщению заявлению утверждению "
    "сведениям слухам сообщалось заявлено утверждают передают everybody everyone others anybody anyone других всех остальных "
    "прочих конкурентов соседей order magnitude порядок порядка almost почти tiny little чуть едва barely scarcely imperceptibly "
    "otherwise stated specified agreed иное"
)


def hold(scope: Scope) -> bool:
    """Each such turn that stands outside a quote has one of its kind in the change."""
    return not scope.begins(_HINTS) or _ANY.search(scope.lower) is None or borne(scope, _TURNED)
