"""The score card on the command line: progress on standard error, a readable table on standard output."""

from contextlib import closing

from core.analysis import Tools
from core.analysis.ollama import Ollama
from core.analysis.scorecard import sampled, score
from core.cli.analysing import progress
from core.comparison import compare
from core.comparison.judge.values.find import find_values
from core.config import read_config
from core.locale import catalogue
from core.model.scorecard import ScoreCard


def score_here(model: str, sample: int | None) -> ScoreCard:
    """Raises a ModelError."""
    chosen = sampled(sample) if sample else ()
    with closing(Ollama(read_config().ollama_url)) as port:
        return score(model, compare, Tools(model=port, find_values=find_values), chosen=chosen, progress=progress)


def card_text(card: ScoreCard, language: str) -> str:
    """A line a figure, the verdict last."""
    _ = catalogue("cli", language).gettext
    lines = (
        (_("model"), f"{card.model} {card.digest[:12]}"),
        (_("changes read"), f"{card.changes - card.not_analysed} / {card.changes} ({card.russian} ru, {card.english} en)"),
        (_("said right, of those that matter"), f"{card.recall:.0%}"),
        (_("significance right"), f"{card.significance:.0%}"),
        (_("significance too high"), f"{card.overrated:.0%}"),
        (_("citations that exist"), f"{card.citations:.0%}"),
        (_("false sentences caught / missed"), f"{card.caught} / {card.missed}"),
        (_("answers of the asked shape"), f"{card.json_valid:.0%}"),
        (_("verified / repaired / not verified"), f"{card.verified} / {card.repaired} / {card.quarantined}"),
        (_("seconds a change"), f"{card.seconds:.2f}"),
        (_("tokens a change"), f"{card.tokens:.0f}"),
    )
    width = max(len(name) for name, _value in lines)
    verdict = _("The model meets the bar.") if card.good_enough else _("The model is below the bar: check what it writes.")
    return "".join(f"{name:{width}}  {value}\n" for name, value in lines) + verdict + "\n"
