"""References: clauses, articles, annexes, laws, standards. The normal form is the same for both languages: "clause 3.2"."""

import re
from typing import Final

from core.comparison.judge.vocabulary.word_tables import words
from core.model.change import Found, FoundValue, ValueType

_S: Final = r"[ \u00a0\u2009\u202f]"
_KINDS: Final = {
    "clause": "п пп пункт пункта пункту пунктом пункте пункты пунктов пунктам пунктами пунктах clause clauses cl",
    "subclause": "подп подпункт подпункта подпункту подпунктом подпункте подпункты подпунктов подпунктам подпунктами "
    "подпунктах subclause subclauses",
    "article": "ст статья статьи статье статью статьей статьёй статей статьям статьями статьях article articles art arts",
    "part": "ч часть части частью частей частям частями частях part parts",
    "paragraph": "абз абзац абзаца абзацу абзацем абзаце paragraph paragraphs para paras",
    "section": "разд раздел раздела разделу разделом разделе разделы разделов section sections sec подраздел подраздела "
    "подраздела подразделе subsection subsections",
    "chapter": "гл глава главы главе главу главой глав chapter chapters",
    "annex": "прил приложение приложения приложению приложением приложении приложений приложениям приложениями "
    "annex annexes appendix appendices schedule exhibit",
    "table": "табл таблица таблицы таблице таблицу таблицей table tables",
    "figure": "рис рисунок рисунка рисунку рисунком рисунке figure figures fig",
    "formula": "формула формулы формуле формулу формулой equation",
    "listing": "листинг листинга листингу листингом листинге листинги листингов listing listings",
    "example": "пример примера примеру примером примере примеры примеров example examples",
    "point": "point points",
    "item": "поз позиция позиции item items",
    "note": "прим примечание примечания примечании примечанию",
}
WORDS: Final = {word: kind for kind, forms in _KINDS.items() for word in forms.split()}
TRIGGERS: Final = frozenset(WORDS)
_LOOSE: Final = frozenset({"part", "item", "note", "table", "figure", "formula"})

_LABEL: Final = (
    r"(?:\d+(?:[.\-‑]\d+)*(?:[.]?\d+)*(?:[.]?[а-яёa-z](?![а-яёa-z]))?(?:\([0-9a-zа-яё]{1,4}\))*"
    r"|«?[А-ЯЁA-Z](?:\.\d+)*»?(?![\w])|[IVXLC]+(?![\w])|[а-яёa-z]\)|\([a-zа-яё0-9]{1,4}\)|[«„“\"][а-яёa-z][»“”\"])"
)
_AFTER_WORD: Final = re.compile(
    rf"\.?{_S}?(?:№{_S}?|No\.?{_S}|N{_S})?({_LABEL}(?:(?:,{_S}?|{_S}(?:и|или|and|or|to|по|-|–){_S}|[–—-]){_LABEL})*)"
)
_SIGN: Final = re.compile(rf"§§?{_S}?({_LABEL})")
_ACT: Final = re.compile(
    rf"{_S}(?:(?:настоящего|указанного|этого){_S})?"
    r"(ГК|ТК|НК|УК|ЖК|СК|ЗК|БК|КоАП|АПК|ГПК|УПК|ЛК|ВК|ГрК|КАС|GDPR|ГК\s?РФ|Гражданского кодекса|Трудового кодекса|"
    r"Налогового кодекса|Градостроительного кодекса|Конституции)"
    rf"(?:{_S}(?:РФ|Российской{_S}Федерации))?(?![\w])"
)
_STANDARD: Final = re.compile(
    rf"(?:ГОСТ(?:{_S}(?:Р|РВ|IEC|ISO|EN|ИСО|МЭК))*(?:/(?:МЭК|IEC))?(?:{_S}(?:ИСО|МЭК|ISO|IEC|ИСО/МЭК|ISO/IEC))?|СП|СНиП|СанПиН|РД|ОСТ|ВСН|ТР{_S}ТС"
    rf"|ISO(?:/(?:IEC|IEEE|TS|TR))*|IEC|IEEE|EN(?:{_S}ISO)?|DIN|BS|ASTM|RFC|NIST{_S}SP|FIPS|ECMA|ITU-T|ETSI|ANSI)"
    rf"(?:{_S}|-)?((?:[A-ZА-Я]\.?)?\d+(?:[.\-–—/:]\d+)*(?:[-–—:]\d{{2,4}})?)"
)
STANDARD_TRIGGERS: Final = words(
    "ГОСТ СП СНиП СанПиН РД ОСТ ВСН ТР ISO IEC IEEE EN DIN BS ASTM RFC NIST FIPS ECMA ITU ETSI ANSI".lower()
)
_LAW_WORDS: Final = (
    r"(?:Федеральн\w+{s}(?:конституционн\w+{s})?закон\w*|Закон\w*|Указ\w*|Постановлени\w+|Распоряжени\w+|Приказ\w*|Решени\w+|Определени\w+"
    r"|Директив\w+|Регламент\w*|Письм\w+|Положени\w+|Указани\w+)"
).replace("{s}", _S)
_LAW: Final = re.compile(
    rf"{_LAW_WORDS}(?:{_S}[А-ЯЁа-яё«»\-]+){{0,7}}?{_S}(?:от{_S}(\d{{1,2}}[.]\d{{1,2}}[.]\d{{4}}|\d{{1,2}}{_S}[а-я]{{3,9}}{_S}\d{{4}})"
    rf"(?:{_S}?(?:г\.|года))?{_S})?(?:№|N){_S}?([\w\-/.]*\w)",
    re.IGNORECASE,
)
_NUMBER_SIGN: Final = re.compile("[№Nn]")
_LONGEST_LAW: Final = 220
_LAW_SHORT: Final = re.compile(r"\d{1,4}-ФК?З(?!\w)")
_LAW_SIGN: Final = 6
"""Characters in which its sign stands: a glance at them spares every number the pattern."""
_EU_LAW: Final = re.compile(
    rf"(?:Regulation|Directive|Decision){_S}(?:\((?:EU|EC)\){_S}(?:No\.?{_S})?(\d{{2,4}}/\d{{2,4}})|\d{{2,4}}/\d{{1,4}}/(?:EU|EC|EEC))"
)


def reference_at(text: str, start: int, end: int, word: str) -> Found | None:
    """The reference whose keyword is text[start:end] (`word` in lower case): «п. 3.2», "Annex A", with what follows it."""
    if text[end : end + 1] == "-" or (word == "example" and text[:start].endswith(("for ", "For "))):
        return None
    parts: list[str] = []
    position, stop, kind = end, start, WORDS[word]
    while True:
        match = _AFTER_WORD.match(text, position)
        if match is None or not _plausible(match, kind, position):
            break
        parts.append(f"{kind} {_label(match.group(1))}")
        stop = match.end()
        following = _NEXT.match(text, stop)
        if following is None or following.group(1).lower() not in WORDS:
            break
        kind, position = WORDS[following.group(1).lower()], following.end(1)
    if not parts:
        return None
    act = _ACT.match(text, stop)
    if act is not None:
        parts.append(re.sub(r"\s+", " ", act.group().strip()))
        stop = act.end()
    return _found(text, start, stop, " ".join(parts))


_NEXT: Final = re.compile(rf"{_S}(?:(?:of|the){_S})*([^\W\d_]+)")


def _plausible(match: "re.Match[str]", kind: str, position: int) -> bool:
    """«ч. 2» is a part; «части А» and «подпункт «а»» too; "part I played", "item a)", «п. о» and "point 3" are not."""
    label = match.group(1)
    if kind == "point":
        return label[0] == "("
    if label[0] in _QUOTES and label[1].islower():
        return kind in ("clause", "subclause", "item", "paragraph", "part", "article")
    if any(char.isdigit() for char in label):
        return True
    separated = match.start(1) > position
    if kind == "annex" or (
        kind in ("section", "chapter", "article", "table", "figure", "part") and label not in ("A", "I", "А", "В")
    ):
        return separated and label.strip("«»").isupper()
    if label[-1] == ")":
        return separated and kind in ("clause", "subclause", "article", "section", "paragraph", "part")
    return False


_QUOTES: Final = '«»„“”"'
_UNQUOTED: Final = dict.fromkeys(map(ord, _QUOTES))


def _label(label: str) -> str:
    label = re.sub(r"[ \u00a0]+", " ", label).translate(_UNQUOTED)
    return (
        label.replace("‑", "-")
        .replace("–", "-")
        .replace(" и ", ", ")
        .replace(" and ", ", ")
        .replace(" или ", " | ")
        .replace(" or ", " | ")
    )


def standard_at(text: str, start: int) -> Found | None:
    """«ГОСТ Р 7.0.97-2016», "ISO 27001:2022", "RFC 2119"."""
    match = _STANDARD.match(text, start)
    if match is None or (match.group()[:2] in ("СП", "EN", "BS", "РД", "ТР") and not _STANDARD_NUMBER.search(match.group())):
        return None
    return _found(text, start, match.end(), re.sub(r"[ \u00a0\u2009]+", " ", match.group()).replace("–", "-").replace("—", "-"))


_STANDARD_NUMBER: Final = re.compile(r"\d{2}")


def law_at(text: str, start: int) -> Found | None:
    """«Федеральный закон от 05.04.2013 № 44-ФЗ»; the normal form is its number, with the date where one is given."""
    match = _LAW.match(text, start) if _NUMBER_SIGN.search(text, start, start + _LONGEST_LAW) else None
    if match is None or match.end() - start > _LONGEST_LAW:
        return None
    day = match.group(1)
    from core.comparison.judge.values.dates import date_at

    found = date_at(text, match.start(1)) if day else None
    value = f"№ {match.group(2)}" + (f" {found[1].value}" if found else "")
    return _found(text, start, match.end(), value)


def eu_law_at(text: str, start: int) -> Found | None:
    """ "Regulation (EU) 2016/679"."""
    match = _EU_LAW.match(text, start)
    return _found(text, start, match.end(), match.group()) if match else None


def short_law_at(text: str, start: int) -> Found | None:
    """«44-ФЗ»."""
    match = _LAW_SHORT.match(text, start) if text.find("-Ф", start, start + _LAW_SIGN) > 0 else None
    return _found(text, start, match.end(), f"№ {match.group()}") if match else None


def section_sign_at(text: str, start: int) -> Found | None:
    """ "§ 312"."""
    match = _SIGN.match(text, start)
    return _found(text, start, match.end(), f"section {_label(match.group(1))}") if match else None


_CITED: Final = re.compile(
    r"\[([1-9]\d{0,2}(?:\s?[,;–-]\s?\d{1,3})*)(?:,\s?(?:с|стр|p|pp)\.[^\[\]]{1,20})?\]"
    r"(?=[,;:)]|\.(?!\w)|\s*\Z|\s(?:and|or|is|are|was|were|has|have|had|that|which|as|и|или|а|но|что|как|котор[а-яё]+)\s(?!\[))"
)
"""Sources in square brackets behind a word, with nothing behind them that they could count: «по данным [3, 5]», "as [5] and";
nor are they a place in a list ("users[0]", "items[1].name") or two blanks of a form ("between [5] and [10] days")."""
_CITING: Final = re.compile(r"(?:[^\W\d_A-ZА-ЯЁ]{4}|(?<!\w)[A-ZА-ЯЁ]\.|[»”\")\]]|(?<!\w)(?:in|see|cf\.|в|см\.))[ \u00a0]?\Z")
_SPANNING: Final = re.compile(
    rf"(?:(?<!\w)\w{_S}in|(?:interval|range|segment|диапазон|интервал|отрез[ок]к?|промежут[ок]к?)\w{{0,3}}(?:{_S}\w)?){_S}?\Z",
    re.I,
)
"""Before brackets that hold the ends of a span of numbers: "x in [2, 5]", «на отрезке [2, 5]»."""


def cited_at(text: str, start: int) -> Found | None:
    """The sources that are cited where a number stands in square brackets."""
    opened = text.rfind("[", max(0, start - 24), start)
    match = _CITED.match(text, opened) if opened >= 0 else None
    if match is None or match.end() <= start or not _CITING.search(text, max(0, opened - 6), opened):
        return None
    if _SPANNING.search(text, max(0, opened - 20), opened):
        return None
    return _found(text, opened, match.end(), f"source {_label(match.group(1))}")


def dotted(text: str, start: int, end: int) -> Found:
    """A bare clause number or version: "3.2.1". No clause has the number 0, so that "5.0.14" is a designation; so is what stands
    behind a name ("Mnesia 4.18.1", "the library OpenSSL 3.2.1")."""
    kind, value = _found(text, start, end, text[start:end])
    return ValueType.NAME if "0" in value.value.split(".") or _named(text, start, end) else kind, value


def _named(text: str, start: int, end: int) -> bool:
    """Whether a name stands before the number: in the midst of a sentence, with capitals or figures inside, or alone with it."""
    match = _NAME_BEFORE.search(text, max(0, start - 40), start)
    if match is None or match.group(1).lower() in WORDS or match.group(1).lower() in _REFERRING:
        return False
    word, before = match.group(1), text[: match.start(1)].rstrip()
    if any(char.isupper() or char.isdigit() for char in word[1:]):
        return True
    opens = not before or before[-1] in ".!?:;—–"
    return not opens or (not before and end == len(text.rstrip()) and word.isascii())


_NAME_BEFORE: Final = re.compile(r"(?<![\w.-])([A-ZА-ЯЁ][\w+#-]*\w)[ \u00a0]v?\Z")
_REFERRING: Final = words(
    "see in as per under by to from with and or of at on for if согласно смотри см по в с со из к при для на от и или за "
    "requirement requirements provision provisions требование требования требований требованиям положение положения"
)
"""Words before the number of a clause, though they begin with a capital letter."""


def _found(text: str, start: int, end: int, value: str) -> Found:
    return ValueType.REFERENCE, FoundValue(text=text[start:end], start=start, end=end, value=value)
