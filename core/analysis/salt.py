"""What an answer of the model depends on besides what it is asked about: part of the key under which it is kept."""

from core.analysis.asking import Asker
from core.analysis.prompts import PROMPT_VERSION
from core.analysis.verify import VERIFIER_VERSION
from core.ports import ModelInfo


def salt_of(asker: Asker, info: ModelInfo) -> tuple[object, ...]:
    """Prompt, verifier, model (its digest where the server tells one), language and window."""
    return (PROMPT_VERSION, VERIFIER_VERSION, info.digest or asker.model, asker.language, asker.num_ctx)
