"""The memory of this machine's graphics cards: what decides how fast a local model answers."""

from functools import cache
from pathlib import Path
from typing import Final

_AMD: Final = "card*/device/mem_info_vram_total"
"""Where Linux' amdgpu driver says what a card has (docs.kernel.org/gpu/amdgpu/driver-misc.html)."""
_DRM: Final = Path("/sys/class/drm")
_LEAST: Final = 2 * 1024**3
"""Bytes: what a processor keeps for its own graphics is no card that a model would be put on."""


@cache
def card_bytes() -> int:
    """Of all cards together, as Ollama spreads a model over them; 0 where there is none or no driver tells. Asked once."""
    return sum(size for size in (*_nvidia(), *amd(_DRM)) if size >= _LEAST)


def amd(folder: Path) -> list[int]:
    """Bytes of each AMD card below a folder like /sys/class/drm."""
    found = []
    for path in sorted(folder.glob(_AMD)):
        try:
            found.append(int(path.read_text(encoding="ascii")))
        except (OSError, ValueError):
            continue
    return found


def _nvidia() -> list[int]:
    import pynvml

    try:
        pynvml.nvmlInit()
    except pynvml.NVMLError:
        return []  # no such driver on this machine
    try:
        handles = [pynvml.nvmlDeviceGetHandleByIndex(at) for at in range(pynvml.nvmlDeviceGetCount())]
        return [int(pynvml.nvmlDeviceGetMemoryInfo(handle).total) for handle in handles]
    except pynvml.NVMLError:
        return []
    finally:
        pynvml.nvmlShutdown()
