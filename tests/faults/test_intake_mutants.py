"""A thousand damaged files through the warm server: none ends it, none ends in anything but a code of ours or a Document,
and none that has lost text is called complete."""

import io
import os
import random
import re
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import docx
import openpyxl
import pytest
import typst
from lxml import etree

from core import intake
from core.errors import InputError
from core.intake import client
from core.model.document import Document, PartStatus
from tests.figures import note

COUNTS = {"docx": 300, "xlsx": 200, "pdf": 250, "txt": 100, "md": 75, "csv": 75}
SECONDS = 30
SHOWN = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}
"""The part that holds the text."""
LINES = [
    f"{number}. Поставщик обязуется передать товар номер {number * 37} в течение {number + 9} рабочих дней, "
    f"а Покупатель обязуется принять и оплатить его по цене {number * 1250} рублей."
    for number in range(1, 25)
]


def _docx() -> bytes:
    document = docx.Document()
    document.add_heading("Договор поставки", 1)
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"ячейка {row}{column}"
    return _saved(document.save)


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    for number, line in enumerate(LINES):
        book.active.append([number, line, number * 1250.5])
    return _saved(book.save)


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


def _pdf() -> bytes:
    return bytes(typst.compile(("= Договор поставки\n\n" + "\n\n".join(LINES).replace(". П", "\\. П")).encode()))


@cache
def whole(format: str) -> bytes:
    """A file of the format, written here, with text on every line."""
    text = "\n\n".join(LINES)
    made: dict[str, Callable[[], bytes]] = {
        "docx": _docx,
        "xlsx": _xlsx,
        "pdf": _pdf,
        "txt": lambda: text.encode(),
        "md": lambda: ("# Договор\n\n" + text).encode(),
        "csv": lambda: "\n".join(f"{number};{line}" for number, line in enumerate(LINES)).encode(),
    }
    return made[format]()


def truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def flip(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def zero(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    length = min(chance.choice([1, 16, 512]), len(data) - start)
    return data[:start] + bytes(length) + data[start + length :]


def swap(data: bytes, chance: random.Random) -> bytes:
    length = chance.choice([4, 64, 512])
    one, two = sorted(chance.randrange(max(1, len(data) - length)) for _ in range(2))
    if two - one < length:
        return data[::-1]
    return data[:one] + data[two : two + length] + data[one + length : two] + data[one : one + length] + data[two + length :]


def inside(data: bytes, chance: random.Random) -> bytes:
    """A valid zip whose parts' XML is damaged; for what is no zip, one of the others."""
    change = chance.choice([truncate, flip, zero, swap])
    if not data.startswith(b"PK"):
        return change(data, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        chosen = chance.choice([*names, *(name for name in names if name in SHOWN.values()), *names[:2]])
        for name in names:
            content = source.read(name)
            target.writestr(name, change(content, chance) if name == chosen and content else content)
    return out.getvalue()


@dataclass(frozen=True)
class Ending:
    format: str
    seed: int
    data: bytes
    document: Document | None
    code: str
    seconds: float

    @property
    def complete(self) -> bool:
        return self.document is not None and all(part.status is PartStatus.COMPARED for part in self.document.ledger)


def ending(format: str, seed: int) -> Ending:
    chance = random.Random(f"{format}{seed}")
    data = chance.choice([truncate, flip, zero, swap, inside])(whole(format), chance)
    started = time.monotonic()
    document, code = None, ""
    try:
        document = intake.read(data, f"{seed}.{format}")
    except InputError as error:
        code = error.code
    return Ending(format, seed, data, document, code, time.monotonic() - started)


@pytest.fixture(scope="module")
def endings() -> Iterator[list[Ending]]:
    intake.read(b"warm", "a.txt")
    server = client.shared_server().process.pid
    wanted = [(format, seed) for format, count in COUNTS.items() for seed in range(count)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        found = list(pool.map(lambda one: ending(*one), wanted))
    assert client.shared_server().process.pid == server
    yield found
    client.close_shared_server()


def test_a_whole_file_of_each_format_is_read_completely() -> None:
    for format in COUNTS:
        document = intake.read(whole(format), f"a.{format}")
        assert all(part.status is PartStatus.COMPARED for part in document.ledger), format
        assert not words("\n".join(LINES)) - said(document), format


def test_each_ends_in_a_code_or_a_document_in_time(endings: list[Ending]) -> None:
    assert len(endings) == sum(COUNTS.values()) == 1000
    assert [(one.format, one.seed) for one in endings if one.seconds > SECONDS] == []
    assert {one.code for one in endings} > {"", "DAMAGED"}
    read, complete = sum(one.document is not None for one in endings), sum(one.complete for one in endings)
    note(
        "1,000 damaged files through the warm server",
        "no death, each in a code of ours, ≤ 30 s",
        f"{len(endings)} files: {read} read ({complete} completely), the others refused with a code; "
        f"the slowest took {max(one.seconds for one in endings):.1f} s",
    )


def test_no_reader_crashes(endings: list[Ending]) -> None:
    crashed = {"READER_CRASHED", "READER_MEMORY", "READER_TIMEOUT"}
    assert [(one.format, one.seed, one.code) for one in endings if one.code in crashed] == []


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def said(document: Document) -> Counter[str]:
    blocks = document.blocks
    return words("\n".join(f"{block.label or ''} {block.text} " + " ".join(m.value for m in block.marks) for block in blocks))


def held(one: Ending) -> Counter[str]:
    """The words that the damaged file still holds, by another way than the readers': those must not be lost in silence."""
    if one.format == "pdf":
        return words("\n".join(LINES))
    if one.format in SHOWN:
        with zipfile.ZipFile(io.BytesIO(one.data)) as package:
            root = etree.fromstring(package.read(SHOWN[one.format]))
        return words("\n".join(root.itertext()))
    return words(one.data.decode("utf-8"))  # what is no UTF-8 any more must not be called complete


@pytest.mark.parametrize("format", list(COUNTS))
def test_none_is_complete_when_text_was_lost(endings: list[Ending], format: str) -> None:
    complete = [one for one in endings if one.format == format and one.complete]
    assert complete
    lost = []
    for one in complete:
        assert one.document is not None
        missing = held(one) - said(one.document)
        if missing:
            lost.append((one.seed, sum(missing.values()), missing.most_common(4)))
    assert lost == []
    found = f"{len(complete)} called complete, {len(lost)} of them have lost text"
    note(f"damaged files called complete: {format}", "none that has lost text", found)
