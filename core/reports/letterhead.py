"""What every paper of ours begins with: logo and heading of the template, the paper's title, what speaks against the pair."""

from collections.abc import Sequence

from core.reports.data import ReportData
from core.reports.doubts import doubt_lines
from core.reports.labels import pictured
from core.reports.picture import picture
from core.reports.wordml import LOGO, Element, Look, document, paragraph, q, run

_HEADING = Look(colour="5B6470", size=22)
_DOUBT = Look(bold=True, colour="9A6200")


def paper(data: ReportData, title: str, body: Sequence[Element], *, landscape: bool) -> bytes:
    """A DOCX of the body under the letterhead. A logo that is no whole PNG is left out."""
    drawn = picture(data.options.logo, LOGO) if data.options.logo else None
    head = [paragraph(run(title), style="Title")]
    head += [paragraph(run(doubt, _DOUBT)) for doubt in doubt_lines(data)]
    if data.options.heading:
        head.insert(0, paragraph(run(data.options.heading, _HEADING)))
    if drawn is not None:
        head.insert(0, paragraph(drawn))
    for text in (text for part in (*head, *body) for text in part.iter(q("t"))):
        text.text = pictured(text.text or "", data.language)
    return document(
        [*head, *body],
        landscape=landscape,
        title=title,
        author=data.options.author,
        made=data.made,
        language=data.language,
        logo=data.options.logo if drawn is not None else None,
    )
