"""What every paper of ours begins with: the logo and the heading of the template, then the paper's own title."""

from collections.abc import Sequence

from core.reports.data import ReportData
from core.reports.labels import pictured
from core.reports.picture import picture
from core.reports.wordml import LOGO, Element, Look, document, paragraph, q, run

_HEADING = Look(colour="5B6470", size=22)


def paper(data: ReportData, title: str, body: Sequence[Element], *, landscape: bool) -> bytes:
    """A DOCX of the body under the letterhead. A logo that is no whole PNG is left out."""
    drawn = picture(data.options.logo, LOGO) if data.options.logo else None
    head = [paragraph(run(title), style="Title")]
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
