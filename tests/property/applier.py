"""A second, independent reader of the contract: turns the old document's JSON into the new one's by the changes alone.

It knows nothing of the product's code: only plain JSON values, as docs/comparison.md describes them.
"""

from typing import Any

Json = dict[str, Any]
MOVES = ("moved", "moved_and_edited", "row_moved", "column_moved")


def applied(old: Json, new: Json, changes: list[Json]) -> list[tuple[str, str]]:
    """(flow, text) of each block of the new version, made from the old one. `new` tells only which block stands where."""
    texts = {block["block"]: block["text"] for block in old["blocks"]}
    gone, come, moved, flowing, filled, pending = set(), {}, {}, {}, {}, {}
    flows = [change for change in changes if change["kind"] in ("split", "merged")]
    streams = {anchor["block"] for change in flows for anchor in change["old"]}
    for change in changes:
        said = {anchor["block"]: anchor for anchor in change["new"]}
        for edit in change["edits"]:
            if edit["old"] is None:
                come[edit["new"]["block"]] = piece(said, edit["new"])
            elif edit["new"] is None:
                gone.add(edit["old"]["block"])
            elif edit["old"]["block"] not in streams:
                pending.setdefault(edit["old"]["block"], []).append((edit, piece(said, edit["new"])))
        if change["kind"] in MOVES:
            moved.update({b["block"]: a["block"] for a, b in zip(change["old"], change["new"], strict=True)})
        if change["kind"] in ("split", "merged"):
            made = refilled(change, texts, flowing_edits(change, changes))
            filled.update(made)
            flowing.update({anchor["block"]: [] for anchor in change["old"]})
            flowing[change["old"][0]["block"]] = list(made)
    for block, edits in pending.items():
        texts[block] = rewritten(texts[block], edits)
    return in_new_order(old, new, texts, (gone, come, moved, flowing, filled))


def piece(said: dict[str, Json], span: Json) -> str:
    if span["start"] == span["end"]:
        return ""
    anchor = said[span["block"]]
    return anchor["text"][span["start"] - anchor["start"] : span["end"] - anchor["start"]]


def rewritten(text: str, edits: list[tuple[Json, str]]) -> str:
    """Two insertions at one place stand as the new text has them."""

    def place(found: tuple[Json, str]) -> tuple[int, int, int]:
        edit, _put = found
        return edit["old"]["start"], edit["old"]["end"], edit["new"]["start"]

    for edit, put in sorted(edits, key=place, reverse=True):
        text = text[: edit["old"]["start"]] + put + text[edit["old"]["end"] :]
    return text


def flowing_edits(flow: Json, changes: list[Json]) -> list[tuple[Json, str]]:
    """The edits in a stream with what they bring, its own and those that other changes name, in the order of the new blocks."""
    sources = [anchor["block"] for anchor in flow["old"]]
    order = [anchor["block"] for anchor in flow["new"]]
    found = []
    for change in changes:
        said = {anchor["block"]: anchor for anchor in change["new"]}
        for edit in change["edits"]:
            if edit["old"] and edit["new"] and edit["old"]["block"] in sources:
                found.append((edit, piece(said, edit["new"])))
    place = {name: at for at, name in enumerate(sources)}

    def key(one: tuple[Json, str]) -> tuple[int, int, int, int]:
        old, new = one[0]["old"], one[0]["new"]
        return order.index(new["block"]), new["start"], place[old["block"]], old["start"]

    return sorted(found, key=key)


def refilled(change: Json, texts: dict[str, str], edits: list[tuple[Json, str]]) -> dict[str, str]:
    """The old blocks of a split or a merge as one stream that fills the new ones."""
    starts, stream = {}, ""
    for anchor in change["old"]:
        starts[anchor["block"]] = len(stream)
        stream += texts[anchor["block"]]
    made, at = {}, 0
    for anchor in change["new"]:
        text = ""
        for edit, put in (one for one in edits if one[0]["new"]["block"] == anchor["block"]):
            length = edit["new"]["start"] - len(text)
            text, at = text + stream[at : at + length], at + length
            text += put
            if edit["old"]["start"] < edit["old"]["end"]:
                assert at == starts[edit["old"]["block"]] + edit["old"]["start"]
                at += edit["old"]["end"] - edit["old"]["start"]
        length = anchor["end"] - len(text)
        made[anchor["block"]], at = text + stream[at : at + length], at + length
    assert at == len(stream)
    return made


def in_new_order(old: Json, new: Json, texts: dict[str, str], found: tuple[Any, ...]) -> list[tuple[str, str]]:
    gone, come, moved, flowing, filled = found
    away = set(moved.values())
    lines: dict[str, list[str]] = {}
    for block in old["blocks"]:
        name, flow = block["block"], block["story"].split(":")[0]
        if name in gone or name in away:
            continue
        lines.setdefault(flow, []).extend([filled[part] for part in flowing[name]] if name in flowing else [texts[name]])
    result = []
    for block in new["blocks"]:
        name, flow = block["block"], block["story"].split(":")[0]
        if name in come:
            result.append((flow, come[name]))
        elif name in moved:
            result.append((flow, texts[moved[name]]))
        else:
            result.append((flow, lines[flow].pop(0)))
    assert not any(lines.values())
    return result
