"""Seeded pairs of documents with the exact truth: Russian and English, 10 to 2,000 pages, light and heavy edits.

What stands in a pair is made up word by word; the truth is written down while the new version is made, so that it owes nothing
to any comparison. A page is 400 words.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.model.document import Block, BlockKind, CellPlace, Document, Part, PartStatus

PAGE_WORDS = 400
WORDS = {
    "ru": """договор сторона исполнитель заказчик оплата работа услуга срок порядок условие право обязанность документ акт приёмка
        поставка товар качество гарантия ответственность неустойка убыток уведомление расторжение спор суд закон требование
        стандарт испытание образец система безопасность проверка контроль журнал отчёт мероприятие помещение оборудование
        персонал допуск""",
    "en": """agreement party contractor customer payment work service term order condition right duty document act acceptance
        delivery goods quality warranty liability penalty loss notice termination dispute court law requirement standard test
        sample system safety inspection control journal report measure room equipment staff access""",
}
ENDINGS = {"ru": ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ный", "ная", "ного"), "en": ("", "s", "ed", "ing", "er", "al", "ly")}
JOINTS = {
    "ru": ("и", "в", "на", "с", "по", "для", "не", "или", "при", "от", "до", "из"),
    "en": ("the", "of", "and", "to", "in", "for", "not", "or", "by", "with", "on", "from"),
}
SYLLABLES = {"ru": "бавегодужикаленопиресатуфыхоцэшащиэлямну", "en": "bavegodujikalenopiresatufyhocesashimuyamel"}


@dataclass
class Truth:
    """What was done. Words are (block, place among the block's words); moves and lines are ids or places."""

    words_old: set[tuple[str, int]] = field(default_factory=set)
    words_new: set[tuple[str, int]] = field(default_factory=set)
    moves: set[tuple[str, str]] = field(default_factory=set)
    rows_inserted: set[tuple[str, int]] = field(default_factory=set)
    rows_deleted: set[tuple[str, int]] = field(default_factory=set)
    rows_moved: set[tuple[str, int]] = field(default_factory=set)
    columns_inserted: set[tuple[str, int]] = field(default_factory=set)
    columns_deleted: set[tuple[str, int]] = field(default_factory=set)
    cells: set[tuple[str, str]] = field(default_factory=set)
    splits: int = 0
    merges: int = 0


@dataclass
class Pair:
    """Two documents and what was done to make the second of the first."""

    old: Document
    new: Document
    truth: Truth


@dataclass
class Piece:
    """A block or a table on its way: words with marks of what is new, and where it came from."""

    words: list[str]
    kind: BlockKind = BlockKind.PARAGRAPH
    story: str = "body"
    level: int | None = None
    rows: list[list[str]] | None = None
    name: str = ""
    fresh: set[int] = field(default_factory=set)
    moved_from: str = ""


@dataclass(frozen=True)
class Rates:
    """Shares of paragraphs (tables) that each kind of edit touches."""

    edited: float
    inserted: float
    deleted: float
    moved: float
    cut: float
    tables: float
    most_edits: int


LIGHT = Rates(edited=0.03, inserted=0.004, deleted=0.004, moved=0.003, cut=0.001, tables=0.3, most_edits=2)
HEAVY = Rates(edited=0.24, inserted=0.03, deleted=0.03, moved=0.025, cut=0.006, tables=0.9, most_edits=4)


class Writer:
    """Makes up text in one language."""

    def __init__(self, rng: random.Random, language: str) -> None:
        self.rng, self.language = rng, language
        stems = WORDS[language].split()
        made = [self._made_up() for _ in range(2_000)]
        self.words = [stem + ending for stem in stems for ending in ENDINGS[language]] + made

    def _made_up(self) -> str:
        letters = SYLLABLES[self.language]
        places = (2 * self.rng.randrange(len(letters) // 2) for _ in range(self.rng.randint(2, 4)))
        return "".join(letters[place : place + 2] for place in places)

    def word(self) -> str:
        """A made-up word, the frequent ones far more often; a number now and then."""
        chance = self.rng.random()
        if chance < 0.25:
            return self.rng.choice(JOINTS[self.language])
        if chance < 0.30:
            return self.number()
        return self.words[min(int(self.rng.expovariate(1 / 400)), len(self.words) - 1)]

    def number(self) -> str:
        """A date, a clause, an amount with a narrow gap, or a small number."""
        form = self.rng.randrange(5)
        if form == 0:
            return f"{self.rng.randint(1, 28):02}.{self.rng.randint(1, 12):02}.20{self.rng.randint(10, 30)}"
        if form == 1:
            return f"{self.rng.randint(1, 20)}.{self.rng.randint(1, 9)}"
        if form == 2:
            return f"{self.rng.randint(1, 999)}\u00a0{self.rng.randint(0, 999):03}"
        return str(self.rng.randint(2, 500))

    def sentence(self) -> list[str]:
        """7 to 22 words, a comma here and there, a full stop."""
        found = [self.word() for _ in range(self.rng.randint(7, 22))]
        found[0] = found[0].capitalize()
        for at in range(3, len(found) - 1):
            if self.rng.random() < 0.08:
                found[at] += ","
        found[-1] += "."
        return found

    def paragraph(self) -> list[str]:
        """The words of one to five sentences."""
        return [word for _ in range(self.rng.randint(1, 5)) for word in self.sentence()]

    def heading(self) -> list[str]:
        """2 to 6 words, without a full stop."""
        found = [self.rng.choice(self.words) for _ in range(self.rng.randint(2, 6))]
        return [found[0].capitalize(), *found[1:]]

    def table(self) -> list[list[str]]:
        """A head and 4 to 20 rows; the first cell of each is its key."""
        columns = self.rng.randint(3, 6)
        head = [" ".join(self.heading()[:2]) for _ in range(columns)]
        return [head, *[self.row(columns) for _ in range(self.rng.randint(4, 20))]]

    def row(self, columns: int) -> list[str]:
        """A key, then numbers and words."""
        key = f"{self.rng.choice(self.words)} {self.rng.choice(self.words)} {self.rng.randint(1, 999)}"
        return [key, *[self.number() if self.rng.random() < 0.6 else self.rng.choice(self.words) for _ in range(columns - 1)]]


def make(seed: int, pages: int, language: str = "ru", heavy: bool = False) -> Pair:
    """A pair of about `pages` pages; the same seed gives the same pair."""
    rng = random.Random(f"{seed}/{pages}/{language}/{heavy}")
    writer = Writer(rng, language)
    old = _pieces(writer, pages)
    for at, piece in enumerate(old):
        piece.name = f"o{at}"
    truth = Truth()
    new = _edited(writer, old, HEAVY if heavy else LIGHT, truth)
    for at, piece in enumerate(new):
        piece.name, source = f"n{at}", piece.name
        if piece.moved_from:
            truth.moves.add((piece.moved_from, piece.name))
        truth.words_new.update((piece.name, place) for place in piece.fresh)
        _rename(truth, source, piece.name)
    return Pair(_document(old, "old"), _document(new, "new"), truth)


def _rename(truth: Truth, source: str, name: str) -> None:
    """Lines of new tables were written down under the piece's mark; now it has its name."""
    for lines in (truth.rows_inserted, truth.columns_inserted):
        for mark, place in [found for found in lines if found[0] == f"?{source}"]:
            lines.discard((mark, place))
            lines.add((name, place))


def _pieces(writer: Writer, pages: int) -> list[Piece]:
    rng, found, words, notes = writer.rng, [], 0, 0
    while words < pages * PAGE_WORDS:
        chance = rng.random()
        if chance < 0.08:
            piece = Piece(writer.heading(), BlockKind.HEADING, level=rng.randint(1, 3))
        elif chance < 0.10:
            rows = writer.table()
            piece = Piece([], rows=rows)
            words += sum(len(cell.split()) for row in rows for cell in row)
        elif chance < 0.13:
            notes += 1
            piece = Piece(writer.sentence(), story=f"footnote:{notes}")
        else:
            piece = Piece(writer.paragraph(), rng.choice((BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)))
        words += len(piece.words)
        found.append(piece)
    return sorted(found, key=lambda piece: piece.story != "body")


def _edited(writer: Writer, old: Sequence[Piece], rates: Rates, truth: Truth) -> list[Piece]:
    rng, new, moved = writer.rng, [], []
    for piece in old:
        chance = rng.random()
        copy = Piece(list(piece.words), piece.kind, piece.story, piece.level, piece.rows, piece.name)
        plain = piece.rows is None and piece.story == "body" and piece.kind is not BlockKind.HEADING
        if piece.rows is not None:
            if rng.random() < rates.tables:
                copy.rows = _edit_table(writer, piece, truth)
        elif chance < rates.edited:
            _edit_words(writer, copy, rates.most_edits, truth)
        elif chance < rates.edited + rates.deleted and plain:
            truth.words_old.update((piece.name, at) for at in range(len(piece.words)))
            continue
        elif chance < rates.edited + rates.deleted + rates.moved and plain and len(piece.words) >= 12:
            copy.moved_from = piece.name
            if rng.random() < 0.4:
                _edit_words(writer, copy, 2, truth)
            moved.append(copy)
            continue
        elif chance < rates.edited + rates.deleted + rates.moved + rates.cut and plain:
            new.extend(_split(copy, truth))
            continue
        new.append(copy)
        if rng.random() < rates.inserted and piece.story == "body":
            words = writer.paragraph()
            new.append(Piece(words, name=f"+{len(new)}", fresh=set(range(len(words)))))
    return _put(rng, new, moved)


def _put(rng: random.Random, new: list[Piece], moved: Sequence[Piece]) -> list[Piece]:
    """Puts what moved at other places, far from where it came from; each by itself."""
    order = {piece.name: at for at, piece in enumerate(new)}
    body = sum(piece.story == "body" for piece in new)
    for piece in moved:
        home = order.get(f"o{int(piece.name[1:]) + 1}", 0)
        for _ in range(50):
            place = rng.randint(0, body)
            ahead = new[place - 1].moved_from if place else ""
            behind = new[place].moved_from if place < len(new) else ""
            if abs(place - home) > 5 and not ahead and not behind:
                break
        new.insert(place, piece)
        body += 1
    return new


def _edit_words(writer: Writer, piece: Piece, most: int, truth: Truth) -> None:
    """Up to `most` edits far enough from one another to be told apart."""
    rng = writer.rng
    words: list[tuple[str, int | None]] = [(word, at) for at, word in enumerate(piece.words)]
    places = list(range(1, max(2, len(words) - 3), 8))
    rng.shuffle(places)
    for at in sorted(places[: rng.randint(1, most)], reverse=True):
        length = rng.randint(1, min(4, len(words) - at)) if at < len(words) else 0
        gone = words[at : at + length]
        form = rng.randrange(3)
        fresh = [(_other(writer, gone), None) for _ in range(rng.randint(1, 4))] if form != 1 else []
        if form == 0:
            gone = []
        if len(gone) == len(words) and not fresh:
            continue
        words[at : at + len(gone)] = fresh
        truth.words_old.update((piece.name, place) for _, place in gone if place is not None)
    piece.words = [word for word, _ in words]
    piece.fresh = {at for at, (_, origin) in enumerate(words) if origin is None}


def _other(writer: Writer, gone: Sequence[tuple[str, int | None]]) -> str:
    """A word that is none of those that go."""
    while True:
        word = writer.rng.choice(writer.words) if writer.rng.random() < 0.8 else writer.number()
        if all(word.strip(".,").lower() != old.strip(".,").lower() for old, _ in gone):
            return word


def _split(piece: Piece, truth: Truth) -> list[Piece]:
    ends = [at + 1 for at, word in enumerate(piece.words[:-1]) if word.endswith(".")]
    middle = [end for end in ends if 5 <= end <= len(piece.words) - 5]
    if not middle:
        return [piece]
    cut = middle[len(middle) // 2]
    truth.splits += 1
    return [
        Piece(piece.words[:cut], piece.kind, piece.story, name=piece.name),
        Piece(piece.words[cut:], piece.kind, piece.story, name=piece.name + "'"),
    ]


@dataclass(slots=True)
class _Table:
    """A table while it is edited. `origin`, `columns`: the old place of each row and column; None for a new one, whose mark gets
    its name later."""

    writer: Writer
    name: str
    truth: Truth
    rows: list[list[str]]
    origin: list[int | None]
    columns: list[int | None]

    def rows_in(self) -> None:
        for _ in range(self.writer.rng.randint(1, 2)):
            at = self.writer.rng.randint(1, len(self.rows))
            self.rows.insert(at, self.writer.row(len(self.columns)))
            self.origin.insert(at, None)

    def row_out(self) -> None:
        at = self.writer.rng.randrange(1, len(self.rows))
        if self.origin[at] is not None:
            gone = (self.name, self.origin.pop(at) or 0)
            self.truth.rows_deleted.add(gone)
            self.truth.rows_moved.discard(gone)
            self.rows.pop(at)

    def row_moved(self) -> None:
        """A row that lands beside its old place, round the table's end, is no move."""
        rng, rows = self.writer.rng, self.rows
        at = rng.randrange(1, len(rows))
        to = 1 + (at - 1 + rng.randint(3, len(rows) - 4)) % (len(rows) - 1)
        place = self.origin.pop(at)
        rows.insert(to, rows.pop(at))
        self.origin.insert(to, place)
        if abs(to - at) >= 2:
            self.truth.rows_moved.add((self.name, place or 0))

    def column_in(self) -> None:
        at = self.writer.rng.randint(1, len(self.columns))
        for number, row in enumerate(self.rows):
            row.insert(at, " ".join(self.writer.heading()[:2]) if number == 0 else self.writer.number())
        self.columns.insert(at, None)

    def column_out(self) -> None:
        at = self.writer.rng.randrange(1, len(self.columns))
        if self.columns[at] is not None:
            self.truth.columns_deleted.add((self.name, self.columns.pop(at) or 0))
            for row in self.rows:
                row.pop(at)


def _edit_table(writer: Writer, piece: Piece, truth: Truth) -> list[list[str]]:
    """One to three of: rows and columns in and out, a moved row, changed cells."""
    assert piece.rows is not None
    rows = [list(row) for row in piece.rows]
    table = _Table(writer, piece.name, truth, rows, list(range(len(rows))), list(range(len(rows[0]))))
    rng = writer.rng
    for form in rng.sample(("in", "out", "move", "column in", "column out", "cells", "cells"), rng.randint(1, 3)):
        if form == "in":
            table.rows_in()
        elif form == "out" and len(rows) > 4:
            table.row_out()
        elif form == "move" and len(rows) > 8 and None not in table.origin:
            table.row_moved()
        elif form == "column in":
            table.column_in()
        elif form == "column out" and len(table.columns) > 3:
            table.column_out()
    _edit_cells(writer, piece, rows, table.origin, table.columns, truth)
    truth.rows_inserted.update((f"?{piece.name}", at) for at, place in enumerate(table.origin) if place is None)
    truth.columns_inserted.update((f"?{piece.name}", at) for at, place in enumerate(table.columns) if place is None)
    return rows


def _edit_cells(
    writer: Writer, piece: Piece, rows: list[list[str]], origin: Sequence[int | None], columns: Sequence[int | None], truth: Truth
) -> None:
    rng = writer.rng
    for _ in range(rng.randint(0, 3)):
        row, column = rng.randrange(1, len(rows)), rng.randrange(1, len(columns))
        if origin[row] is None or columns[column] is None:
            continue
        name = f"{piece.name}.{origin[row]}.{columns[column]}"
        if any(cell[0] == name for cell in truth.cells):
            continue
        rows[row][column] = _other(writer, [(word, None) for word in rows[row][column].split()])
        truth.cells.add((name, rows[row][column]))


def _document(pieces: Sequence[Piece], name: str) -> Document:
    blocks: list[Block] = []
    for piece in pieces:
        if piece.rows is None:
            text = " ".join(piece.words)
            blocks.append(Block(block=piece.name, story=piece.story, kind=piece.kind, level=piece.level, text=text))
        else:
            blocks += [
                Block(
                    block=f"{piece.name}.{row}.{column}",
                    story="body",
                    kind=BlockKind.PARAGRAPH,
                    text=text,
                    table=CellPlace(id=piece.name, row=row, column=column),
                )
                for row, cells in enumerate(piece.rows)
                for column, text in enumerate(cells)
            ]
    words = sum(len(block.text.split()) for block in blocks)
    part = Part(story="body", place="all", units=words, status=PartStatus.COMPARED)
    return Document(name=name, sha256="0" * 64, format="docx", words=words, ledger=(part,), blocks=tuple(blocks))
