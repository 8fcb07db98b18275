"""A small comparison written by hand, for the tests of the reports: hostile texts can be put into any place of it."""

from hashlib import sha256

from core.comparison import compare
from core.model.analysis import Analysis, AnalysisStatus, Origin, Rates, Statement, Verdict
from core.model.change import (
    Anchor,
    Change,
    ChangeKind,
    Edit,
    FoundValue,
    Lane,
    Place,
    Places,
    Sentence,
    Significance,
    Span,
    Value,
    ValueType,
)
from core.model.comparison import Comparison, Options, Proof
from core.model.document import Block, BlockKind, Document, Part, PartStatus, Side
from core.ports import ReadOptions
from core.readers import reader_for
from core.reports import ReportData
from tests.pdf_files import typeset

OLD = "Срок оплаты составляет 10 рабочих дней."
NEW = "Срок оплаты составляет 15 рабочих дней."


def block(name: str, text: str) -> Block:
    return Block(block=name, story="body", kind=BlockKind.PARAGRAPH, text=text, section=("3 Оплата",), page=2)


def anchor(name: str, text: str) -> Anchor:
    return Anchor(story="body", block=name, start=0, end=len(text), text=text, section=("3 Оплата",), page=2)


def document(name: str, *texts: str) -> Document:
    blocks = tuple(block(f"p{number}", text) for number, text in enumerate(texts, start=1))
    digest = sha256("\n".join(texts).encode()).hexdigest()
    return Document(name=name, sha256=digest, format="txt", words=sum(len(text.split()) for text in texts), blocks=blocks)


def longer_term() -> Change:
    """A period of ten working days that became fifteen."""
    start = OLD.index("10")
    at = Places(old=Place(story="body", after=None, offset=start), new=Place(story="body", after=None, offset=start))
    period = Value(
        type=ValueType.PERIOD,
        old=FoundValue(text="10 рабочих дней", start=start, end=start + 15, value="10", unit="WD"),
        new=FoundValue(text="15 рабочих дней", start=start, end=start + 15, value="15", unit="WD"),
        delta="5",
        delta_percent="50",
    )
    return Change(
        id="a1",
        kind=ChangeKind.REPLACED,
        lane=Lane.SUBSTANCE,
        old=(Anchor(story="body", block="p1", start=start, end=start + 2, text="10", section=("3 Оплата",)),),
        new=(Anchor(story="body", block="p1", start=start, end=start + 2, text="15", section=("3 Оплата",)),),
        at=at,
        edits=(Edit(old=Span(block="p1", start=start, end=start + 2), new=Span(block="p1", start=start, end=start + 2)),),
        values=(period,),
        significance=Significance.HIGH,
        reasons=("deadline",),
        sentence=Sentence(ru="Срок оплаты увеличен с 10 до 15 рабочих дней.", en="The payment term grew from 10 to 15 days."),
    )


def added(text: str) -> Change:
    """A paragraph that was put in behind the first."""
    return Change(
        id="b2",
        kind=ChangeKind.INSERTED,
        lane=Lane.SUBSTANCE,
        old=(),
        new=(anchor("p2", text),),
        at=Places(old=Place(story="body", after="p1"), new=Place(story="body", after="p1")),
        edits=(Edit(old=None, new=Span(block="p2", start=0, end=len(text))),),
        significance=Significance.MEDIUM,
        reasons=("block_added", "unmarked"),
        sentence=Sentence(ru=f"Добавлен абзац: «{text}»", en=f"A paragraph was added: “{text}”"),
    )


def analysis(said: str) -> Analysis:
    """One statement that was believed, and one that was not."""
    statement = Statement(text=said, origin=Origin.MODEL, changes=("a1",), verdict=Verdict.VERIFIED)
    quarantined = Statement(
        text="QUARANTINED " + said, origin=Origin.MODEL, changes=("a1",), verdict=Verdict.QUARANTINED, reasons=("number",)
    )
    return Analysis(
        model="test",
        status=AnalysisStatus.COMPLETED,
        analysed=2,
        total=2,
        statements=(statement, quarantined),
        rates=Rates(verified=1, quarantined=1),
    )


def report_data(extra: str = "Новый абзац.", said: str = "Срок вырос с 10 до 15 дней.", language: str = "ru") -> ReportData:
    """Two changes: a period, and an inserted paragraph whose text is `extra`; one statement that is `said` by a model."""
    old, new = document("Договор v1.docx", OLD), document("Договор v2.docx", NEW, extra)
    comparison = Comparison(
        engine="sverka test",
        options=Options(),
        complete=True,
        old=old.header,
        new=new.header,
        ledger=(Part(side=Side.NEW, story="body", place=extra, units=6, status=PartStatus.COMPARED),),
        changes=(longer_term(), added(extra)),
        proof=Proof(applies=True, reverts=True),
        totals={"changes": 2, "lane.substance": 2, "unmarked": 1},
    )
    made = "2026-01-02T03:04:05Z"
    return ReportData(comparison=comparison, old=old, new=new, analysis=analysis(said), language=language, made=made)


PDF_OLD = "Срок поставки составляет 10 рабочих дней.\n\nОплата производится в рублях."
PDF_NEW = "Срок поставки составляет 15 рабочих дней.\n\nОплата производится в рублях.\n\nСтороны вправе расторгнуть договор."


def pdf_data(setup: str | None = None) -> ReportData:
    """Two printed files; `setup`: what the typesetter is told of their pages."""
    sides = [typeset(text) if setup is None else typeset(text, setup) for text in (PDF_OLD, PDF_NEW)]
    old, new = (reader_for("pdf")(data, name=f"v{i}.pdf", options=ReadOptions()) for i, data in enumerate(sides, 1))
    return ReportData(comparison=compare(old, new), old=old, new=new, old_bytes=sides[0], new_bytes=sides[1])
