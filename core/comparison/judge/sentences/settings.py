"""What is said of what a file sets beside its words: rules, locks, sources, names of cells."""

from typing import Final, NamedTuple

from core.comparison.judge.grammar import quoted
from core.model.change import Anchor, Change, Sentence
from core.model.setting import SettingKind

SHEET: Final = "sheet:"


class _Said(NamedTuple):
    """`{}`: what is set; `{name}`: of which; `{place}`: of which sheet, with a space before it. `other`: for the same at another
    place, "" where that cannot be; without one, as `turned`."""

    came: str
    gone: str
    turned: str
    other: str = ""


_RU: Final[dict[SettingKind, _Said]] = {
    SettingKind.NAME: _Said("Ячейкам дано имя {name}: {}", "Удалено имя ячеек {name}: {}", "Имя {name} означает другое: {}"),
    SettingKind.ENTRIES: _Said(
        "Ввод ограничен, {name}{place}: {}",
        "Ввод больше не ограничен, {name}{place}: {}",
        "Изменено, что можно ввести, {name}{place}: {}",
        "Ввод ограничен в других ячейках{place}: {name}",
    ),
    SettingKind.HINT: _Said(
        "Добавлена подсказка ко вводу, {name}{place}: {}",
        "Удалена подсказка ко вводу, {name}{place}: {}",
        "Изменена подсказка ко вводу, {name}{place}: {}",
        "Подсказка ко вводу стоит у других ячеек{place}: {name}",
    ),
    SettingKind.HIGHLIGHT: _Said(
        "Ячейки {name}{place} теперь выделяются по условию: {}",
        "Ячейки {name}{place} больше не выделяются по условию: {}",
        "Изменено условие выделения ячеек {name}{place}: {}",
        "По условию выделяются другие ячейки{place}: {name}",
    ),
    SettingKind.FILTER: _Said(
        "Строки отобраны по ячейкам {name}{place}: {}",
        "Снят отбор строк по ячейкам {name}{place}: {}",
        "Изменён отбор строк по ячейкам {name}{place}: {}",
        "Строки отобраны по другим ячейкам{place}: {name}",
    ),
    SettingKind.CHART: _Said(
        "Добавлена диаграмма{place}, построенная по ячейкам {}",
        "Удалена диаграмма{place}, построенная по ячейкам {}",
        "Диаграмма{place} построена по другим ячейкам: {}",
    ),
    SettingKind.SOURCE: _Said(
        "Данные берутся из внешнего источника: {}",
        "Данные больше не берутся из внешнего источника: {}",
        "Данные берутся из другого источника: {}",
        "Данные берутся из другого источника: {name}",
    ),
    SettingKind.OPEN_CELLS: _Said(
        "Защита{place} оставляет открытыми ячейки {}",
        "Защита{place} закрыла и ячейки {}",
        "Защита{place} оставляет открытыми другие ячейки: {}",
    ),
    SettingKind.LOCK: _Said("Закрыто от изменений {name}: {}", "Снята защита, {name}: {}", "Изменена защита, {name}: {}"),
    SettingKind.SHOWN_INSTEAD: _Said(
        "Вместо текста файла будут показаны другие данные, {name}: {}",
        "Вместо текста файла больше не будут показаны другие данные, {name}: {}",
        "Вместо текста файла будут показаны другие данные, {name}: {}",
    ),
    SettingKind.TICK: _Said(
        "Отметка показана не так, как хранится, {name}: хранится {}",
        "Отметка снова показана так, как хранится, {name}: было {}",
        "Отметка показана не так, как хранится, {name}: хранится {}",
    ),
    SettingKind.FIELD: _Said(
        "Число стало считаться по формуле: {}", "Формула заменена числом: {}", "Текст тот же, а код поля другой: {}"
    ),
    SettingKind.PAGE_NUMBERS: _Said(
        "Задана нумерация страниц: {}", "Снята настройка нумерации страниц: {}", "Нумерация страниц задана иначе: {}"
    ),
    SettingKind.SIZE: _Said(
        "Задан размер рисунка: {}", "Размер рисунка больше не задан: {}", "Изменён размер рисунка: {}", "Изменён размер рисунка"
    ),
    SettingKind.PROPERTY: _Said(
        "Добавлено свойство файла {name}: {}", "Удалено свойство файла {name}: {}", "Изменено свойство файла {name}: {}"
    ),
    SettingKind.SIGNATURE: _Said(
        "Добавлена электронная подпись: {}", "Снята электронная подпись: {}", "Другая электронная подпись: {}"
    ),
    SettingKind.BOOKMARK: _Said(
        "Закладка называется иначе, чем место в тексте: {}",
        "Закладка больше не называется иначе, чем место в тексте: {}",
        "Изменено название закладки: {}",
    ),
}
_EN: Final[dict[SettingKind, _Said]] = {
    SettingKind.NAME: _Said(
        "Cells were named {name}: {}", "The name {name} of cells was removed: {}", "The name {name} stands for something else: {}"
    ),
    SettingKind.ENTRIES: _Said(
        "Entries are restricted, {name}{place}: {}",
        "Entries are no longer restricted, {name}{place}: {}",
        "What may be entered was changed, {name}{place}: {}",
        "Entries are restricted in other cells{place}: {name}",
    ),
    SettingKind.HINT: _Said(
        "A hint for entries was added, {name}{place}: {}",
        "A hint for entries was removed, {name}{place}: {}",
        "A hint for entries was changed, {name}{place}: {}",
        "A hint for entries stands at other cells{place}: {name}",
    ),
    SettingKind.HIGHLIGHT: _Said(
        "Cells {name}{place} are highlighted by a rule now: {}",
        "Cells {name}{place} are no longer highlighted by a rule: {}",
        "The rule that highlights cells {name}{place} was changed: {}",
        "Other cells{place} are highlighted by a rule: {name}",
    ),
    SettingKind.FILTER: _Said(
        "Rows are filtered by cells {name}{place}: {}",
        "Rows are no longer filtered by cells {name}{place}: {}",
        "The filter by cells {name}{place} was changed: {}",
        "Rows are filtered by other cells{place}: {name}",
    ),
    SettingKind.CHART: _Said(
        "A chart{place} of cells {} was added",
        "A chart{place} of cells {} was removed",
        "A chart{place} draws other cells: {}",
    ),
    SettingKind.SOURCE: _Said(
        "Data come from an outside source: {}",
        "Data no longer come from an outside source: {}",
        "Data come from another source: {}",
        "Data come from another source: {name}",
    ),
    SettingKind.OPEN_CELLS: _Said(
        "Protection{place} leaves cells {} open",
        "Protection{place} leaves cells {} open no longer",
        "Protection{place} leaves other cells open: {}",
    ),
    SettingKind.LOCK: _Said("Locked, {name}: {}", "No longer locked, {name}: {}", "Locked otherwise, {name}: {}"),
    SettingKind.SHOWN_INSTEAD: _Said(
        "Other data will be shown in place of the file's text, {name}: {}",
        "Other data will no longer be shown in place of the file's text, {name}: {}",
        "Other data will be shown in place of the file's text, {name}: {}",
    ),
    SettingKind.TICK: _Said(
        "A tick is shown otherwise than it is stored, {name}: stored is {}",
        "A tick is shown as it is stored again, {name}: it was {}",
        "A tick is shown otherwise than it is stored, {name}: stored is {}",
    ),
    SettingKind.FIELD: _Said(
        "A number is counted by a formula now: {}",
        "A formula was replaced by a number: {}",
        "The text is the same, the field's instruction is another one: {}",
    ),
    SettingKind.PAGE_NUMBERS: _Said(
        "How pages are numbered was set: {}", "How pages are numbered is no longer set: {}", "Pages are numbered otherwise: {}"
    ),
    SettingKind.SIZE: _Said(
        "The size of a picture was set: {}",
        "The size of a picture is no longer set: {}",
        "The size of a picture was changed: {}",
        "The size of a picture was changed",
    ),
    SettingKind.PROPERTY: _Said(
        "The file's property {name} was added: {}",
        "The file's property {name} was removed: {}",
        "The file's property {name} was changed: {}",
    ),
    SettingKind.SIGNATURE: _Said(
        "A digital signature was added: {}", "A digital signature is gone: {}", "The digital signature is another one: {}"
    ),
    SettingKind.BOOKMARK: _Said(
        "A bookmark is called otherwise than its place in the text: {}",
        "A bookmark is no longer called otherwise than its place in the text: {}",
        "The title of a bookmark was changed: {}",
    ),
}
_COUNTING: Final = {
    ("manual", True): ("Формулы пересчитываются только вручную", "Formulas are counted only when asked for"),
    ("manual", False): ("Формулы снова пересчитываются сами", "Formulas are counted by themselves again"),
    ("iterate", True): ("Включены повторные вычисления по кругу", "Circular formulas are counted over and over"),
    ("iterate", False): ("Выключены повторные вычисления по кругу", "Circular formulas are no longer counted over and over"),
    ("as_shown", True): (
        "Формулы считают с показанными, округлёнными числами",
        "Formulas count with the rounded numbers that are shown",
    ),
    ("as_shown", False): ("Формулы снова считают с полными числами", "Formulas count with the full numbers again"),
}
_BARE: Final = frozenset({SettingKind.NAME, SettingKind.PROPERTY})
"""What is called by its name alone."""
_KEPT: Final = {
    "readOnly": ("только чтение", "read only"),
    "forms": ("только заполнение форм", "filling in forms only"),
    "comments": ("только примечания", "comments only"),
    "trackedChanges": ("только с отметкой исправлений", "tracked changes only"),
    "recommended": ("рекомендуется только чтение", "read only is recommended"),
    "lockStructure": ("структура книги", "the workbook's structure"),
    "lockWindows": ("окна книги", "the workbook's windows"),
    "print": ("печать запрещена", "printing is forbidden"),
    "modify": ("правка запрещена", "editing is forbidden"),
    "copy": ("копирование запрещено", "copying is forbidden"),
    "annotate": ("примечания запрещены", "remarks are forbidden"),
    "fill": ("заполнение полей запрещено", "filling in is forbidden"),
    "assemble": ("перестановка страниц запрещена", "rearranging pages is forbidden"),
    "password": ("с паролем", "with a password"),
    "sdtLocked": ("удалить нельзя", "it cannot be removed"),
    "contentLocked": ("изменить нельзя", "it cannot be changed"),
    "sdtContentLocked": ("изменить и удалить нельзя", "it cannot be changed or removed"),
    "[not enforced]": ("[не проверяется]", "[not enforced]"),
    "[warning]": ("[предупреждение]", "[warning]"),
    "[information]": ("[сообщение]", "[information]"),
    "sheet": ("", ""),
}
"""Words of the file that stand for something, for people."""


def set_otherwise(change: Change) -> Sentence:
    """The sentence of such a change, with what is set, was set and where."""
    anchor = (change.new or change.old)[0]
    kind = SettingKind(anchor.block.split(":", 2)[1])
    if kind is SettingKind.CALCULATION:
        ru, en = _COUNTING[_name(anchor), bool(change.new)]
        return Sentence(ru=ru, en=en)
    if kind is SettingKind.PROTECTION:
        return _protected(change, anchor)
    return Sentence(ru=_filled(_RU[kind], kind, change, "ru"), en=_filled(_EN[kind], kind, change, "en"))


def _filled(said: _Said, kind: SettingKind, change: Change, language: str) -> str:
    old, new = (_texts(side, language) for side in (change.old, change.new))
    sheet = change.at.new.story.startswith(SHEET)
    names = [name if sheet or kind in _BARE else _field(name, language) for name in _names(change.new or change.old)]
    place = _place(change.new or change.old, language) if sheet else ""
    if old and new and old == new and said.other:
        before, after = (", ".join(_names(side)) for side in (change.old, change.new))
        return said.other.format(name=f"{before} → {after}", place=place)
    told = said.turned if old and new else said.came if new else said.gone
    shown = f"{quoted(old, language)} → {quoted(new, language)}" if old and new else quoted(new or old, language)
    return told.format(shown, name=", ".join(names), place=place)


def _texts(anchors: tuple[Anchor, ...], language: str) -> str:
    """What is set at these places: the same at all of them."""
    return _worded(anchors[0].text, language) if anchors else ""


def _worded(text: str, language: str) -> str:
    """With the file's own words for people; a list without the quotes that show it to be none of cells."""
    column = ("ru", "en").index(language)
    head, bracket, force = text.partition(" [")
    if head.startswith('"'):
        head = head.strip('"')
    head = _KEPT.get(head, (head, head))[column]
    return head + (" " + _KEPT.get(f"[{force}", (f"[{force}",) * 2)[column] if bracket else "")


def _names(anchors: tuple[Anchor, ...]) -> list[str]:
    return list(dict.fromkeys(_name(anchor).removeprefix("=") for anchor in anchors))


def _name(anchor: Anchor) -> str:
    return anchor.block.split(":", 2)[2]


def _field(name: str, language: str) -> str:
    """A field of a form by its title, where it has one."""
    word = ("поле" if name else "поле без имени") if language == "ru" else "the field" if name else "a field"
    return f"{word} {quoted(name, language, 40)}" if name else word


def _place(anchors: tuple[Anchor, ...], language: str) -> str:
    """The sheet; "" of what stands in no sheet."""
    if not anchors[0].section:
        return ""
    sheet = quoted(anchors[0].section[-1], language, 40)
    return f" {'листа' if language == 'ru' else 'of sheet'} {sheet}"


def _protected(change: Change, anchor: Anchor) -> Sentence:
    """Of a sheet or of the file."""
    came, both = bool(change.new), bool(change.old and change.new)
    sheet = change.at.new.story.startswith(SHEET)
    told = []
    for language in ("ru", "en"):
        how = [_kept(side[0].text, language) for side in (change.old, change.new) if side]
        whose = _WHOSE[sheet][language == "en"]
        if sheet:
            whose += f" {quoted(anchor.section[-1], language, 40)}"
        shown = " → ".join(quoted(one, language) for one in how if one)
        told.append(_PROTECTED[both, came][language == "en"].format(whose) + (f": {shown}" if shown else ""))
    return Sentence(ru=told[0], en=told[1])


_WHOSE: Final = {True: ("листа", "sheet"), False: ("файла", "the file")}
_PROTECTED: Final = {
    (False, True): ("Включена защита {} от изменений", "Protection of {} from changes was switched on"),
    (False, False): ("Снята защита {} от изменений", "Protection of {} from changes was removed"),
    (True, True): ("Изменена защита {} от изменений", "Protection of {} from changes is another one"),
}


def _kept(text: str, language: str) -> str:
    words = [_KEPT.get(word, (word, word))[language == "en"] for word in text.split()]
    return ", ".join(filter(None, words))
