"""Words by which a careful reader tells what a change is about: conditions, duties, roles, topics, notes of publishers."""

import re
from typing import Final

from core.comparison.judge.vocabulary.stems import stem
from core.comparison.judge.vocabulary.word_tables import words
from core.marks import has_any

TOPICS: Final = {
    "liability": r"ответственност|возмещ\w* (?:убытк|ущерб|вред)|убытк|ущерб|liab|damages|indemn|hold harmless|"
    r"warrant(?!\w*ed by)",
    "penalty": r"штраф|неустой|пен[яеию](?!\w)|пеней|penalt|liquidated|late fee|late payment|санкци",
    "termination": r"расторж|расторг|прекращени\w* (?:договор|действ|обязательств)|односторонн\w+ отказ|отказ\w* от "
    r"(?:исполнения|договора)|"
    r"terminat|rescind|cancel(?:l?ation)? of the (?:agreement|contract)",
    "exclusivity": r"исключительн\w+ (?:прав|лиценз|услов)|неисключительн|эксклюзив|(?<!non-)exclusiv|non-exclusiv|sole "
    r"(?:right|supplier|licen)",
    "confidentiality": r"конфиденциал|коммерческ\w+ тайн|неразглаш|разглаш|confidential|non-disclosure|trade secret",
    "jurisdiction": r"подсудн|арбитражн\w+ суд|в суд[еа]?(?!\w)|суд\w* (?:г\.|город)|третейск|применим\w+ прав|"
    r"применя\w+ (?:материальн\w+ )?прав|"
    r"jurisdiction|governing law|governed by|laws? of|courts? of|arbitrat|venue",
    "consent": r"согласи[еяю]|consent|односторонн\w+ порядк|unilateral|sole discretion|своему усмотрению",
    "warranty": r"гаранти(?!ру)|guarantee",
    "payment": r"оплат|платеж|платёж|аванс|предоплат|цен[аеуоы]й?(?!\w)|стоимост|вознагражден|ставк|скидк|ндс(?!\w)|"
    r"payment|fee(?:s)?(?!\w)|price|interest|discount|vat(?!\w)",
}
_TOPIC: Final = {name: re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE) for name, pattern in TOPICS.items()}
_TOPIC_HINTS: Final = {
    "liability": "отве возм убыт ущер liab dama inde hold warr",
    "penalty": "штра неус пени пеня пене пеню пен санк pena liqu late",
    "termination": "раст прек одно отка term resc canc",
    "exclusivity": "искл неис экск excl non sole",
    "confidentiality": "конф комм нера разг conf disc trad",
    "jurisdiction": "подс арби трет прим juri gove arbi venu в суд суде суда суду laws law cour",
    "consent": "согл cons одно unil sole свое",
    "warranty": "гара guar",
    "payment": "опла плат аван пред цена цены цене цену цено стои возн став скид ндс paym fee fees pric inte disc vat",
}
_TOPIC_OF: Final = {
    hint: tuple(name for name, hints in _TOPIC_HINTS.items() if hint in hints.split())
    for hints_of in _TOPIC_HINTS.values()
    for hint in hints_of.split()
}
_BEGINNING: Final = re.compile("([a-zа-яё]{1,4})[a-zа-яё]*")

CONDITIONS: Final = re.compile(
    r"(?<!\w)(?:если|при условии|в случае|при наличии|при отсутствии|за исключением|кроме случа\w+|только|лишь|"
    r"исключительно|до тех пор|"
    r"с согласия|без согласия|по согласованию|с письменного|письменн\w+|предварительно(?:го|е|м)|при этом не|if|in writing|"
    r"written|prior(?! to)|"
    r"unless|provided(?: that)?|only|solely|except|"
    r"subject to|in case|in the event|"
    r"as long as|until|so long as|where applicable|with the (?:prior )?(?:written )?consent)(?!\w)"
)
"""In lower case."""
DEFINITIONS: Final = re.compile(
    r"[«\"“][^«»\"”“\n]{2,80}[»\"”]\s*(?:[—–-]|означает|понима|means|shall mean|refers to)|далее\s*[—–-]|"
    r"hereinafter|(?<!\w)(?:означает|означают|под (?:терм|понима)\w+|means|shall mean|is defined as|термин\w* и "
    r"определени)(?!\w)"
)
"""In lower case."""
_DEFINING: Final = (
    '"', "«", "“", "далее", "means", "hereinafter", "означа", "под терм", "под поним", "shall mean", "is defined", "термин",
)  # fmt: skip
"""Without one of them nothing is defined, and without one of those below nothing is amended or left blank: most texts have none,
and looking for them is cheaper than the patterns are."""
_AMENDED: Final = (
    "ред", "изм", "введ", "см. текст", "amended", "inserted", "substituted", "консультантплюс", "гарант", "примечание",
)  # fmt: skip
_BLANKS: Final = ("__", ".....", "……", "[", "<", "{")
REPEALS: Final = re.compile(
    r"утрати(?:л|ла|ло|ли) силу|утрачива\w+ силу|признать утративш|исключ[её]н[аыо]?(?:\s|\.|,|\)|$)(?=\W*(?:с \d|\(|$|"
    r"—|-))|repealed|no longer in force",
    re.IGNORECASE,
)
EMPTIED: Final = re.compile(
    r"\W*(?:(?:intentionally |deliberately )?(?:deleted|omitted|removed|withdrawn|reserved|left blank)|"
    r"(?:is )?not used|no longer applies|(?:намеренно )?исключ[её]н[аоы]?|не (?:применяется|используется)|отмен[её]н[аоы]?)\W*\Z",
    re.IGNORECASE,
)
"""What stands alone where a provision stood: "[Reserved]"."""
PROVISION: Final = 4
"""Words of meaning from which a text is a provision and not a value."""
_PART: Final = (
    r"(?:(?:п|пп|ст|ч|абз|подп|прил)\.?|пункт\w*|подпункт\w*|стать\w+|част\w+|абзац\w*|раздел\w*|глав\w+|"
    r"приложени\w+|преамбул\w+|наименовани\w+|название|сноск\w+|таблиц\w+)(?:\s[«\"]?[\w.\-]{1,9}[»\"]?)?[\s,]+"
)
"""What was amended: «п. 5», «пп. "а" п. 2»."""
PUBLISHER: Final = re.compile(
    rf"[\s(\[]*(?:(?:{_PART}){{0,3}}в ред(?:акции|\.)\s|с изм\.|с изменениями[ ,]|(?:в|с) (?:ред|редакции)\.?\s|"
    r"(?:(?:[А-ЯЁа-яё]+|п|пп|ст|ч|абз)\.?\s?)?[\d.\-]*\s*введ[её]н\w*\s|в редакции, |см\. текст в пред|"
    r"\(?as amended (?:by|on)\b|\(?amended by\b|\(?inserted by\b|\(?substituted by\b|(?:КонсультантПлюс|Гарант):|"
    r"примечание изготовителя)",
    re.IGNORECASE,
)
BLANK: Final = re.compile(
    r"_{2,}|\.{5,}|…{2,}|\[\s*(?:\.{2,}|…|_+|●|•|\s*)\s*\]|«\s*_*\s*»\s*_{2,}|"
    r"[\[<{](?:insert|enter|specify|fill|name of|date of|amount|your |company|party|tbd|tbc|указать|вписать|заполнить|"
    r"наименование|дата|сумма|ф\.?и\.?о)[^\[\]<>{}\n]{0,40}[\]>}]",
    re.IGNORECASE,
)
QUANTIFIERS: Final = words(
    "все всех всем всеми любой любая любое любые любого любому каждый каждая каждое каждого некоторые отдельные только "
    "лишь исключительно "
    "включая включительно полностью частично половина половину половины половине треть трети четверть четверти вдвое втрое "
    "вчетверо дважды трижды half halves thirds double triple twice thrice "
    "обе оба обеих обоих обеим обоим обеими обоими all any every each some only solely exclusively partially fully both either"
)
CONNECTIVES: Final = {
    "и": "and", "а также": "and", "and": "and", "или": "or", "либо": "or", "or": "or", "and/or": "and/or", "и/или": "and/or",
    "if": "if", "unless": "unless",
}  # fmt: skip
_ROLES: Final = (
    "заказчик исполнитель подрядчик субподрядчик поставщик покупатель продавец арендатор арендодатель лицензиар лицензиат "
    "заемщик займодавец заимодавец кредитор должник работник работодатель агент принципал поручитель комиссионер "
    "комитент гарант "
    "бенефициар страховщик страхователь заявитель оператор пользователь правообладатель учредитель хранитель поклажедатель "
    "перевозчик грузоотправитель грузополучатель экспедитор наймодатель наниматель застройщик участник акционер директор "
    "buyer seller customer client contractor subcontractor supplier vendor licensor licensee lessor lessee tenant "
    "landlord borrower "
    "lender employer employee controller processor user provider agent principal guarantor insurer insured shareholder "
    "director "
    "purchaser owner operator company manager developer recipient discloser distributor reseller consultant assignor assignee "
    "party сторона "
    "publisher author sponsor beneficiary franchisor franchisee mortgagor mortgagee pledgor pledgee trustee"
)
ROLES: Final = frozenset(stem(word) for word in _ROLES.split())
_FLEETING: Final = {stem(f"{root}ца"): stem(f"{root}ец") for root in ("продав", "займодав", "заимодав")}
"""Stems of the other cases of roles that lose a vowel in them: «Продавец», «Продавца»."""
STOP: Final = words(
    "и в во на с со к ко о об от до из за по у для при над под про через а но что как так же бы ли то это этот эта эти "
    "того тот та те "
    "его ее её их он она оно они мы вы вас нас который которая которые которое которых его свой своей также либо или не "
    "the a an of to in on at by for from with as is are be been was were it its this that these those and or but which "
    "who whom "
    "their our your his her we you they i there here such into than then so if do does did has have had"
)


def _sides(*lines: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """Stems of the words of both sides of each line."""
    return tuple(tuple(frozenset(stem(word) for word in side.split()) for side in line.split("|")) for line in lines)


OPPOSITES: Final = _sides(
    "увеличить увеличение повысить повышение возрастает|уменьшить уменьшение снизить снижение сократить убывает",
    "включить включая включает|исключить исключая исключает",
    "разрешить разрешается допускается|запретить запрещается",
    "до|после",
    "минимальный минимум|максимальный максимум",
    "обязательный обязательно|необязательный добровольный",
    "платный|бесплатный безвозмездный",
    "возмездный|безвозмездный",
    "закрытый|открытый",
    "первый|последний",
    "increase increased higher|decrease decreased lower reduce reduced",
    "greater larger greatest highest|lower lesser smaller lowest least",
    "earlier earliest|later latest",
    "oral orally|written",
    "больше больший наибольший|меньше меньший наименьший",
    "выше|ниже",
    "ранее раньше|позднее позже",
    "устный устно|письменный письменно",
    "солидарный|субсидиарный",
    "include included including|exclude excluded excluding",
    "allow allowed permit permitted enable enabled|deny denied forbid prohibit prohibited disable disabled",
    "before|after",
    "convenience|cause",
    "единогласно единогласный единогласным|большинство большинством",
    "unanimous unanimously unanimity|majority",
    "поэтапно поэтапный|единовременно единовременный",
    "within|after",
    "inclusive|exclusive",
    "gross брутто|net нетто",
    "течение|истечение истечении",
    "if|unless",
    "minimum min|maximum max",
    "mandatory required|optional voluntary",
    "public|private",
    "first|last",
    "true|false",
    "internal|external",
    "always|never",
    "accept accepted|reject rejected refuse refused",
)

IN_SHORT: Final = _sides(
    "высокий высоко|низкий низко",
    "высший|низший",
    "high|low",
    "critical major severe|minor negligible trivial",
    "критический критичный|незначительный некритичный",
    "включён включённый включена включено включены вкл|отключён отключена отключено отключены выключен выключена выключено выкл",
    "on|off",
    "есть имеется присутствует наличие|отсутствует отсутствие",
    "present|absent",
    "истина|ложь",
    "pass passed passes|fail failed fails",
    "фиксированный твёрдый|плавающий ориентировочный",
    "fixed|floating variable indicative",
    "renew renews renewed|expire expires expired terminate terminates",
    "автоматический автоматически|вручную ручной",
    "automatic automatically|manual manually",
    "начало начинается|окончание заканчивается оканчивается",
    "start starts begin begins|end ends finish finishes",
    "верхний|нижний",
    "upper|lower",
    "левый|правый",
    "left|right",
    "входящий входной|исходящий выходной",
    "inbound incoming input|outbound outgoing output",
    "вход|выход",
    "buy purchase|sell sale",
    "покупка|продажа",
    "покупать|продавать",
    "временный временно|постоянный постоянно",
    "temporary temporarily|permanent permanently",
    "активный|неактивный пассивный",
    "active|inactive passive",
    "отзывный|безотзывный",
    "полный|частичный",
    "full|partial",
    "оригинал подлинник|копия",
    "original|copy",
    "открытый|тайный зашифрованный",
    "старший|младший",
    "senior|junior",
    "одноразовый разовый|многоразовый регулярный",
    "single one-time|multiple recurring",
    "новый|старый бывший",
    "вместе совместно|отдельно раздельно",
    "jointly together|severally separately",
    "простой|квалифицированный",
    "день дневной|ночь ночной",
    "утро утренний|вечер вечерний",
)
"""Common words, which say the opposite of each other where they are all that changed."""
_OPPOSED: Final = frozenset(word for sides in OPPOSITES for side in sides for word in side)
_OPPOSED_IN_SHORT: Final = frozenset(word for sides in IN_SHORT for side in sides for word in side)
INCOTERMS: Final = words("EXW FCA FAS FOB CFR CIF CPT CIP DAP DPU DAT DDP DDU DAF DES DEQ")
"""Terms of delivery of the Incoterms (ICC), of 2000, 2010 and 2020."""


def defines(lower: str) -> bool:
    """Whether a text, in lower case, says what a word means."""
    return has_any(lower, _DEFINING) and DEFINITIONS.search(lower) is not None


def topics_of(text: str) -> set[str]:
    """The topics that a text names: liability, penalty, termination, …"""
    hinted = {name for begin in _TOPIC_OF.keys() & _BEGINNING.findall(text.lower()) for name in _TOPIC_OF[begin]}
    return {name for name in hinted if _TOPIC[name].search(text)}


def roles_of(stems: list[str]) -> set[str]:
    """The contract roles among stems."""
    return {role for word in stems if (role := role_of(word))}


def role_of(word: str) -> str:
    """The contract role that a stem names, in whatever case and with whatever ending ("Buyer's"); "" where it names none."""
    role = _FLEETING.get(word, word.rstrip("'\u2019"))
    return role if role in ROLES else ""


def opposed(old: set[str], new: set[str], *, short: bool = False) -> bool:
    """Whether a word gave way to its opposite. `short`: these words are all that changed, so that common ones count."""
    if short and _opposed(old, new, _OPPOSED_IN_SHORT, IN_SHORT):
        return True
    return _opposed(old, new, _OPPOSED, OPPOSITES)


def _opposed(old: set[str], new: set[str], known: frozenset[str], opposites: tuple[tuple[frozenset[str], ...], ...]) -> bool:
    if known.isdisjoint(old) or known.isdisjoint(new):
        return False
    for one, other in opposites:
        if (old & one and new & other and not new & one) or (old & other and new & one and not new & other):
            return True
    return False


def is_publisher_note(text: str) -> bool:
    """Whether a text is a publisher's note on its sources: «(в ред. Федерального закона от … № …)»."""
    body = text.strip()
    return bool(body) and len(body) < 400 and has_any(body.lower(), _AMENDED) and PUBLISHER.match(body) is not None


def is_blank(text: str) -> bool:
    """Whether a text is a place to be filled in: «____», «[…]», «__»____20__."""
    body = text.strip(" \t\u00a0,.;:")
    return (
        has_any(body, _BLANKS)
        and BLANK.search(body) is not None
        and len(re.sub(r"[\W_]|20(?=\W|_|$)|г(?=\W|$)", "", body)) <= _blank_letters(body)
    )


def _blank_letters(body: str) -> int:
    return 40 if body.startswith(("[", "<", "{")) else 4
