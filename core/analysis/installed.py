"""The models that an Ollama has, as its /api/tags, /api/show and /api/ps tell of them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from core.ports import Loaded, ModelInfo

_EMBEDDING_FAMILIES: Final = ("bert", "bge", "gemma-embedding", "gemma_embedding")
_ENTRY_BYTES: Final = 2
"""Of one figure of a window's keys and values: Ollama keeps them in half precision (OLLAMA_KV_CACHE_TYPE=f16 is its default)."""


def installed(item: Mapping[str, Any]) -> ModelInfo:
    """A line of /api/tags; what it lacks is empty or 0."""
    details = item.get("details")
    details = details if isinstance(details, dict) else {}
    return ModelInfo(
        name=_name(item),
        digest=str(item.get("digest") or ""),
        size=count_of(item.get("size")),
        context=count_of(details.get("context_length")),
        quantisation=str(details.get("quantization_level") or ""),
        parameters=str(details.get("parameter_size") or ""),
        embeds=_embeds(item, str(details.get("family") or "")),
    )


def shown_of(listed: ModelInfo, shown: Mapping[str, Any]) -> ModelInfo:
    """The list's line with what the model's own file states (/api/show): its window, and what a token of it takes."""
    facts = shown.get("model_info")
    facts = facts if isinstance(facts, dict) else {}
    windows = [count_of(value) for name, value in facts.items() if str(name).endswith(".context_length")]
    return replace(listed, context=max(windows, default=0) or listed.context, token_bytes=_token_bytes(facts))


def loaded_of(listed: object) -> dict[str, Loaded]:
    """The lines of /api/ps by digest; a line that is none is left out."""
    lines = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    return {str(item.get("digest") or ""): _loaded(item) for item in lines}


def same_model(first: str, second: str) -> bool:
    """Ollama takes a name without a tag as :latest."""
    return first == second or f"{first}:latest" == second or first == f"{second}:latest"


def count_of(value: object) -> int:
    """A count of the server's; 0 where it is none."""
    return value if isinstance(value, int) and value >= 0 else 0


def _loaded(item: Mapping[str, Any]) -> Loaded:
    size = count_of(item.get("size"))
    return Loaded(name=_name(item), size=size, on_card=min(size, count_of(item.get("size_vram"))))


def _name(item: Mapping[str, Any]) -> str:
    return str(item.get("name") or item.get("model") or "")


def _embeds(item: Mapping[str, Any], family: str) -> bool:
    """Whether the model makes vectors: it says so itself, or by its family or name."""
    told = item.get("capabilities")
    return (
        (isinstance(told, list) and "embedding" in told) or family.endswith(_EMBEDDING_FAMILIES) or "embed" in _name(item).lower()
    )


def _token_bytes(facts: Mapping[str, Any]) -> int:
    """Keys and values of all layers for one token. 0 where the file does not say, or has layers of several kinds."""
    kind = facts.get("general.architecture")

    def fact(name: str) -> int:
        return count_of(facts.get(f"{kind}.{name}"))

    heads = fact("attention.head_count")
    wide = fact("embedding_length") // heads if heads else 0
    key, value = fact("attention.key_length") or wide, fact("attention.value_length") or wide
    return fact("block_count") * fact("attention.head_count_kv") * (key + value) * _ENTRY_BYTES
