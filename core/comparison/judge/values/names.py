"""Names of parties and persons, codes, addresses on the web."""

import re
from typing import Final

from core.comparison.judge.values.units import QUANTITIES
from core.comparison.judge.vocabulary.word_tables import words
from core.model.change import Found, FoundValue, ValueType

_S: Final = r"[ \u00a0\u2009\u202f]"
LEGAL_FORMS: Final = frozenset(
    [
        "ооо",
        "оао",
        "пао",
        "ао",
        "зао",
        "нао",
        "ип",
        "ано",
        "нко",
        "пк",
        "гуп",
        "муп",
        "фгуп",
        "фгбу",
        "тоо",
        "чоу",
        "нпо",
        "тсж",
        "снт",
        "гбу",
        "мбу",
        "фгбоу",
        "ooo",
    ]
)
FULL_FORMS: Final = words(
    "общество общества обществу обществом обществе акционерное акционерного акционерному акционерным акционерном "
    "публичное публичного публичному публичным публичном"
)
_COMPANY: Final = re.compile(
    rf"(?:ООО|ОАО|ПАО|АО|ЗАО|НАО|АНО|НКО|ПК|ГУП|МУП|ФГУП|ФГБУ|ТОО|ЧОУ|НПО|ТСЖ|СНТ|ГБУ|МБУ|ФГБОУ|OOO){_S}"
    rf"(?:[«\"“„][^«»\"”“\n]{{1,80}}(?:[«\"“][^«»\"”\n]{{1,60}}[»\"”])?[»\"”]|[A-ZА-ЯЁ][\w\-]+)"
)
_FULL_COMPANY: Final = re.compile(
    rf"(?:обществ\w+{_S}с{_S}ограниченной{_S}ответственностью|(?:публичн\w+{_S})?акционерн\w+{_S}обществ\w+){_S}[«\"“][^«»\"”\n]{{1,80}}[»\"”]",
    re.IGNORECASE,
)
_ENTREPRENEUR: Final = re.compile(rf"ИП{_S}[А-ЯЁ][а-яё\-]+(?:{_S}[А-ЯЁ]\.{_S}?[А-ЯЁ]\.|{_S}[А-ЯЁ][а-яё]+{_S}[А-ЯЁ][а-яё]+)")
COMPANY_ENDINGS: Final = words("ltd llc inc corp gmbh plc llp limited corporation ag sa bv co kg oy ab nv srl")
_NOT_NAMES: Final = words(
    "the a an this these that each any all such our your if when in on by for and or of to from between with we you it its is are"
)
_COMPANY_BEFORE: Final = re.compile(rf"(?:[A-Z][\w&.'’\-]*(?:{_S}|{_S}(?:and|of|&){_S}))*[A-Z][\w&.'’\-]*,?{_S}\Z")
_SURNAME: Final = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_INITIALS_AFTER: Final = re.compile(rf"{_SURNAME}{_S}[А-ЯЁ]\.{_S}?(?:[А-ЯЁ]\.)?")
_INITIALS_BEFORE: Final = re.compile(rf"[А-ЯЁ]\.{_S}?(?:[А-ЯЁ]\.{_S}?)?{_SURNAME}(?!\w)")
_SURNAME_BEFORE: Final = re.compile(rf"(?<!\w)({_SURNAME}){_S}\Z")
_PATRONYMIC: Final = re.compile(
    rf"(?<!\w){_SURNAME}{_S}[А-ЯЁ][а-яё]+{_S}[А-ЯЁ][а-яё]+(?:ович|евич|ьич|ич|овн|евн|ичн)(?:а|у|ем|ом|е|ой|ы)?(?!\w)"
)


def may_name_a_father(t: str) -> bool:
    """Whether a patronymic may stand in a text. Written out: it is asked of every stretch of text, and a pattern takes long."""
    return "вич" in t or "вна" in t or "вны" in t or "вне" in t or "вной" in t or "ьич" in t or "ична" in t or "ичны" in t


_TITLED: Final = re.compile(rf"(?:Mr|Mrs|Ms|Dr|Prof|Messrs)\.?{_S}(?:[A-Z]\.{_S}?)*[A-Z][\w'’\-]+(?:{_S}[A-Z](?:\.|[\w'’\-]+))*")
TITLES: Final = words("mr mrs ms dr prof messrs")
_URL: Final = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"«»”“)\]]*[^\s<>\"«»”“)\].,;:!?*_}'’]|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+"
)
_IBAN: Final = re.compile(r"[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,4})?(?!\w)")
_ACCOUNT: Final = re.compile(
    rf"(?:ИНН|КПП|ОГРН(?:ИП)?|БИК|ОКПО|СНИЛС|р/с(?:ч[её]т)?|к/с(?:ч[её]т)?|сч[её]т\w*|[Тт]ел(?:ефон)?\w*|IBAN|SWIFT|VAT|INN|BIC|DUNS)"
    rf"(?:{_S}?[№.:N]|{_S}No\.?)*{_S}?((?:\+?\d[\d\- ()\u00a0]{{5,30}}\d)|[A-Z]{{4,6}}\w{{2,5}})(?!\w)"
)
ACCOUNT_WORDS: Final = frozenset(
    [
        "инн",
        "кпп",
        "огрн",
        "огрнип",
        "бик",
        "окпо",
        "снилс",
        "р",
        "к",
        "тел",
        "телефон",
        "iban",
        "swift",
        "vat",
        "inn",
        "bic",
        "duns",
        "счет",
        "счёт",
        "счёта",
    ]
)
_CODE: Final = re.compile(
    r"[\w]+(?:(?:[-–./_:+#]|(?=,\d)(?:(?<=[xXхХ]\d)|(?<=[xXхХ]\d\d)|(?<=[xXхХ]\d{3})|(?<=[xXхХ]\d{4})),)\w+)*"
)
"""The comma of a size stands in it: 57х3,5."""
_CODE_LEFT: Final = re.compile(r"[\w\-–./_:+#]*\Z")
_NUMBER_SIGN: Final = re.compile(rf"(?:№|#)№?{_S}?([\w]+(?:[-–/.]\w+)*)")


def company_at(text: str, start: int) -> Found | None:
    """«ООО «Ромашка»», «ИП Иванов И. И.»."""
    match = _COMPANY.match(text, start) or _ENTREPRENEUR.match(text, start)
    return _found(text, start, match.end(), match.group()) if match else None


def full_company_at(text: str, start: int) -> Found | None:
    """The legal form written out: «Общество с ограниченной ответственностью «Ромашка»»."""
    match = _FULL_COMPANY.match(text, start)
    return _found(text, start, match.end(), match.group()) if match else None


def company_before(text: str, start: int, end: int) -> Found | None:
    """ "Acme Widgets Ltd": the capitalised words before a legal form."""
    if not text[start].isupper():
        return None
    match = _COMPANY_BEFORE.search(text, max(0, start - 80), start)
    if match is None:
        return None
    begin = match.start()
    while (word := _FIRST_WORD.match(text, begin, start)) is not None and word.group(1).lower() in _NOT_NAMES:
        begin = word.end()
    if begin >= start:
        return None
    stop = end + 1 if text[end : end + 1] == "." and text[end + 1 : end + 2] not in ("", " ", "\n") else end
    return _found(text, begin, stop, text[begin:end])


_FIRST_WORD: Final = re.compile(rf"([\w&.'’\-]+),?{_S}")


def initials_at(text: str, start: int) -> Found | None:
    """«Иванов И. И.» and «И. И. Иванов», found at an initial."""
    before = _SURNAME_BEFORE.search(text, max(0, start - 40), start)
    if before is not None and before.group(1).lower() not in _NOT_SURNAMES:
        match = _INITIALS_AFTER.match(text, before.start(1))
        if match is not None and match.end() > start + 2:
            return _found(text, before.start(1), match.end(), _person(match.group()))
    match = _INITIALS_BEFORE.match(text, start)
    return _found(text, start, match.end(), _person(match.group())) if match else None


_NOT_SURNAMES: Final = words("приложение таблица раздел глава рисунок часть статья вариант форма группа класс тип")


def patronymics(text: str) -> list[Found]:
    """Full Russian names: «Иванов Иван Иванович» in any case."""
    return [_found(text, m.start(), m.end(), m.group()) for m in _PATRONYMIC.finditer(text)]


def titled_at(text: str, start: int) -> Found | None:
    """ "Mr John Smith"."""
    match = _TITLED.match(text, start)
    return _found(text, start, match.end(), match.group()) if match else None


def addresses(text: str) -> list[Found]:
    """Web and mail addresses."""
    return [_found(text, m.start(), m.end(), m.group(), fold=False) for m in _URL.finditer(text)]


def is_address(value: str) -> bool:
    """Whether a name is a web or mail address."""
    return "://" in value or "@" in value or value.startswith("www.")


def is_company(value: str) -> bool:
    """Whether a name has a legal form: «ООО «Ромашка»», "Acme Widgets Ltd"."""
    last = value.rstrip(".").rsplit(" ", 1)[-1].lower()
    return last in COMPANY_ENDINGS or any(form.match(value) for form in (_COMPANY, _FULL_COMPANY, _ENTREPRENEUR))


def is_person(value: str) -> bool:
    """Whether a name is a person's, by initials, a patronymic or a title: «Иванов И. И.», "Mr John Smith"."""
    return any(form.match(value) for form in (_INITIALS_AFTER, _INITIALS_BEFORE, _PATRONYMIC, _TITLED))


_PAYEE: Final = re.compile(
    rf"(?<!\w)(?:ИНН|КПП|ОГРН(?:ИП)?|БИК|[рк]/сч?(?:[её]т)?|сч[её]т\w*|IBAN|SWIFT|BIC|INN|account)(?:{_S}?[№.:N]|{_S}[Nn]o\.?)*{_S}?\Z",
    re.IGNORECASE,
)
_ACCOUNT_LENGTH: Final = 20
"""Figures of a Russian bank account."""
_ACCOUNT_FIGURES: Final = 10
"""Figures of the shortest account of any country: two to check it by, and eight or more."""


def is_account(text: str, start: int, value: str) -> bool:
    """Whether the name at `start` is the number of a bank account or of a taxpayer."""
    if not any(char.isdigit() for char in value):
        return False
    if (_IBAN.fullmatch(value) and _has_figures(value)) or (value.isdecimal() and len(value) == _ACCOUNT_LENGTH):
        return True
    return _PAYEE.search(text, max(0, start - 24), start) is not None


_ACCOUNT_NAME: Final = re.compile(
    rf"(?<!\w)(?:ИНН|КПП|ОГРН(?:ИП)?|БИК|ОКПО|[рк]/сч?|(?:расч|корр|лицев|банковск)\w*\.?{_S}сч[её]т\w*|IBAN|SWIFT|BIC|VAT|INN"
    rf"|account(?:{_S}(?:no\.?|number))?|tax{_S}(?:id|number))(?!\w)",
    re.IGNORECASE,
)
_ACCOUNT_CELL: Final = 8
"""Figures of the shortest number of an account or a taxpayer."""


def is_account_cell(value: str, names: tuple[str, str]) -> bool:
    """Whether a cell whose row and column are called so holds the number of a bank account or of a taxpayer."""
    return sum(map(str.isdigit, value)) >= _ACCOUNT_CELL and any(_ACCOUNT_NAME.search(name) for name in names)


def account_at(text: str, start: int) -> Found | None:
    """A tax, bank or telephone number after its word; the value is its digits."""
    match = _ACCOUNT.match(text, start)
    if match is None:
        return None
    code = re.sub(r"[^\w+]", "", match.group(1))
    return _found(text, match.start(1), match.end(1), code, fold=False)


def _has_figures(account: str) -> bool:
    return sum(map(str.isdigit, account)) >= _ACCOUNT_FIGURES


def iban_at(text: str, start: int) -> Found | None:
    """The number of a bank account; a word of code with two figures inside is none."""
    match = _IBAN.match(text, start)
    if match is None or (start and text[start - 1].isalnum()) or not _has_figures(match.group()):
        return None
    return _found(text, start, match.end(), re.sub(r"\s", "", match.group()), fold=False)


def numbered_at(text: str, start: int) -> Found | None:
    """«№ 17-П/2024»."""
    match = _NUMBER_SIGN.match(text, start)
    if match is None or not any(char.isdigit() for char in match.group(1)):
        return None
    return _found(text, start, match.end(), f"№ {match.group(1)}", fold=False)


_VERSION_WORD: Final = re.compile(
    rf"(?<!\w)(?:versions?|releases?|revisions?|ver\.|rev\.|верси(?:я|и|ю|ей|й)|верс\.|выпуск(?:а|е|у|ом|и)?|релиз(?:а|е|у|ом|ы)?"
    rf"|сборк(?:а|и|е|у|ой)|редакци(?:я|и|ю|ей)):?{_S}?\Z",
    re.IGNORECASE,
)
_VERSION: Final = re.compile(r"\d+(?:\.\d+)+(?:(?!-\d+\.\d)[-+~]\w+(?:\.\w+)*)?(?!\w)")


def version_at(text: str, start: int) -> Found | None:
    """The number of a version behind the word for one, which is no fraction: "version 1.10", «выпуск 4.7.2», "Release 1.2-3"."""
    match = _VERSION.match(text, start)
    if match is None or not _VERSION_WORD.search(text, max(0, start - 12), start):
        return None
    return _found(text, start, match.end(), match.group(), fold=False)


def code_around(text: str, position: int) -> Found | None:
    """A code of letters and digits that holds `position`: "SHA-256", "V2.1.3", «А-17/3»."""
    left = _CODE_LEFT.search(text, max(0, position - 60), position)
    start = left.start() if left else position
    while start < position and not (text[start].isalnum() or text[start] == "#"):
        start += 1
    match = _CODE.match(text, start)
    if match is None or match.end() <= position or match.group().lower() in QUANTITIES:
        return None  # "m2" is a unit and no code
    return _found(text, start, match.end(), match.group(), fold=False)


def _person(name: str) -> str:
    return re.sub(r"\.[ \u00a0]*", ".", name).strip()


def _found(text: str, start: int, end: int, value: str, *, fold: bool = True) -> Found:
    normal = re.sub(r"\s+", " ", value)
    if fold:
        normal = normal.replace("“", "«").replace("”", "»").replace("„", "«")
    return ValueType.NAME, FoundValue(text=text[start:end], start=start, end=end, value=normal)
