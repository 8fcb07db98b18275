"""In words, what a model takes in memory: where it would lie, and where it lies now."""

from core.model.fit import Place, needed
from core.model.record import ModelState
from core.ports import Loaded, ModelInfo
from pages.shell import safe
from pages.shell.figures import NBSP, number, size
from pages.shell.words import _


def told(state: ModelState, info: ModelInfo) -> str:
    """A cell: "5.4 GB: graphics card"; empty where the server runs elsewhere."""
    place = state.place(info)
    if place is None:
        return ""
    where = {
        Place.CARD: _("graphics card"),
        Place.MEMORY: _("fits"),
        Place.BOTH: _("partly processor"),
        Place.NOWHERE: _("unlikely"),
    }
    return f"{size(needed(info))}: {where[place]}"


def caution(state: ModelState, info: ModelInfo) -> str:
    """Against choosing a model; empty where nothing speaks against it."""
    place = state.place(info)
    if place is Place.NOWHERE:
        return _("This model may not fit the memory of this machine.")
    if place is Place.BOTH:
        said = _("This model takes {need}, the graphics card has {card}: a part of it will run on the processor, slower.")
        return said.format(need=size(needed(info)), card=size(state.card))
    return ""


def loaded(state: ModelState) -> list[str]:
    """A Markdown line for each model that the server holds in memory now."""
    return [_loaded(state, one) for one in state.loaded.values()]


def _loaded(state: ModelState, one: Loaded) -> str:
    if one.on_card >= one.size:
        said = _("{model} is loaded: {size}, all of it on the graphics card.")
    elif one.on_card:
        said = _("{model} is loaded: {size}, {share} of it on the graphics card, the rest on the processor.")
    elif state.card:
        said = _("{model} is loaded: {size}, on the processor: Ollama does not use the graphics card of this machine.")
    else:
        said = _("{model} is loaded: {size}, on the processor.")
    share = f"{number(100 * one.on_card / max(1, one.size))}{NBSP}%"
    return said.format(model=safe.markdown(one.name, 80), size=size(one.size), share=share)
