"""Numbers, sizes, times and lengths of time as people write them in each language."""

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from pages.shell.words import _, language

NBSP = "\u00a0"
NARROW = "\u202f"
MINUS = "\u2212"
MINUTE, HOUR, DAY = 60, 3_600, 86_400
MONTHS = ("янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек.")


def number(value: float | int, decimals: int = 0) -> str:
    """1 250 000 and 3,5 in Russian, 1,250,000 and 3.5 in English; the spaces do not break."""
    text = f"{abs(value):,.{decimals}f}"
    if language() == "ru":
        text = text.replace(",", NBSP).replace(".", ",")
    return (MINUS if value < 0 else "") + text


def size(count: int) -> str:
    """Bytes as КБ, МБ, ГБ (of 1024)."""
    for unit, power in ((_("GB"), 3), (_("MB"), 2), (_("KB"), 1)):
        if count >= 1024**power:
            amount = count / 1024**power
            return f"{number(amount, 0 if amount >= 10 else 1)}{NBSP}{unit}"
    return f"{number(count)}{NBSP}{_('bytes')}"


def span(seconds: float) -> str:
    """A length of time, coarsely: 40 s, 3 min, 2 h 10 min."""
    whole = max(0, round(seconds))
    if whole < MINUTE:
        return _("{n} s").format(n=whole).replace(" ", NBSP)
    if whole < HOUR:
        return _("{n} min").format(n=round(whole / MINUTE)).replace(" ", NBSP)
    return _("{h} h {m} min").format(h=whole // HOUR, m=whole % HOUR // MINUTE).replace(" ", NBSP)


def here(moment: datetime) -> datetime:
    """The moment in the browser's time zone, UTC where it tells none."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(_zone())


def _zone() -> tzinfo:
    try:
        return ZoneInfo(str(st.context.timezone))
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def day_of(day: date) -> str:
    """03.11.2025; English: 3 Nov 2025."""
    return f"{day:%d.%m.%Y}" if language() == "ru" else f"{day.day} {day:%b %Y}"


def when(moment: datetime | None, now: datetime | None = None) -> str:
    """Today as 14:05, this year as 3 нояб., 14:05, else 03.11.2025; English alike."""
    if moment is None:
        return ""
    at, today = here(moment), here(now or datetime.now(UTC))
    clock = f"{at:%H:%M}"
    if at.date() == today.date():
        return _("today, {clock}").format(clock=clock)
    if at.year == today.year:
        month = MONTHS[at.month - 1] if language() == "ru" else f"{at:%b}"
        return f"{at.day}{NBSP}{month}, {clock}"
    return day_of(at)
