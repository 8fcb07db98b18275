"""What the fuzz targets share: seeds, the one call that is tried, and what counts as a fault.

A fault is an exception that is none of ours, an end of the process, over 30 s, or over 1.5 GB. libFuzzer writes the input to
build/fuzz/NAME/ and prints its name; give that name to the target to see it again:

python -m benchmarks.fuzz_docx build/fuzz/docx/crash-…
"""

import io
import os
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent.parent
SECONDS_A_FILE = 30
MEGABYTES = 1_500
LARGEST_SEED = 20_000
LARGEST_PACKAGE = 5 * LARGEST_SEED
MOST_SEEDS = 150
"""The smallest ones: a fuzzer learns more from many quick tries."""
PARTS = (".xml", ".rels")
"""The parts of a package that are damaged, one at a time: whole packages would fail at the first checksum."""

with atheris.instrument_imports(include=["core.readers", "core.intake.check", "core.intake.kinds", "core.intake.bundle"]):
    from core.errors import InputError, NothingMatches
    from core.intake.bundle import unpack_bundle
    from core.intake.check import check
    from core.ports import ReadOptions
    from core.readers import FORMATS, reader_for

    for module in FORMATS.values():
        __import__(module)


def fuzz_reader(format: str) -> None:
    """Bytes as they are for plain formats and PDF; for packages, one part of a written package replaced by them."""
    read = reader_for(format)
    package = _package(format)

    def one(data: bytes) -> None:
        file = data if package is None else _with_part(package, data)
        try:
            read(file, name=f"fuzz.{format}", options=ReadOptions())
        except InputError:
            return

    _run(format, one, list(_reader_seeds(format, package)))


def fuzz_intake() -> None:
    """The checks before parsing, and the unpacking of bundles."""

    def one(data: bytes) -> None:
        for name in ("fuzz.docx", "fuzz"):
            try:
                check(data, name)
            except InputError:
                continue
        try:
            unpack_bundle(data)
        except (InputError, NothingMatches):
            return

    _run("intake", one, [file.read_bytes() for file in _files("*")])


def _run(name: str, one: Callable[[bytes], None], seeds: list[bytes]) -> None:
    folder = ROOT / "build" / "fuzz" / name
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    fitting = sorted((seed for seed in seeds if len(seed) <= LARGEST_SEED), key=len)[:MOST_SEEDS]
    for number, seed in enumerate(fitting):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = [f"-timeout={SECONDS_A_FILE}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={LARGEST_SEED}"]
    own = [*limits, f"-artifact_prefix={folder}{os.sep}", "-print_final_stats=1"]
    given = sys.argv[1:]
    places = [] if any(not argument.startswith("-") for argument in given) else [str(corpus)]
    atheris.Setup([sys.argv[0], *own, *given, *places], one)
    atheris.Fuzz()


def _package(format: str) -> dict[str, bytes] | None:
    from tests.faults.test_intake_mutants import whole

    if format not in ("docx", "xlsx"):
        return None
    with zipfile.ZipFile(io.BytesIO(whole(format))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _names(package: dict[str, bytes]) -> list[str]:
    return [name for name in package if name.endswith(PARTS)]


def _with_part(package: dict[str, bytes], data: bytes) -> bytes:
    """The first byte chooses the part, the rest is its content."""
    names = _names(package)
    chosen = names[data[0] % len(names)] if data else ""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in package.items():
            archive.writestr(name, data[1:] if name == chosen else content)
    return out.getvalue()


def _reader_seeds(format: str, package: dict[str, bytes] | None) -> Iterator[bytes]:
    from tests.faults.test_intake_mutants import whole

    if package is None:
        yield whole(format)
        for file in _files(f"*.{format}"):
            yield file.read_bytes()
        return
    names = _names(package)
    for number, name in enumerate(names):
        yield bytes([number]) + package[name]
    for file in _files(f"*.{format}"):
        yield from _parts_of(file, names)


def _parts_of(file: Path, names: list[str]) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(file) as archive:
            for name in set(names) & set(archive.namelist()):
                yield bytes([names.index(name)]) + archive.read(name)
    except zipfile.BadZipFile:
        return


def _files(pattern: str) -> Iterator[Path]:
    """Small files of the real cases, where SVERKA_CASES names their folder."""
    named = os.environ.get("SVERKA_CASES")
    for path in sorted(Path(named).rglob(pattern)) if named else ():
        if path.is_file() and path.stat().st_size <= LARGEST_PACKAGE:
            yield path
