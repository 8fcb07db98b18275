"""Landlock (Linux 5.13 and newer): this process opens no file but those of the program itself, and nothing can undo it.

Numbers and structures: linux/landlock.h; each version (ABI) of the kernel's interface knows more rights than the one before.
"""

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Iterable
from typing import Final

_CREATE, _ADD, _RESTRICT = 444, 445, 446
"""The system calls' numbers, the same on every architecture."""
_VERSION_FLAG: Final = 1
_PATH_BENEATH: Final = 1
_READ_FILE: Final = 1 << 2
_READ_DIR: Final = 1 << 3
_FILE_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many file rights an ABI knows; ABI 5 and newer know 16."""
_NET_RIGHTS: Final = 0b11
"""Binding and connecting TCP sockets, from ABI 4."""
_SCOPES: Final = 0b11
"""Abstract unix sockets and signals to other processes, from ABI 6."""
_SET_NO_NEW_PRIVS: Final = 38


def abi() -> int:
    """The version of Landlock that the kernel offers; 0 where there is none."""
    if sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"):
        return 0
    return max(0, int(_libc().syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_FLAG))))


def restrict(readable: Iterable[str]) -> int:
    """Leaves this process the reading of the given folders and nothing else of the file system, no TCP, and no signals or
    abstract sockets beyond itself. Answers the ABI in force, 0 where the kernel refused; then nothing is restricted."""
    version = abi()
    if not version:
        return 0
    handled = (1 << _FILE_RIGHTS.get(version, 16)) - 1
    attributes = struct.pack("=QQQ", handled, _NET_RIGHTS if version >= 4 else 0, _SCOPES if version >= 6 else 0)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    libc = _libc()
    ruleset = int(libc.syscall(_CREATE, attributes, ctypes.c_size_t(size), ctypes.c_uint32(0)))
    if ruleset < 0:
        return 0
    try:
        for folder in readable:
            _allow(libc, ruleset, folder)
        libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        return 0 if libc.syscall(_RESTRICT, ctypes.c_int(ruleset), ctypes.c_uint32(0)) else version
    finally:
        os.close(ruleset)


def _allow(libc: ctypes.CDLL, ruleset: int, folder: str) -> None:
    try:
        place = os.open(folder, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # a folder that is not there need not be allowed
    try:
        rule = struct.pack("=Qi", _READ_FILE | _READ_DIR, place)
        libc.syscall(_ADD, ctypes.c_int(ruleset), ctypes.c_int(_PATH_BENEATH), rule, ctypes.c_uint32(0))
    finally:
        os.close(place)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
