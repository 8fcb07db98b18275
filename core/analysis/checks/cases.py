"""When and for whom: "in most cases", "at any time", "where possible", "for both parties" narrow or widen a rule as the change
itself does or not at all."""

import re
from typing import Final

from core.analysis.checks.scope import Scope, beginnings

_IF: Final = re.compile(r"\b(?:если|при|когда|кроме|if|unless|where|when|except|provided)\b", re.IGNORECASE)
_THIS: Final = re.compile(r"\bin (?:this|that|such) case\b|\bв (?:этом|том|таком) случае\b", re.IGNORECASE)
"""Of a condition that the sentence has named."""
_TURNS: Final = (
    (
        r"\bin (?:most|some|many|any|certain|rare|other|all|every|exceptional|particular|individual)\s(?:\w+\s)?"
        r"(?:case|circumstance|situation)s?\b|"
        r"\bв(?:о)? (?:большинстве|некоторых|отдельных|любо[мй]|всех|каждом|других|исключительных|редких|ряде|иных)\s"
        r"(?:\w+\s)?(?:случа|ситуаци)\w+",
        r"\b(?:case|circumstance|situation)|случа|обстоятельств|ситуац",
    ),
    (
        r"\b(?:where|if|when|as|whenever)\s(?:(?:this|it) is\s)?(?:possible|necessary|needed|appropriate|practicable)\b|"
        r"\bесли это (?:возможно|необходимо|нужно)|\bпо возможности\b|\bпри необходимости\b",
        r"possib|necess|need|appropr|practic|возмож|необход|нужн",
    ),
    (
        r"\bat (?:any|all) times?\b|\bв люб(?:ое время|ой момент)\b|\bкогда угодно\b",
        r"any time|at all times|any moment|любое время|любой момент",
    ),
    (r"\bin (?:parts|instal?ments)\b|\bчастями\b|\bпо частям\b", r"\bparts?\b|instal|част|этап|рассроч"),
    (r"\bstarting (?:from|on)\b|\bначиная с\b", r"from|start|begin|дат|начин|с момента"),
    (r"\bfor (?:good|valid|serious) (?:cause|reasons?)\b|\bуважительн\w+ причин\w*", r"cause|reason|причин"),
    (r"\b(?:by|under|in) law\b|\b(?:законом|законодательством|по закону)\b", r"\blaws?\b|закон|statut|legis"),
    (r"\bwithout (?:any )?exceptions?\b|\bбез (?:каких-либо )?исключений\b", r"without (?:any )?exception|без (?:\w+ )?исключен"),
    (
        r"\bas a rule\b|\b(?:usually|typically|normally|mostly|mainly|generally|ordinarily|sometimes|rarely)\b|"
        r"\b(?<!more )(?<!less )(?<!as )often\b|\boccasionally\b|"
        r"\bfor the most part\b|\bmore often than not\b|\bкак правило\b|\b(?:обычно|чаще всего|зачастую|иногда|изредка|редко)\b|"
        r"\bпо большей части\b|\bв основном\b",
        r"as a rule|usual|typical|normal|most|main|general|ordinar|sometimes|often|rare|occasional|как правило|обычн|час[тщ]|"
        r"иногда|редк|основн|больш",
    ),
    (
        r"\b(?:once|yet) again\b|\bagain\b|\banew\b|\b(?:снова|вновь|опять|заново|повторно)\b|\bв очередной раз\b|"
        r"\b(?:originally|initially) (?:was|were|had)\b|\bas (?:it|they) (?:was|were) originally\b|\bкак было первоначально\b",
        r"again|anew|renew|repeat|original|initial|снова|вновь|опять|повтор|очередн|первонач",
    ),
    (
        r"\b(?:partly|partially|formally|nominally|temporarily|provisionally|tentatively)\b|\bin part\b(?! of)|"
        r"\b(?:частично|отчасти|формально|номинально|временно|условно)\b|\bon a trial basis\b|\bв порядке эксперимента\b|"
        r"\bв виде (?:предложения|эксперимента|опыта)\b|\bby way of (?:a )?(?:proposal|experiment|trial)\b",
        r"part|formal|nominal|temporar|provision|tentativ|trial|част|формальн|номинальн|врем|условн|эксперимент|предложен|proposal",
    ),
    (
        r"\band (?:so (?:on|forth)|the like|others)\b|\betc\b|\bamong (?:other things|others)\b|\b(?:other|similar) such cases\b|"
        r"\bи (?:так далее|тому подобн\w+|проч(?:ее|ие)|т\. ?[дп]\.)|\b(?:среди|в числе) прочего\b|\bи в других\b",
        r"so on|forth|the like|other|etc|такой|так далее|подобн|проч|друг|иной|иные|иных",
    ),
    (
        r"\b(?:all|any(?:thing|one|body|where)|every(?:thing|one|body|where)|no(?:thing|body| one)) but\b|\bexcept\b|"
        r"\bsave for\b|\bother than\b|\bapart from\b|\bкроме\b(?! того)|\bза (?:исключением|вычетом)\b",
        r"\bexcept|\bsave\b|\bother than\b|\bapart\b|\bunless\b|\bbut\b|exclu|exempt|without|кроме|исключ|вычет|помимо|\bбез\b",
    ),
    (
        r"\brecommend\w*\b|\bsuggest(?:ion|ed)s?\b|\bрекоменд\w+|\bпожелани\w+",
        r"recommend|suggest|should|advis|desirab|prefer|рекоменд|пожел|желательн|следует|целесообраз",
    ),
    (
        r"\bif (?:it|he|she|they|the \w+) (?:so )?(?:wish|want|choose|desire)\w*|\bif (?:so )?desired\b|"
        r"\bесли (?:\w+ )?(?:пожела|захо|сочт)\w+|\bпо (?:своему )?желанию\b|\bпри желании\b",
        r"wish|want|choos|choice|desire|discretion|option|elect|request|жела|усмотр|выбор|просьб|запрос|требовани",
    ),
    (
        r"\bпри условии\b|\bsubject to\b|\bon condition\b|\bprovided that\b",
        r"услови|subject|condition|provided|\bif\b|если|unless|only|upon|after|until|только|лишь|после|\bпри\b|с согласия",
    ),
    (
        r"\b(?:from|as of|since|starting) (?:the )?next (?:day|week|month|quarter|year)\b|"
        r"\bсо? следующ\w+ (?:дня|недели|месяца|квартала|года)\b",
        r"next|follow|следующ",
    ),
    (
        r"\b(?:first|second|third|fourth|last|final|only) (?:change|edit|amendment)\b|"
        r"\b(?:перв|втор|трет|четв[её]рт|последн|единственн)\w+ (?:изменени|правк)\w*",
        r"\bchange|\bedit|amend|изменени|правк",
    ),
    (
        r"\b(?:not )?(?:counting|including|excluding) the (?:first|last)\b|\bthe (?:first|last) day (?:included|excluded)\b|"
        r"\b(?:не )?(?:считая|включая|исключая) (?:перв|последн)\w+ д\w+",
        r"\bfirst|\blast\b|перв|последн",
    ),
    (
        r"\b(?:standard|common|usual|normal) practice\b|\b(?:market|industry) (?:average|standards?|practice)\b|"
        r"\bобычн\w+ практик\w+|\bкак принято\b",
        r"practice|market|industry|практик|принят",
    ),
    (
        r"\bper (?:case|person|piece|item|head|party)\b|\b(?:from|for) each\b|\bза кажд\w+ (?:случа|человек|штук|единиц)\w*|"
        r"\bс кажд\w+ сторон\w*",
        r"\bper\b|each|every|кажд|на (?:человек|штук)",
    ),
    (r"\bnever not\b|\bnot never\b", r"never"),
    (
        r"\bfor the (?:first|second|third|last) time\b|\bвпервые\b|\b(?:перв|втор|трет|последн)\w+ раз\b",
        r"\btimes?\b|once|впервые|\bраз(?:а|у|ов)?\b",
    ),
    (
        r"\b(?:both|either|neither|each|every|any)(?: of the)?\s(?:other\s)?part(?:y|ies)\b|\bоб(?:е|еим|еих|еими) сторон\w*|"
        r"\bкажд\w+ (?:из )?сторон\w*|\bлюб\w+ (?:из )?сторон\w*",
        r"\bboth\b|\bparties\b|(?:each|either|neither|every|any|no) part|"
        r"сторон[ыа](?:м|ми|х)?\b|кажд\w+ (?:из )?сторон|люб\w+ (?:из )?сторон|обе\w* сторон",
    ),
)
Turned = tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
"""Turns of phrase, each with what a text has that bears it out."""
_TURNED: Final[Turned] = tuple((re.compile(said, re.IGNORECASE), re.compile(own, re.IGNORECASE)) for said, own in _TURNS)
_ANY: Final = re.compile(rf"\b(?=\w)(?:{'|'.join(f'(?:{said})' for said, _ in _TURNS)})")
"""All of them, in lower case, tried only where a word begins."""


_HINTS: Final = beginnings(
    "case circ situ случ ситу poss nece need appr prac возм необ нужн time врем моме угод exce искл rule usua typi "
    "norm прав обыч part стор star начи good vali seri уваж law зако част but exce save othe apar кром искл выче "
    "reco sugg реко поже wish want choo desi жела захо сочт time впер раз усло subj cond prov next след "
    "most main gene ordi some ofte rare occa чаще зача иног изре редк осно agai anew снов внов опят зано повт очер orig init "
    "перв form nomi temp tent tria част отча форм номи усло виде way so like etc amon simi дале подо проч друг coun "
    "incl счит вклю искл comm mark indu прин per each кажд neve "
    "firs seco thir four last fina only перв втор трет четв посл един"
)
"""Of the words that these turns have."""
_INSTALMENTS: Final = "instal"
"""Begins as "instead" does, which nearly every sentence has."""


def hold(scope: Scope) -> bool:
    """Each such turn that stands outside a quote has one of its kind in the change."""
    if not scope.begins(_HINTS) and _INSTALMENTS not in scope.lower:
        return True
    this = _THIS.search(scope.text)
    if this is not None and not scope.quoted(this.start()) and _IF.search(scope.text, 0, this.start()) is None:
        return False
    return _ANY.search(scope.lower) is None or borne(scope, _TURNED)


def borne(scope: Scope, turned: Turned) -> bool:
    """Whether the changes have words of its kind for each of these turns that the sentence has outside its quotes."""
    return all(
        scope.quoted(match.start()) or any(own.search(text) for text in scope.written_texts)
        for said, own in turned
        for match in said.finditer(scope.text)
    )
