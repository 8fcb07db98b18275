"""Stories beside the body: notes, headers and footers, comments, charts, diagrams; the ledger."""

import pytest

from core.comparison import compare
from core.model.document import Flag, PartStatus
from tests.docx_package import docx, graphic, paragraph, read_docx, wrapped

NOTES = wrapped(
    "footnotes",
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="8"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> eight</w:t></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="3">{paragraph("three")}</w:footnote><w:footnote w:id="4">{paragraph("nobody asks")}</w:footnote>',
)


def by_story(document) -> list[tuple[str, str]]:
    return [(block.story, block.text) for block in document.blocks]


def test_notes_are_numbered_as_they_are_referenced():
    body = (
        paragraph("Terms", '<w:outlineLvl w:val="0"/>')
        + '<w:p><w:r><w:t>a</w:t></w:r><w:r><w:footnoteReference w:id="8"/></w:r><w:r><w:t>b</w:t>'
        '<w:footnoteReference w:id="3"/></w:r></w:p>'
    )
    document = read_docx(docx(body, links={"r9": ("footnotes", "footnotes.xml")}, parts={"word/footnotes.xml": NOTES}))
    assert by_story(document) == [("body", "Terms"), ("body", "ab"), ("footnote:1", "eight"), ("footnote:2", "three")]
    notes = [(m.start, m.end, m.value) for m in document.blocks[1].marks if m.type == "note"]
    assert notes == [(1, 1, "footnote:1"), (2, 2, "footnote:2")]
    assert document.blocks[2].section == ("Terms",)
    assert document.blocks[2].block == "footnote-1-p0001"
    named = [(p.story, p.reason) for p in document.ledger if p.reason]
    assert named == [("footnote 4", "unreferenced")]


def test_a_reference_to_no_note_is_named():
    document = read_docx(docx('<w:p><w:r><w:endnoteReference w:id="8"/><w:t>a</w:t></w:r></w:p>'))
    assert [(p.story, p.status, p.reason) for p in document.ledger if p.reason] == [
        ("endnote:1", PartStatus.NOT_COMPARED, "missing")
    ]


def section(kind: str, references: str, more: str = "") -> str:
    made = f"<w:sectPr>{references}{more}</w:sectPr>"
    return paragraph("end of section", made) if kind == "inner" else made


def test_headers_and_footers_by_section_and_kind():
    def reference(kind: str, which: str, identifier: str) -> str:
        return f'<w:{kind}Reference w:type="{which}" r:id="{identifier}"/>'

    first = section(
        "inner", reference("header", "first", "r2") + reference("header", "default", "r1") + reference("footer", "even", "r3")
    )
    last = section("outer", reference("header", "default", "r1") + reference("header", "first", "r2"), "<w:titlePg/>")
    document = read_docx(
        docx(
            first + paragraph("text") + last,
            links={"r1": ("header", "header1.xml"), "r2": ("header", "header2.xml"), "r3": ("footer", "footer1.xml")},
            parts={
                "word/header1.xml": wrapped("hdr", paragraph("usual")),
                "word/header2.xml": wrapped("hdr", paragraph("title page")),
                "word/footer1.xml": wrapped("ftr", paragraph("even")),
            },
        )
    )
    assert [(b.story, b.text, Flag.HIDDEN in b.flags) for b in document.blocks if b.story != "body"] == [
        ("header:1:default", "usual", False),
        ("header:1:first", "title page", True),
        ("footer:1:even", "even", True),
        ("header:2:default", "usual", False),
        ("header:2:first", "title page", False),
    ]


def test_two_headers_of_one_kind_are_two_stories():
    """No program writes that; what a block is called stays unique, so that the proof holds."""
    parts = {f"word/header{n}.xml": wrapped("hdr", paragraph(text)) for n, text in ((1, "one"), (2, "another"))}
    links = {f"r{n}": ("header", f"header{n}.xml") for n in (1, 2)}
    twice = "".join(f'<w:headerReference w:type="default" r:id="r{n}"/>' for n in (1, 2))
    body = paragraph("text") + section("outer", twice)
    document = read_docx(docx(body, parts=parts, links=links))
    assert len({block.block for block in document.blocks}) == len(document.blocks)
    assert [block.text for block in document.blocks] == ["text", "one", "another"]
    assert compare(document, read_docx(docx(body.replace('"r2"', '"r1"'), parts=parts, links=links))).proof.holds


def test_even_pages_are_shown_where_the_settings_say_so():
    body = paragraph("text") + '<w:sectPr><w:footerReference w:type="even" r:id="r3"/></w:sectPr>'
    document = read_docx(
        docx(
            body,
            settings="<w:evenAndOddHeaders/>",
            links={"r3": ("footer", "footer1.xml")},
            parts={"word/footer1.xml": wrapped("ftr", paragraph("even"))},
        )
    )
    assert document.blocks[-1].flags == ()


def comment(number: int, author: str, text: str) -> str:
    return (
        f'<w:comment w:id="{number}" w:author="{author}" w:date="2024-05-01T10:00:00Z">'
        f'<w:p w14:paraId="0000000{number}"><w:r><w:annotationRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
    )


def test_comments_with_author_anchor_thread_and_state():
    body = (
        '<w:p><w:r><w:t xml:space="preserve">pay </w:t></w:r><w:commentRangeStart w:id="1"/><w:commentRangeStart w:id="2"/>'
        '<w:r><w:t xml:space="preserve">at once</w:t></w:r></w:p><w:p><w:r><w:t>and</w:t></w:r><w:commentRangeEnd w:id="1"/>'
        '<w:commentRangeEnd w:id="2"/><w:r><w:commentReference w:id="1"/><w:commentReference w:id="2"/></w:r>'
        "<w:r><w:t> all</w:t></w:r></w:p>"
    )
    document = read_docx(
        docx(
            body,
            links={"r1": ("comments", "comments.xml"), "r2": ("commentsExtended", "commentsExtended.xml")},
            parts={
                "word/comments.xml": wrapped("comments", comment(1, "Anna", "how soon?") + comment(2, "Boris", "in a week")),
                "word/commentsExtended.xml": wrapped(
                    "x",
                    '<w15:commentEx w15:paraId="00000001" w15:done="1"/>'
                    '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>',
                ),
            },
        )
    )
    first, second, question, answer = document.blocks
    spans = [(b.text[m.start : m.end], m.value) for b in (first, second) for m in b.marks if m.type == "comment"]
    assert spans == [("at once", "comment:1"), ("at once", "comment:2"), ("and", "comment:1"), ("and", "comment:2")]
    assert (question.story, question.text, answer.story, answer.text) == ("comment:1", "how soon?", "comment:2", "in a week")
    assert {m.type: m.value for m in question.marks} == {
        "author": "Anna",
        "date": "2024-05-01T10:00:00Z",
        "resolved": "true",
    }
    assert {m.type: m.value for m in answer.marks} == {
        "author": "Boris",
        "date": "2024-05-01T10:00:00Z",
        "reply": "comment:1",
    }


def test_a_chart_is_its_title_and_a_table_of_its_data():
    def cache(tag: str, *values: str) -> str:
        points = "".join(f'<c:pt idx="{i}"><c:v>{value}</c:v></c:pt>' for i, value in enumerate(values))
        return f"<c:{tag}><c:numRef><c:numCache>{points}</c:numCache></c:numRef></c:{tag}>"

    series = "".join(
        f"<c:ser>{cache('tx', name)}{cache('cat', '2023', '2024')}{cache('val', *values)}</c:ser>"
        for name, values in (("Sales", ("10", "12")), ("Costs", ("7",)))
    )
    title = "<c:title><c:tx><c:rich><a:p><a:r><a:t>Our year</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    document = read_docx(
        docx(
            graphic('<c:chart r:id="r9"/>'),
            links={"r9": ("chart", "charts/chart1.xml")},
            parts={"word/charts/chart1.xml": wrapped("x", f"<c:chart>{title}<c:plotArea>{series}</c:plotArea></c:chart>")},
        )
    )
    chart = [block for block in document.blocks if block.story == "chart:1"]
    assert (chart[0].text, chart[0].table) == ("Our year", None)
    assert [(b.table.row, b.table.column, b.text) for b in chart[1:]] == [
        (0, 0, ""),
        (0, 1, "Sales"),
        (0, 2, "Costs"),
        (1, 0, "2023"),
        (1, 1, "10"),
        (1, 2, "7"),
        (2, 0, "2024"),
        (2, 1, "12"),
        (2, 2, ""),
    ]


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("4.4000000000000004", "4.4"),
        ("1287.0410149682725", "1287.04101496827"),
        ("8.0056453182791518E-2", "0.0800564531827915"),
        ("4.4", "4.4"),
        ("7.0", "7.0"),
        ("123456789012345678", "123456789012346000"),
        ("12345678901234567 items", "12345678901234567 items"),
    ],
)
def test_a_number_of_a_chart_has_no_noise_of_its_binary_form(stored: str, read: str):
    point = f'<c:pt idx="0"><c:v>{stored}</c:v></c:pt>'
    series = f"<c:ser><c:val><c:numRef><c:numCache>{point}</c:numCache></c:numRef></c:val></c:ser>"
    links = {"r9": ("chart", "charts/chart1.xml")}
    parts = {"word/charts/chart1.xml": wrapped("x", f"<c:chart><c:plotArea>{series}</c:plotArea></c:chart>")}
    document = read_docx(docx(graphic('<c:chart r:id="r9"/>'), links=links, parts=parts))
    assert read in [block.text for block in document.blocks if block.story == "chart:1"]


def test_a_label_that_somebody_wrote_at_a_point_of_a_chart_is_text():
    def label(inner: str) -> str:
        return f"<c:dLbl><c:idx val='0'/><c:tx><c:rich><a:p>{inner}</a:p></c:rich></c:tx></c:dLbl>"

    words, value = "<a:r><a:t>a record</a:t></a:r>", '<a:fld type="VALUE"><a:t>[VALUE]</a:t></a:fld>'
    chart = f"<c:chart><c:plotArea><c:dLbls>{label(words)}{label(value)}</c:dLbls></c:plotArea></c:chart>"
    links, parts = {"r9": ("chart", "charts/chart1.xml")}, {"word/charts/chart1.xml": wrapped("x", chart)}
    document = read_docx(docx(graphic('<c:chart r:id="r9"/>'), links=links, parts=parts))
    assert by_story(document) == [("body", "x"), ("chart:1", "a record")]


def test_a_diagram_is_the_text_of_its_points():
    points = "".join(
        f"<dgm:pt><dgm:t><a:p>{''.join(f'<a:r><a:t>{part}</a:t></a:r>' for part in text)}</a:p></dgm:t></dgm:pt>"
        for text in (("Pl", "an"), (), ("Do",))
    )
    document = read_docx(
        docx(
            graphic('<dgm:relIds r:dm="r9" r:lo="r8"/>'),
            links={"r9": ("diagramData", "diagrams/data1.xml")},
            parts={"word/diagrams/data1.xml": wrapped("x", f"<dgm:ptLst>{points}</dgm:ptLst>")},
        )
    )
    assert by_story(document) == [("body", "x"), ("diagram:1", "Plan"), ("diagram:1", "Do")]


def test_the_ledger_counts_the_words_of_every_story():
    document = read_docx(
        docx(
            paragraph("two words") + '<w:p><w:r><w:footnoteReference w:id="3"/><w:t>one</w:t></w:r></w:p>',
            links={"r9": ("footnotes", "footnotes.xml")},
            parts={"word/footnotes.xml": NOTES},
        )
    )
    counted = [(p.story, p.place, p.units) for p in document.ledger if not p.reason]
    assert counted == [("body", "word/document.xml", 3), ("footnote:1", "word/footnotes.xml", 1)]
    assert (document.words, document.completeness, document.format) == (4, 1.0, "docx")


def test_a_damaged_part_is_named_and_the_rest_is_read():
    document = read_docx(
        docx(
            paragraph("one two three") + '<w:p><w:r><w:footnoteReference w:id="3"/></w:r></w:p>',
            links={"r9": ("footnotes", "footnotes.xml")},
            parts={"word/footnotes.xml": "<w:footnotes><w:t>lost</w:t>"},
        )
    )
    named = [(p.place, p.units, p.status, p.reason) for p in document.ledger if p.reason]
    assert ("word/footnotes.xml", 1, PartStatus.NOT_COMPARED, "damaged") in named
    assert document.completeness == 0.75


@pytest.mark.parametrize(
    ("part", "kind", "reference", "root"),
    [
        ("footnotes", "footnotes", '<w:p><w:r><w:footnoteReference w:id="3"/></w:r></w:p>', "w:endnotes"),
        ("comments", "comments", "", "w:hdr"),
        ("header1", "header", '<w:sectPr><w:headerReference r:id="r9"/></w:sectPr>', "w:ftr"),
        ("footer1", "footer", '<w:sectPr><w:footerReference r:id="r9"/></w:sectPr>', "w:hdr"),
        ("styles", "styles", "", "w:fonts"),
        ("numbering", "numbering", "", "w:styles"),
    ],
)
def test_a_part_that_is_another_one_is_damaged(part: str, kind: str, reference: str, root: str):
    content = f'<{root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p/></{root}>'
    document = read_docx(
        docx(paragraph("text") + reference, links={"r9": (kind, f"{part}.xml")}, parts={f"word/{part}.xml": content})
    )
    assert (f"word/{part}.xml", "damaged") in [(line.place, line.reason) for line in document.ledger]


@pytest.mark.parametrize("kind", ["styles", "numbering", "settings", "footnotes", "comments"])
def test_a_part_that_is_named_and_not_there_is_damage(kind: str):
    document = read_docx(docx(paragraph("text"), links={{"styles": "rS", "numbering": "rN"}.get(kind, "rT"): (kind, "gone.xml")}))
    assert ("word/gone.xml", "damaged") in [(line.place, line.reason) for line in document.ledger]


def test_foreign_content_and_macros_are_named():
    document = read_docx(
        docx(
            '<w:altChunk r:id="r9"/>' + paragraph("text"),
            links={"r9": ("aFChunk", "chunk.html")},
            parts={"word/chunk.html": "<p>more</p>", "word/vbaProject.bin": b"macro"},
        )
    )
    assert [(p.place, p.reason) for p in document.ledger if p.reason] == [
        ("word/chunk.html", "embedded_part"),
        ("word/vbaProject.bin", "macros"),
    ]


def test_core_properties():
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Contract</dc:title><dc:creator>Anna</dc:creator></cp:coreProperties>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="b" Target="docProps/core.xml" '
        'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/></Relationships>'
    )
    document = read_docx(docx(paragraph("a"), parts={"_rels/.rels": rels, "docProps/core.xml": core}))
    assert (document.properties["title"], document.properties["creator"]) == ("Contract", "Anna")
