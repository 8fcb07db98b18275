"""Takes from this process, for good, everything that reading one file does not need."""

import contextlib
import ctypes
import os
import resource
import signal
import site
import struct
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from core.intake import landlock, seccomp
from core.intake.wire import Bounds

NOBODY = 65_534
"""The user and group that a child of root becomes."""
_PARENT_DEATH_SIGNAL = 1
_KEEP_CAPABILITIES = 8
_CAPABILITIES_3 = 0x20080522
_READ_ANY_FILE = 1 << 2
"""CAP_DAC_READ_SEARCH (linux/capability.h)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confinement:
    """What is in force. `landlock`: the kernel's ABI, 0 for none. `user`: no longer, or never, root."""

    limits: bool
    user: bool
    landlock: int
    seccomp: bool

    @property
    def whole(self) -> bool:
        """Whether all four hold."""
        return self.limits and self.user and bool(self.landlock) and self.seccomp


def confine(bounds: Bounds, folder: str, keep: int, parent: int) -> Confinement:
    """Closes every file but `keep`, empties the environment, sets the limits, leaves root, and shuts files and network;
    ends with the process `parent`.

    Where the kernel lacks a part the others still hold, and the answer says so. There is no way back."""
    os.chdir(folder)
    _close_all_but(keep)
    _forget_environment()
    limited = _limit(bounds)
    user = _leave_root()
    _die_with_parent(parent)
    files = landlock.restrict(_PROGRAM)
    return Confinement(limits=limited, user=user, landlock=files, seccomp=seccomp.restrict(files=bool(files)))


def _close_all_but(keep: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        if standard != keep:
            os.dup2(nothing, standard)
    os.closerange(3, keep)
    os.closerange(keep + 1, max(keep + 2, 1 << 16))


def _forget_environment() -> None:
    """Overwrites the strings themselves: os.environ is only a copy of what lies in memory."""
    os.environ.clear()
    with contextlib.suppress(ValueError, AttributeError):
        libc = ctypes.CDLL(None)
        strings = ctypes.POINTER(ctypes.c_void_p).in_dll(libc, "environ")
        place = 0
        while strings and strings[place]:
            ctypes.memset(strings[place], 0, len(ctypes.string_at(strings[place])))
            place += 1


def _limit(bounds: Bounds) -> bool:
    wanted = {
        resource.RLIMIT_CPU: bounds.cpu_seconds,
        resource.RLIMIT_AS: bounds.memory_bytes,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 16,
    }
    if hasattr(resource, "RLIMIT_NPROC"):
        wanted[resource.RLIMIT_NPROC] = 0
    held = True
    for kind, value in wanted.items():
        most = value + 1 if kind == resource.RLIMIT_CPU else value
        try:
            resource.setrlimit(kind, (value, most))
        except (ValueError, OSError):
            held = False
    return held


def _leave_root() -> bool:
    if os.geteuid() != 0:
        return True
    may_read = not _OPEN_TO_ALL and landlock.abi() > 0
    try:
        libc = ctypes.CDLL(None)
        libc.prctl(_KEEP_CAPABILITIES, int(may_read), 0, 0, 0)
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        kept = _READ_ANY_FILE if may_read else 0
        libc.capset(struct.pack("=Ii", _CAPABILITIES_3, 0), struct.pack("=6I", kept, kept, 0, 0, 0, 0))
    except (OSError, AttributeError):
        return False
    return os.geteuid() != 0


def _die_with_parent(parent: int) -> None:
    """The kernel forgets this at a change of user, so it comes after. Without Linux the limits of time end an orphan."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def _program_folders() -> list[str]:
    """Where Python, its packages and the readers lie: a module that is imported late is still found."""
    core = Path(__file__).resolve().parent.parent
    found = {
        str(core),
        *site.getsitepackages(),
        *(sysconfig.get_path(kind) for kind in ("stdlib", "platstdlib", "purelib", "platlib")),
    }
    return sorted(folder for folder in found if folder and folder != os.sep)


def _open_to_all(folders: list[str]) -> bool:
    """Whether any user may read where Python lies. Under root's own home a child of another user could import nothing
    more, and readers import late (heapq, codecs): it then keeps the one capability to read what Landlock leaves it."""
    for folder in folders:
        for place in (Path(folder), *Path(folder).parents):
            if place.exists() and not place.stat().st_mode & 0o001:
                return False
    return True


_PROGRAM = _program_folders()
"""Found before anything is taken away: a child without root may not even look up where Python lies."""
_OPEN_TO_ALL = _open_to_all(_PROGRAM)
