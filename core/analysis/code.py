"""The analysis that needs no model: the sentences that code wrote of each change, labelled as such."""

from core.model.analysis import Analysis, AnalysisStatus, Origin, Quote, Statement, Verdict
from core.model.change import Change
from core.model.comparison import Comparison
from core.model.document import Side
from core.model.leading import leading

MODEL = "code"
IN_SUMMARY = 7
"""Sentences of the summary: the most significant changes."""


def analyse_without_model(comparison: Comparison, language: str) -> Analysis:
    """Every change with the sentence of the comparison itself. Nothing was read by a model, and `model` says so."""
    statements = tuple(_statement(change, language, "change") for change in comparison.changes)
    summary = tuple(_statement(change, language, "summary") for change in leading(comparison.changes)[:IN_SUMMARY])
    total = len(comparison.changes)
    return Analysis(
        model=MODEL,
        status=AnalysisStatus.COMPLETED,
        analysed=total,
        total=total,
        summary=summary,
        statements=statements,
        language=language,
    )


def _statement(change: Change, language: str, role: str) -> Statement:
    return Statement(
        text=change.sentence.ru if language == "ru" else change.sentence.en,
        origin=Origin.CODE,
        changes=(change.id,),
        quotes=tuple(
            Quote(side=side, block=anchor.block, start=anchor.start, end=anchor.end, text=anchor.text)
            for side, anchors in ((Side.OLD, change.old), (Side.NEW, change.new))
            for anchor in anchors
            if anchor.text
        ),
        significance=change.significance,
        verdict=Verdict.VERIFIED,
        role=role,
    )
