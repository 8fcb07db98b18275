"""Changes that the verifier was not made for, as cases with sentences that are true and sentences that are false."""

import tomllib
from pathlib import Path

from core.analysis.scorecard.cases import Case
from core.model.change import Significance

FILLS = 2


def kept_apart(language: str) -> dict[str, tuple[Case, tuple[str, ...]]]:
    """By name: the case, whose `reference` holds the true sentences, and the false ones."""
    families = tomllib.loads(Path(__file__).with_name("_kept_apart.toml").read_text(encoding="utf-8"))["family"]
    found = {}
    for number in range(FILLS):
        for at, family in enumerate(one for one in families if one["language"] == language):
            slots = {name: values[number] for name, values in family["slots"].items()}
            case = Case(
                name=f"{language}-apart-{at}-{number}",
                family=f"apart-{at}",
                language=language,
                section=family["section"],
                old=family["old"].format(**slots),
                new=family["new"].format(**slots),
                least=Significance.MEDIUM,
                reference=tuple(text.format(**slots) for text in family["truths"]),
                points=(),
                slots=slots,
            )
            found[case.name] = case, tuple(text.format(**slots) for text in family["lies"])
    return found
