"""What a child's answer may be, and what each ending becomes."""

from dataclasses import replace

import msgspec
import pytest

from core import errors
from core.intake.wire import COUNTED, DOCUMENT, REFUSAL, Bounds, Ending, Refusal, Stopped, counted, outcome, refusal_of
from core.jsonform import encode
from core.model.document import Block, BlockKind, Document, Part, PartStatus, Revision, RevisionKind

BOUNDS = Bounds(memory_bytes=1000, result_bytes=10_000, cpu_seconds=7, wall_seconds=9)


def document(*texts: str, status: PartStatus = PartStatus.COMPARED) -> Document:
    blocks = tuple(Block(block=f"b{n}", story="body", kind=BlockKind.PARAGRAPH, text=text) for n, text in enumerate(texts))
    part = Part(story="body", place="text", units=1, status=status)
    return Document(name="n", sha256="0" * 64, format="txt", blocks=blocks, ledger=(part,))


def test_a_document_comes_through_whole() -> None:
    sent = document("раз", "два")
    assert outcome(DOCUMENT + encode(sent), Ending(), BOUNDS) == sent


def test_a_reading_is_empty_only_where_tracked_changes_make_it_so() -> None:
    with pytest.raises(errors.NoWords):
        outcome(DOCUMENT + encode(document("")), Ending(), BOUNDS)
    tracked = Revision(kind=RevisionKind.INSERTED, author="A", text="раз")
    sent = replace(document(""), revisions=(tracked,))
    assert outcome(DOCUMENT + encode(sent), Ending(), BOUNDS) == sent


@pytest.mark.parametrize(
    ("answer", "ending", "error"),
    [
        (b"", Ending(), errors.ReaderCrashed),
        (b"X{}", Ending(), errors.ReaderCrashed),
        (b"D{}", Ending(), errors.ReaderCrashed),
        (b"D" + b"[" * 5000, Ending(), errors.ReaderCrashed),
        (b"R{}", Ending(), errors.ReaderCrashed),
        (b"R" + msgspec.json.encode(Refusal(code="INTERNAL")), Ending(), errors.ReaderCrashed),
        (b"R" + msgspec.json.encode(Refusal(code="ENCRYPTED")), Ending(), errors.Encrypted),
        (b"", Ending(status=1), errors.ReaderCrashed),
        (b"", Ending(signal=11, peak_bytes=100), errors.ReaderCrashed),
        (b"", Ending(signal=11, peak_bytes=900), errors.ReaderMemory),
        (b"", Ending(signal=9), errors.ReaderMemory),
        (b"", Ending(signal=24), errors.ReaderTimeout),
        (b"", Ending(signal=9, stopped=Stopped.SILENT), errors.ReaderTimeout),
        (b"", Ending(signal=9, stopped=Stopped.TOO_MUCH), errors.LimitExceeded),
        (b"D" * 10_002, Ending(), errors.LimitExceeded),
    ],
)
def test_endings(answer: bytes, ending: Ending, error: type[errors.InputError]) -> None:
    with pytest.raises(error) as caught:
        outcome(answer, ending, BOUNDS)
    assert type(caught.value) is error
    assert caught.value.message("ru")


def test_an_answer_after_a_bad_end_counts_for_nothing() -> None:
    with pytest.raises(errors.ReaderCrashed):
        outcome(DOCUMENT + encode(document("whole")), Ending(signal=11), BOUNDS)


def test_a_file_without_text_is_never_an_empty_document() -> None:
    for texts in ((), ("", " \n")):
        with pytest.raises(errors.NoWords):
            outcome(DOCUMENT + encode(document(*texts)), Ending(), BOUNDS)
        with pytest.raises(errors.Damaged):
            outcome(DOCUMENT + encode(document(*texts, status=PartStatus.NOT_COMPARED)), Ending(), BOUNDS)


@pytest.mark.parametrize(
    "error",
    [errors.LimitExceeded(limit="XML_DEPTH 100"), errors.Unsafe(what="DOCTYPE"), errors.NoText(), errors.TooLarge(limit_mib=50)],
)
def test_every_refusal_comes_back_as_it_was_raised(error: errors.InputError) -> None:
    with pytest.raises(type(error)) as caught:
        outcome(refusal_of(error), Ending(), BOUNDS)
    assert caught.value.message("en") == error.message("en")


def test_the_values_of_a_refusal_are_cut() -> None:
    with pytest.raises(errors.Unsafe) as caught:
        outcome(REFUSAL + msgspec.json.encode(Refusal(code="UNSAFE", values={"what": "x" * 9000})), Ending(), BOUNDS)
    assert caught.value.values == {"what": "x" * 200}


@pytest.mark.parametrize("answer", [b"", b"D12", COUNTED, COUNTED + b"-1", COUNTED + b"1.5", COUNTED + b"1" * 10])
def test_a_number_of_pages_is_trusted_in_nothing(answer: bytes) -> None:
    assert counted(COUNTED + b"12", Ending(), BOUNDS) == 12
    with pytest.raises(errors.ReaderCrashed):
        counted(answer, Ending(), BOUNDS)
