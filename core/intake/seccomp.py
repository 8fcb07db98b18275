"""seccomp (Linux): a list of the system calls that a reader needs; every other one fails with ENOSYS, as on a kernel without it.

The filter is classic BPF (linux/filter.h, linux/seccomp.h), built here for x86-64 and aarch64 and set by prctl.
"""

import ctypes
import platform
import struct
import sys
from typing import Final

_SET_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW: Final = 0x7FFF0000
_FAIL: Final = 0x00050000 | 38
"""SECCOMP_RET_ERRNO with ENOSYS."""
_KILL: Final = 0x80000000
_NUMBER_AT, _ARCHITECTURE_AT = 0, 4

_ARCHITECTURES: Final = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_CALLS: Final = {
    "x86_64": {
        "read": 0, "write": 1, "close": 3, "fstat": 5, "lseek": 8, "mmap": 9, "mprotect": 10, "munmap": 11, "brk": 12,
        "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15, "pread64": 17, "readv": 19, "writev": 20,
        "sched_yield": 24, "mremap": 25, "madvise": 28, "nanosleep": 35, "getpid": 39, "exit": 60, "uname": 63,
        "gettimeofday": 96, "getrusage": 98, "times": 100, "getuid": 102, "getgid": 104, "geteuid": 107, "getegid": 108,
        "sigaltstack": 131, "gettid": 186, "time": 201, "futex": 202, "sched_getaffinity": 204, "restart_syscall": 219,
        "clock_gettime": 228, "clock_getres": 229, "clock_nanosleep": 230, "exit_group": 231, "getrandom": 318,
        "rseq": 334, "membarrier": 324,
    },
    "aarch64": {
        "close": 57, "lseek": 62, "read": 63, "write": 64, "readv": 65, "writev": 66, "pread64": 67, "fstat": 80,
        "exit": 93, "exit_group": 94, "futex": 98, "nanosleep": 101, "clock_gettime": 113, "clock_getres": 114,
        "clock_nanosleep": 115, "sched_getaffinity": 123, "sched_yield": 124, "restart_syscall": 128, "sigaltstack": 132,
        "rt_sigaction": 134, "rt_sigprocmask": 135, "rt_sigreturn": 139, "times": 153, "uname": 160, "getrusage": 165,
        "gettimeofday": 169, "getpid": 172, "getuid": 174, "geteuid": 175, "getgid": 176, "getegid": 177, "gettid": 178,
        "brk": 214, "munmap": 215, "mremap": 216, "mmap": 222, "mprotect": 226, "madvise": 233, "getrandom": 278,
        "membarrier": 283, "rseq": 293,
    },
}  # fmt: skip
_FILES: Final = {
    "x86_64": {"stat": 4, "lstat": 6, "access": 21, "getdents64": 217, "openat": 257, "newfstatat": 262, "readlink": 89,
               "readlinkat": 267, "faccessat": 269, "getcwd": 79, "fcntl": 72, "statx": 332},
    "aarch64": {"getcwd": 17, "fcntl": 25, "faccessat": 48, "openat": 56, "getdents64": 61, "readlinkat": 78,
                "newfstatat": 79, "statx": 291},
}  # fmt: skip
"""Opening files for reading: only where Landlock says which."""


def restrict(*, files: bool) -> bool:
    """Sets the filter; True where it is in force. `files`: whether files may be opened at all."""
    machine = platform.machine()
    if sys.platform != "linux" or machine not in _ARCHITECTURES:
        return False
    calls = [*_CALLS[machine].values(), *(_FILES[machine].values() if files else ())]
    program = ctypes.create_string_buffer(_program(_ARCHITECTURES[machine], calls))
    header = struct.pack("=H6xQ", len(program.raw[:-1]) // 8, ctypes.addressof(program))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return int(libc.prctl(_SET_SECCOMP, _FILTER, header, 0, 0)) == 0


def _program(architecture: int, calls: list[int]) -> bytes:
    """The filter: another architecture's calls kill, calls of the list pass, the rest fail."""
    wanted = sorted(set(calls))
    steps = [(_LOAD, 0, 0, _ARCHITECTURE_AT), (_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, _NUMBER_AT)]
    for place, number in enumerate(wanted):
        steps.append((_EQUAL, len(wanted) - place, 0, number))
    steps += [(_RETURN, 0, 0, _FAIL), (_RETURN, 0, 0, _ALLOW)]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
