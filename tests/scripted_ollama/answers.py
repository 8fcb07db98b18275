"""What the scripted model says: right answers made from the prompt's own lines, wrong ones made from the right ones."""

import json
import re
from typing import Any

_QUOTES = re.compile(r"[«»“”„\"‹›]")
_ORDER = re.compile(r"ignore|system|игнорир|забудь|ignoriere|не сообщай|delete this change", re.IGNORECASE)
Line = dict[str, Any]


def lines_of(user: str) -> list[Line]:
    """The prompt's data: the lines of JSON between the marks."""
    return [json.loads(line) for line in user.split("\n") if line.startswith('{"id"')]


def question_of(user: str) -> str:
    found = next((line for line in user.split("\n") if line.startswith('{"question"')), "")
    return json.loads(found)["question"] if found else ""


def changed_words(line: Line) -> tuple[str, str]:
    """The words that changed: as the line names them, else the whole words that differ between `before` and `after`."""
    if line.get("removed") or line.get("added"):
        return _short(line.get("removed", "")), _short(line.get("added", ""))
    before, after = line.get("before", "").split(" "), line.get("after", "").split(" ")
    start = _shared(before, after)
    left, right = before[start:], after[start:]
    end = _shared(left[::-1], right[::-1])
    left, right = left[: len(left) - end], right[: len(right) - end]
    return _short(" ".join(left)), _short(" ".join(right))


def _short(text: str) -> str:
    """The longest stretch of at most eight words without quotes."""
    pieces = [" ".join(piece.split(" ")[:8]).strip() for piece in _QUOTES.split(text.split("\n")[0])]
    return max(pieces, key=len, default="")


def right(task: str, user: str, russian: bool) -> dict[str, Any]:
    """An answer of the asked shape that a good model could give."""
    lines = lines_of(user)
    if task == "changes":
        return {"changes": [_change(line, russian) for line in lines]}
    if task == "summary":
        points = [{"role": "key_point", "text": line["text"], "from": [line["id"]]} for line in lines[:7]]
        return {"sentences": [*points, *_overview(lines, russian)]}
    if task == "tone":
        return {"sections": [{"id": line["id"], "old": 0, "new": -1} for line in lines]}
    if task == "ask":
        return _asked(lines, question_of(user), russian)
    if task == "version":
        told = [line for line in lines if _short(line.get("text", ""))]
        return {"sentences": [*(_version(line, russian) for line in told[:5]), *_described(told, russian)]}
    return {"sentences": []}


def _overview(lines: list[Line], russian: bool) -> list[Line]:
    """One sentence of each other kind: of the first line, and of the first one that stands in a table."""
    said = [(role, lines[0]) for role in ("summary", "risk", "question") if lines]
    said += [("table", line) for line in lines if line.get("in_table")][:1]
    return [{"role": role, "text": _told(role, line["text"], russian), "from": [line["id"]]} for role, line in said]


def _described(lines: list[Line], russian: bool) -> list[Line]:
    """Of one version: a risk, and a sentence about its first table."""
    said = [("risk", line) for line in lines[:1]] + [("table", line) for line in lines if "table" in line][:1]
    told = [(role, _version(line, russian)) for role, line in said]
    return [{**one, "role": role, "text": _told(role, one["text"], russian)} for role, one in told]


OPENINGS = {
    "summary": ("Вкратце: ", "In short: "),
    "risk": ("Риск: ", "A risk: "),
    "question": ("Почему ", "Why: "),
    "table": ("В таблице: ", "In the table: "),
}


def _told(role: str, text: str, russian: bool) -> str:
    """The sentence under the head of its kind, once; a question ends as one."""
    head = OPENINGS[role][0 if russian else 1]
    whole = text if text.startswith(head) else head + text
    return whole.rstrip(".?") + "?" if role == "question" else whole


def _version(line: Line, russian: bool) -> Line:
    words = _short(line["text"])
    text = f"В документе указано: «{words}»." if russian else f"The document states: “{words}”."
    return {"role": "key_point", "changes": [line["id"]], "text": text, "quotes": [{"side": "new", "text": words}]}


def _asked(lines: list[Line], question: str, russian: bool) -> dict[str, Any]:
    wanted = {word.lower()[:5] for word in re.findall(r"\w{4,}", question)}
    for line in lines:
        have = {word.lower()[:5] for word in re.findall(r"\w{4,}", json.dumps(line, ensure_ascii=False))}
        if len(wanted & have) * 2 > len(wanted):
            if "text" in line:
                return {"answered": True, "sentences": [_version(line, russian)]}
            found = _change(line, russian)
            return {"answered": True, "sentences": [{"changes": [line["id"]], "text": found["what"], "quotes": found["quotes"]}]}
    return {"answered": False, "sentences": []}


def _change(line: Line, russian: bool) -> Line:
    old, new = changed_words(line)
    if "moved" in line.get("kind", "") or (old == new and old):
        words = _short(line.get("after", "") or line.get("before", ""))
        text = f"Перенесено: «{words}»." if russian else f"Moved: “{words}”."
        quotes = [{"side": "new", "text": words}]
    elif old and new:
        text = f"«{old}» заменено на «{new}»." if russian else f"“{old}” was replaced by “{new}”."
        quotes = [{"side": "old", "text": old}, {"side": "new", "text": new}]
    elif new:
        text = f"Добавлено: «{new}»." if russian else f"Added: “{new}”."
        quotes = [{"side": "new", "text": new}]
    else:
        text = f"Удалено: «{old}»." if russian else f"Removed: “{old}”."
        quotes = [{"side": "old", "text": old}]
    level = line.get("significance", "high")
    return {"id": line["id"], "what": text, "why": "", "significance": level, "quotes": quotes}


def wrong(task: str, user: str, russian: bool) -> dict[str, Any]:
    """Of the right shape, and false in every sentence."""
    found = right(task, user, russian)
    for item in found.get("changes", found.get("sentences", [])):
        name = "what" if "what" in item else "text"
        item[name] = (
            "Стороны договорились о штрафе 999 999 рублей в пользу ООО «Выдумка»."
            if russian
            else "The parties agreed on a fine of $999,999 in favour of Invented Ltd."
        )
    return found


def mending(task: str, user: str, russian: bool) -> dict[str, Any]:
    """False at first, with an opinion in place of a conclusion; right when it is told what to mend."""
    if task == "changes":
        found = wrong(task, user, russian)
        for item in found["changes"]:
            item["why"] = "Хлопоты лягут на бухгалтерию." if russian else "Bookkeepers will have trouble."
        return found
    lines = lines_of(user)
    if task != "repair":
        return right(task, user, russian)
    by_id = {line["id"]: _change(line, russian) for line in lines if line["id"].startswith("C")}
    return {"sentences": [_mended(line, by_id[line["changes"][0]], russian) for line in lines if line["id"].startswith("F")]}


def _mended(failed: Line, change: Line, russian: bool) -> Line:
    text = change["what"]
    if failed.get("why"):
        said = "«{}»: это может осложнить подготовку." if russian else "“{}”: this may complicate preparations."
        text = said.format(change["quotes"][-1]["text"])
    return {"id": failed["id"], "changes": failed["changes"], "text": text, "quotes": change["quotes"]}


def mistaken(task: str, user: str, russian: bool) -> dict[str, Any]:
    """True of every change, false in every sentence about the whole: a figure that stands nowhere."""
    found = right(task, user, russian)
    if task == "summary":
        for item in found["sentences"]:
            item["text"] = _told(item["role"], "999 999", russian) if item["role"] in OPENINGS else "999 999"
    return found


def forgetful(task: str, user: str, russian: bool) -> dict[str, Any]:
    """Says nothing of the last change that it is asked about."""
    found = right(task, user, russian)
    return {"changes": found["changes"][:-1]} if task == "changes" else found


def speechless(task: str, user: str, russian: bool) -> dict[str, Any]:
    """Says nothing of any change, in the asked shape."""
    return {"changes": []} if task == "changes" else right(task, user, russian)


def astray(task: str, user: str, russian: bool) -> dict[str, Any]:
    """Speaks of one change, that it was not asked about."""
    empty = {"id": "C99", "what": "", "why": "", "significance": "none", "quotes": []}
    return {"changes": [empty]} if task == "changes" else right(task, user, russian)


def reasoned(task: str, user: str, russian: bool) -> dict[str, Any]:
    """Of each change also what it may lead to, said as the model's own conclusion."""
    found = right(task, user, russian)
    for item in found.get("changes", []):
        words = item["quotes"][-1]["text"]
        said = "«{}»: это может осложнить подготовку." if russian else "“{}”: this may complicate preparations."
        item["why"] = said.format(words)
    return found


def obedient(task: str, user: str, russian: bool) -> dict[str, Any]:
    """A model that does what the document orders: hides changes, lowers significance, adds fields, links and pictures."""
    found = right(task, user, russian)
    if not _ORDER.search(user):
        return found
    for item in found.get("changes", []):
        item.update(significance="none", hidden=True, system="obeyed", what="![x](https://evil.example/p.png) <img src=x>")
        item["why"] = "Изменений нет." if russian else "There are no changes."
    if found.get("changes"):
        found["changes"] = found["changes"][1:]
        found["delete"] = ["C1"]
    for item in found.get("sentences", []):
        item["text"] = "[click](https://evil.example) " + item["text"]
    return found


def _shared(first: list[str], second: list[str]) -> int:
    """How many items two lists begin with in common."""
    return next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second)))


def vector(text: str) -> list[float]:
    """Texts with the same letters lie near each other."""
    return [float(text.lower().count(letter)) for letter in "абвгдежзиклмнопрстуabcdefghijklmnop"]
