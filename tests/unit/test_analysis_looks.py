"""What a model is told of text that stayed and is crossed out."""

import json

from core.analysis.batches import pieces_of
from core.analysis.budget import Budget
from core.analysis.context import Sources
from core.comparison import compare
from tests.docx_package import docx, read_docx


def test_the_reason_says_what_two_equal_texts_cannot() -> None:
    line = "<w:p><w:r><w:rPr>{}</w:rPr><w:t>Штраф 5 % в день.</w:t></w:r></w:p>"
    old, new = (read_docx(docx(line.format(look))) for look in ("", "<w:strike/>"))
    comparison = compare(old, new)
    (change,) = comparison.changes
    (piece,) = pieces_of(Sources(comparison, old, new).view(change.id), 4_000, Budget(num_ctx=8_192, language="ru"))
    told = json.loads(piece.line(1))
    assert (told["reasons"], told["words"], told["before"] == told["after"]) == (["struck"], "Штраф 5 % в день.", True)
    assert "removed" not in told
