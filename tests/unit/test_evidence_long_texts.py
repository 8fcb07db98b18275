"""What a text holds is found in one walk over it: a chapter without paragraphs costs as much as its length, not its square."""

from time import process_time

from core.analysis.side_evidence import SideEvidence
from core.comparison.judge.values.find import find_values

SENTENCES = 1_200
SECONDS = 12.0
"""It takes half a second; a walk for each value took over half a minute."""


def test_a_long_text_with_a_value_in_each_sentence_is_read_in_one_walk() -> None:
    text = " ".join(f"Исполнитель выполняет этап работ номер {at} за {at % 28 + 1} дней." for at in range(SENTENCES))
    evidence = SideEvidence()
    began = process_time()
    evidence.read(text, find_values)
    assert process_time() - began < SECONDS
    assert len(evidence.spoken) == len(evidence.sentences) == SENTENCES
    assert len(evidence.figures) == 2 * SENTENCES
    assert len(evidence.around["этап"]) > SENTENCES // 2
