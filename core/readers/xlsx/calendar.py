"""The fields of dates and times in a number format, in English and Russian."""

from datetime import datetime
from typing import Final

_MONTHS: Final = {
    False: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    True: ["Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь"],
}
_OF_MONTH: Final = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
_SHORT: Final = {
    False: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    True: ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
}
_DAYS: Final = {
    False: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    True: ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
}
_SHORT_DAYS: Final = {False: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], True: ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"]}


def field(code: str, moment: datetime, *, russian: bool, minutes: bool, half: bool, with_day: bool) -> str:
    """One field: y, m, d, h or s, repeated as in a format's code. `half`: a clock of twelve hours."""
    kind = code[0]
    if kind in ("y", "e"):
        return f"{moment.year:04d}" if len(code) > 2 or kind == "e" else f"{moment.year % 100:02d}"
    if kind == "m" and not minutes:
        return _month(len(code), moment.month, russian, with_day)
    if kind == "d":
        return _day(len(code), moment, russian)
    if kind == "s" and "." in code:
        places = len(code.partition(".")[2])
        fraction = f"{moment.microsecond // 1000:03d}".ljust(places, "0")[:places]
        return f"{moment.second:02d}.{fraction}"
    number = {"m": moment.minute, "h": (moment.hour % 12 or 12) if half else moment.hour, "s": moment.second}.get(kind)
    return "" if number is None else f"{number:02d}" if len(code) > 1 else str(number)


def elapsed(code: str, serial: float) -> str:
    """Whole hours, minutes or seconds since the serial number 0."""
    unit = {"h": 24, "m": 1440, "s": 86_400}[code[0]]
    count = int(serial * unit + 1e-6 * unit / 86_400)
    return str(count).zfill(len(code))


def _month(width: int, month: int, russian: bool, with_day: bool) -> str:
    if width >= 5:
        return _MONTHS[russian][month - 1][0]
    if width == 4:
        return _OF_MONTH[month - 1] if russian and with_day else _MONTHS[russian][month - 1]
    return _SHORT[russian][month - 1] if width == 3 else f"{month:0{width}d}"


def _day(width: int, moment: datetime, russian: bool) -> str:
    if width >= 3:
        return (_DAYS if width > 3 else _SHORT_DAYS)[russian][moment.weekday()]
    return f"{moment.day:0{width}d}"
