"""How fast judging is: `python -m benchmarks.judge [--text FILE]` prints a table. Minima over five runs, processor time.

The text is made here (Russian and English contract sentences with numbers drawn from a seed) unless a file is given.
"""

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from core.comparison.judge import find_values, flag, judge, knock_on, sites
from core.model.change import Anchor, Change, ChangeKind, Edit, Lane, Place, Places, Sentence, Span
from core.model.document import Block, BlockKind, Document

RUNS = 5
SENTENCES = (
    "Оплата по договору производится в течение {a} рабочих дней с даты подписания акта приёмки, но не позднее {d}.{m:02}.2025. ",
    "Стороны несут ответственность в порядке, установленном законодательством, и возмещают убытки в полном объёме. ",
    "Цена работ составляет {b} 000 руб., включая НДС 20 %, и изменению в течение срока действия договора не подлежит. ",
    "The Supplier shall deliver the goods within {a} business days and keep records of every delivery for {d} years. ",
    "Each party keeps the information of the other confidential and uses it for the purposes of this agreement only. ",
)


def paragraphs(count: int, seed: int = 7) -> list[str]:
    """Made of sentences with values; the same for the same seed."""
    draw = random.Random(seed)
    return [
        "".join(
            draw.choice(SENTENCES).format(
                a=draw.randint(2, 90), b=draw.randint(10, 999), d=draw.randint(1, 28), m=draw.randint(1, 12)
            )
            for _ in range(draw.randint(1, 3))
        ).strip()
        for _ in range(count)
    ]


def drafts(texts: list[str], seed: int = 11) -> tuple[list[Change], dict[str, Block], dict[str, Block]]:
    """One changed word in every paragraph, as the comparison would hand it over."""
    draw = random.Random(seed)
    changes, old, new = [], {}, {}
    for place, text in enumerate(texts):
        words = text.split(" ")
        at = draw.randrange(len(words))
        digits = "".join(char for char in words[at] if char.isdigit())
        other = words[at].replace(digits, str(int(digits) + 1)) if digits else words[at] + "ся"
        start = len(" ".join(words[:at])) + (1 if at else 0)
        after = text[:start] + other + text[start + len(words[at]) :]
        a, b = f"a{place}", f"b{place}"
        old[a], new[b] = block(a, text), block(b, after)
        spans = Span(block=a, start=start, end=start + len(words[at])), Span(block=b, start=start, end=start + len(other))
        changes.append(change(str(place), spans, (words[at], other)))
    return changes, old, new


def block(name: str, text: str) -> Block:
    """A paragraph of the body."""
    return Block(block=name, story="body", kind=BlockKind.PARAGRAPH, text=text)


def change(name: str, spans: tuple[Span, Span], texts: tuple[str, str]) -> Change:
    """One that replaces one span by another."""
    anchors = [
        Anchor(story="body", block=span.block, start=span.start, end=span.end, text=text)
        for span, text in zip(spans, texts, strict=True)
    ]
    places = [Place(story="body", after=span.block, offset=span.start) for span in spans]
    return Change(
        id=name,
        kind=ChangeKind.REPLACED,
        lane=Lane.WORDING,
        old=(anchors[0],),
        new=(anchors[1],),
        at=Places(old=places[0], new=places[1]),
        edits=(Edit(old=spans[0], new=spans[1]),),
        sentence=Sentence(ru="", en=""),
    )


def least(work: Callable[[], object]) -> float:
    """The shortest of RUNS runs, in seconds of the processor."""
    times = []
    for _ in range(RUNS):
        sites.forget()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def imports() -> float:
    """Seconds of the processor that importing the package takes beyond the interpreter and the model."""
    timed = "t = time.process_time(); import core.comparison.judge; print(time.process_time() - t)"
    code = f"import time, core.model.comparison; {timed}"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in range(RUNS)]
    return min(float(run) for run in runs)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path)
    given = parser.parse_args().text
    texts = [line for line in given.read_text("utf-8").split("\n") if line.strip()] if given else paragraphs(3_000)
    changes, old, new = drafts(texts)
    blocks = list(old.values())
    judged = tuple(judge(item, old, new) for item in changes)
    documents = [Document(name="a", sha256="0", format="txt", blocks=tuple(side.values())) for side in (old, new)]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    print("| what | figure |\n|---|---|")
    print(f"| find_values | {megabytes / least(lambda: [find_values(text) for text in texts]) * 60:,.0f} MB/min |")
    print(f"| flag | {len(blocks) / least(lambda: [flag(item) for item in blocks]):,.0f} blocks/s |")
    print(f"| judge | {len(changes) / least(lambda: [judge(item, old, new) for item in changes]):,.0f} changes/s |")
    seconds = least(lambda: knock_on(judged[:300], documents[0], documents[1]))
    print(f"| knock_on, 300 changes over {len(blocks):,} blocks | {seconds:.2f} s |")
    print(f"| import | {imports():.2f} s |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
