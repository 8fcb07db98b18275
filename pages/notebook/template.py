"""The template of reports, a form of the Settings page: what every report of mine holds and how it looks."""

import base64
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.errors import SverkaError
from core.limits import LOGO_BYTES
from core.model.change import DEFAULT_LANES
from core.model.record import Settings, User
from core.reports.data import PARTS
from core.reports.labels import LANES, PART_NAMES, SIGNIFICANCE
from pages import door
from pages.notebook import view
from pages.shell.edge import sentence
from pages.shell.words import N_, NAMES, _

EARLIER = {"accepted": N_("accepted into the text"), "kept": N_("kept in their author's name")}


def render(user: User, settings: Settings) -> bool:
    """Answers whether it was saved."""
    kept = settings.report_options
    with st.form("report_template"):
        st.header(_("My reports"), anchor=False)
        left, right = st.columns(2)
        options = _contents(left, right, kept)
        languages = ["", *NAMES]
        language = right.selectbox(
            _("Language of reports"),
            languages,
            index=languages.index(settings.report_language),
            format_func=lambda code: NAMES.get(code, _("as the page's")),
        )
        options |= _appearance(left, right, kept)
        if not st.form_submit_button(_("Save"), type="primary"):
            return False
        chosen = {name: value for name, value in options.items() if value}
        return _saved(user, replace(settings, report_options=chosen, report_language=language))


def _contents(left: DeltaGenerator, right: DeltaGenerator, kept: Mapping[str, str]) -> dict[str, str]:
    """What reports tell."""
    parts = left.multiselect(
        _("Parts"), PARTS, default=_listed(kept.get("parts"), PARTS), format_func=lambda one: view.word(PART_NAMES, one)
    )
    lanes = right.multiselect(
        _("Categories"),
        list(LANES),
        default=_listed(kept.get("lanes"), _LANES),
        format_func=lambda one: view.word(LANES, one),
    )
    levels = list(reversed(SIGNIFICANCE))
    least = left.selectbox(
        _("Significance from"),
        levels,
        index=levels.index(kept.get("least", "none")),
        format_func=lambda one: view.word(SIGNIFICANCE, one) if one != "none" else _("any"),
    )
    # What a comparison looks at is the default: kept only where something else is chosen.
    return {"parts": ",".join(parts), "lanes": "" if set(lanes) == set(_LANES) else ",".join(lanes), "least": least}


def _appearance(left: DeltaGenerator, right: DeltaGenerator, kept: Mapping[str, str]) -> dict[str, str]:
    """Whose they are, and what else is in them."""
    heading = left.text_input(_("Heading"), value=kept.get("heading", ""))
    author = right.text_input(_("Author of tracked changes"), value=kept.get("author", ""), placeholder="Sverka")
    earlier = left.selectbox(
        _("Tracked changes that the new file holds"),
        list(EARLIER),
        index=list(EARLIER).index(kept.get("earlier", "accepted")),
        format_func=lambda one: _(EARLIER[one]),
    )
    label = _("Logo (PNG, up to {n} KB)").format(n=LOGO_BYTES // 1024)
    logo = right.file_uploader(label, type=["png"], max_upload_size=1, key="report_logo")
    model = left.toggle(_("With the model's explanations"), value=kept.get("with_model", "yes") == "yes")
    without = right.toggle(_("Without a logo"), value=False) if kept.get("logo") else False
    return {
        "heading": heading.strip(),
        "author": author.strip(),
        "earlier": earlier,
        "with_model": "yes" if model else "no",
        "logo": base64.b64encode(logo.getvalue()).decode() if logo else "" if without else kept.get("logo", ""),
    }


_LANES = tuple(lane.value for lane in DEFAULT_LANES)


def _listed(kept: str | None, default: tuple[str, ...]) -> list[str]:
    return kept.split(",") if kept else list(default)


def _saved(user: User, settings: Settings) -> bool:
    try:
        door.service().save_settings(user, settings)
    except SverkaError as error:
        st.warning(sentence(error))
        return False
    return True
