"""Words that name a duty, a right, a ban, where no modal verb stands: "the duty to report", «запрещается»."""

from functools import cache
from typing import Final

NAMES: Final = {
    "обязанность": "must", "обязательство": "must", "обязательный": "must", "обязательно": "must", "обязать": "must",
    "обязывать": "must", "обязаться": "must", "обязываться": "must", "требовать": "must",
    "требоваться": "must", "потребоваться": "must", "нужно": "must",
    "нужный": "must", "necessary": "must", "необходимо": "must", "следует": "must", "надлежать": "must",
    "duty": "must", "obligation": "must", "mandatory": "must", "obligatory": "must", "oblige": "must", "obligate": "must",
    "require": "must", "need": "must", "commitment": "must",
    "право": "may", "возможность": "may", "мочь": "may", "смочь": "may", "разрешение": "may", "разрешить": "may",
    "разрешать": "may", "разрешаться": "may", "допускаться": "may", "right": "may", "permission": "may", "allow": "may",
    "could": "may", "можно": "may", "возможно": "may", "possible": "may", "entitle": "may",
    "permit": "may", "permissible": "may", "optional": "may", "voluntary": "may", "необязательный": "may", "необязательно": "may",
    "добровольный": "may", "compulsory": "must",
    "binding": "must", "prescribe": "must", "предписать": "must", "предписывать": "must",
    "option": "may", "freedom": "may", "свобода": "may",
    "лишить": "may", "лишать": "may", "утратить": "may", "deprive": "may",
    "возможен": "may", "возможна": "may", "возможны": "may", "невозможен": "must not", "невозможна": "must not",
    "невозможно": "must not", "невозможны": "must not",
    "запрет": "must not", "запрещение": "must not", "запретить": "must not", "запрещать": "must not", "prohibition": "must not",
    "ban": "must not", "forbid": "must not", "prohibit": "must not", "forbidden": "must not", "barred": "must not",
    "желательно": "should", "желательный": "should", "desirable": "should", "advisable": "should",
    "рекомендация": "should", "recommendation": "should", "recommend": "should", "рекомендовать": "should",
}  # fmt: skip
"""Words that name a duty, a right, a ban; outside the document's own words they are checked as such."""


@cache
def named(forms: frozenset[str]) -> frozenset[str]:
    """The duties, rights and bans that a word by its forms is a name of."""
    return frozenset(NAMES[form] for form in forms if form in NAMES)


_NOUNS: Final = frozenset(
    {
        "право",
        "свобода",
        "freedom",
        "возможность",
        "мочь",
        "возможно",
        "нужно",
        "нужный",
        "necessary",
        "обязанность",
        "обязательство",
        "запрет",
        "запрещение",
        "разрешение",
    }
    | {"right", "option", "need", "possible", "could", "duty", "obligation", "commitment", "prohibition", "ban", "permission"}
    | {"рекомендация", "recommendation"}
)
"""They say too little of who has what to count as a modality of the document."""
OF_DOCUMENTS: Final = {name: modal for name, modal in NAMES.items() if name not in _NOUNS}
