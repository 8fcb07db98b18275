"""What stands inside a paragraph: every kind of inline content, at the right place of the text."""

import hashlib

import pytest

from core.model.document import OBJECT, BlockKind, Flag, PartStatus
from tests.docx_package import blocks, docx, paragraph, read_docx, run, texts, wrapped


def one(body: str, **rest: str):
    found = blocks(body, **rest)
    assert len(found) == 1, found
    return found[0]


def marks(block, kind: str) -> list[tuple[str, str]]:
    """The text under each mark of a kind, with the mark's value."""
    return [(block.text[mark.start : mark.end], mark.value) for mark in block.marks if mark.type == kind]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t>", "a\nb\nc"),
        ("<w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>er</w:t>", "co\u2011op\u00ader"),
        ("<w:t>5\u00a0\u202f000</w:t>", "5\u00a0\u202f000"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t>', "≥5"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
        ('<w:sym w:font="Unheard Of" w:char="F0FE"/>', "\uf0fe"),
        ('<w:sym w:font="Symbol" w:char="zz"/>', "\ufffd"),
        ('<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>\uf0fc</w:t>', "✓"),
        ('<w:rPr><w:rFonts w:hAnsi="Symbol"/></w:rPr><w:t>a\uf02a</w:t>', "a∗"),
        ("<w:t>\uf0fc</w:t>", "\uf0fc"),
        ("<w:t> a </w:t>", "a"),
        ('<w:t xml:space="preserve"> a </w:t>', " a "),
        ("<w:t>a\n  b</w:t>", "a   b"),
        ('<w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t>', "a\nb"),
        ('<w:br w:type="page"/><w:t>b</w:t><w:br w:type="page"/>', "b"),
        ("<w:t>e\u0301\u1e9b\u0323</w:t>", "e\u0301\u1e9b\u0323"),
        ("<w:t>a<!-- not text -->b<?nor this?>c</w:t>", "abc"),
        (
            "<w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby>",
            "漢(kan)",
        ),
    ],
)
def test_runs(inner, text):
    assert one(f"<w:p><w:r>{inner}</w:r></w:p>").text == text


def test_containers_are_read_through():
    body = (
        "<w:p><w:smartTag><w:r><w:t>a</w:t></w:r></w:smartTag><w:customXml><w:r><w:t>b</w:t></w:r></w:customXml>"
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:dir><w:r><w:t>d</w:t></w:r></w:dir></w:p>"
    )
    assert one(body).text == "abcd"


def test_an_unknown_element_is_read_and_named():
    document = read_docx(docx("<w:p><x:later><w:r><w:t>two words</w:t></w:r></x:later></w:p>" + paragraph("three more words")))
    assert [block.text for block in document.blocks] == ["two words", "three more words"]
    doubtful = [part for part in document.ledger if part.status is PartStatus.DOUBTFUL]
    assert [(part.place, part.units, part.reason) for part in doubtful] == [("later", 2, "unknown_element")]
    assert document.completeness == pytest.approx(3 / 5)


def test_alternate_content_is_read_once():
    body = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>choice</w:t></mc:Choice>'
        "<mc:Fallback><w:t>fallback</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="zzz"><w:t>choice</w:t></mc:Choice>'
        "<mc:Fallback><w:t>fallback</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(body) == ["choice", "fallback"]


def field(instruction: str, result: str = "") -> str:
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


class TestFields:
    def test_result_is_text_and_instruction_a_mark(self):
        reference = field("REF _Ref1  \\h", run("3.2"))
        block = one(f"<w:p>{run('see ')}{reference}{run('!')}</w:p>")
        assert block.text == "see 3.2!"
        assert marks(block, "field") == [("3.2", "REF _Ref1 \\h")]

    def test_a_place_that_references_name_is_a_mark(self):
        start = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>'
        block = one(f"<w:p>{start.format(1, '_Toc9')}{run('The ')}{start.format(2, '_Ref1')}{run('term')}</w:p>")
        assert [(mark.start, mark.value) for mark in block.marks if mark.type == "bookmark"] == [(4, "_Ref1")]

    def test_nested_field_in_an_instruction_is_not_shown(self):
        inner = field("MERGEFIELD sex", run("m"))
        condition = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
            f'{inner}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("Mr")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        block = one(f"<w:p>{run('Dear ')}{condition}</w:p>")
        assert block.text == "Dear Mr"
        assert marks(block, "field") == [("Mr", "IF")]

    def test_hyperlink_field_is_a_link(self):
        link = field('HYPERLINK "https://a.example/" \\l "part" ', run("here"))
        block = one(f"<w:p>{link}</w:p>")
        assert marks(block, "link") == [("here", "https://a.example/#part")]

    def test_simple_field(self):
        block = one(f'<w:p><w:fldSimple w:instr=" DATE \\@ yyyy ">{run("2020")}</w:fldSimple></w:p>')
        assert (block.text, marks(block, "field")) == ("2020", [("2020", "DATE \\@ yyyy")])

    def test_contents_over_paragraphs_are_generated(self):
        body = (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("One 1")}</w:p>{paragraph("Two 2")}'
            f'<w:p>{run("Three 3")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>{paragraph("text")}'
        )
        found = [(block.text, Flag.GENERATED in block.flags) for block in blocks(body)]
        assert found == [("One 1", True), ("Two 2", True), ("Three 3", True), ("text", False)]

    def test_a_page_number_alone_is_generated_and_one_in_a_sentence_is_a_mark(self):
        alone, inside = blocks(
            f"<w:p>{run('- ')}{field('PAGE', run('7'))}{run(' -')}</w:p><w:p>{run('see p. ')}{field('PAGEREF x', run('9'))}</w:p>"
        )
        assert Flag.GENERATED in alone.flags
        assert Flag.GENERATED not in inside.flags
        assert marks(inside, "field") == [("9", "PAGEREF x")]

    def test_form_fields_show_their_state(self):
        box = (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
            "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        choice = (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="no"/>'
            '<w:listEntry w:val="yes"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        assert one(f"<w:p>{box}{run(' agreed: ')}{choice}</w:p>").text == "☒ agreed: yes"

    @pytest.mark.parametrize(
        ("instruction", "shown"),
        [
            ("MACROBUTTON NoMacro [Enter the name]", "[Enter the name]"),
            ("GOTOBUTTON Part2 onward", "onward"),
            ("EQ \\f(1;2)", "\\f(1;2)"),
            ('SYMBOL 183 \\f "Symbol" \\s 10', "•"),
            ("SYMBOL 0x2265 \\u", "≥"),
            ('SYMBOL 151 \\f "Times New Roman"', "—"),
            ("SYMBOL § \\s 9", "§"),
            ("PAGE", ""),
        ],
    )
    def test_what_a_field_shows_that_keeps_no_result_is_text(self, instruction, shown):
        block = one(f"<w:p>{run('see ')}{field(instruction)}{run('!')}</w:p>")
        assert block.text == f"see {shown}!"
        assert marks(block, "field") == [(shown, instruction)]

    def test_a_field_that_never_ends_swallows_nothing(self):
        body = (
            f'<w:p>{run("before")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
            f"{run(' after')}</w:p>{paragraph('next')}"
        )
        assert texts(body) == ["before after", "next"]

    def test_a_sequence_number_makes_a_caption(self):
        block = one(f"<w:p>{run('Table ')}{field('SEQ Table', run('4'))}{run(' – Prices')}</w:p>")
        assert (block.kind, block.text) == (BlockKind.CAPTION, "Table 4 – Prices")


def test_links_keep_their_targets():
    body = (
        '<w:p><w:hyperlink r:id="r9"><w:r><w:t>site</w:t></w:r></w:hyperlink>'
        '<w:hyperlink w:anchor="part"><w:r><w:t>part</w:t></w:r></w:hyperlink></w:p>'
    )
    block = read_docx(docx(body, links={"r9": ("hyperlink", "https://a.example/?q=1")})).blocks[0]
    assert marks(block, "link") == [("site", "https://a.example/?q=1"), ("part", "#part")]


def test_a_picture_that_is_a_link_keeps_its_target():
    linked = DRAWING.replace('descr="A cat"/>', 'descr="A cat"><a:hlinkClick r:id="r8"/></wp:docPr>')
    links = {"r9": ("image", "media/image1.png"), "r8": ("hyperlink", "https://a.example/cat")}
    data = docx(f"<w:p><w:r><w:t>[</w:t>{linked}</w:r></w:p>", links=links, parts={"word/media/image1.png": b"PNG"})
    assert marks(read_docx(data).blocks[0], "link") == [(OBJECT, "https://a.example/cat")]


def test_placeholder_of_a_control_is_a_blank():
    body = (
        "<w:p><w:r><w:t>Name: </w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>type here</w:t>"
        "</w:r></w:sdtContent></w:sdt></w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{paragraph('and here')}</w:sdtContent></w:sdt>"
    )
    inline, whole = blocks(body)
    assert marks(inline, "blank") == [("type here", "placeholder")]
    assert marks(whole, "blank") == [("and here", "placeholder")]


DRAWING = (
    '<w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A cat"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>'
    '<a:blip r:embed="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
)


class TestPictures:
    def test_a_picture_is_known_by_its_content(self):
        data = docx(
            f"<w:p><w:r><w:t>[</w:t>{DRAWING}<w:t>]</w:t></w:r></w:p>",
            links={"r9": ("image", "media/image1.png")},
            parts={"word/media/image1.png": b"PNG"},
        )
        document = read_docx(data)
        block = document.blocks[0]
        assert block.text == f"[{OBJECT}]"
        assert marks(block, "image") == [(OBJECT, hashlib.sha256(b"PNG").hexdigest())]
        assert marks(block, "alt") == [(OBJECT, "A cat")]
        assert ("word/media/image1.png", 1, PartStatus.COMPARED) in [(p.place, p.units, p.status) for p in document.ledger]

    def test_the_description_of_the_drawing_counts_before_that_of_the_file_in_it(self):
        """Word writes the former when somebody edits it and leaves the latter, often a file's name, as it was."""
        stale = '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p" descr="cat.jpg"/></pic:nvPicPr>'
        drawing = DRAWING.replace("<pic:pic>", stale)
        for said, read in ((drawing, "A cat"), (drawing.replace(' descr="A cat"', ""), "cat.jpg")):
            assert marks(blocks(f"<w:p><w:r>{said}</w:r></w:p>")[0], "alt") == [(OBJECT, read)]

    def test_of_pictures_in_a_group_each_has_its_own_description(self):
        named = '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p" descr="{}"/></pic:nvPicPr>'
        picture = named + '<pic:blipFill><a:blip r:embed="r9"/>'
        group = "".join(f"{picture.format(text)}</pic:blipFill></pic:pic>" for text in ("left", "right"))
        body = f'<w:drawing><wp:inline><wp:docPr id="1" name="g" descr="Two"/><a:graphic><a:graphicData><a:grp>{group}</a:grp>'
        block = blocks(f"<w:p><w:r>{body}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>")[0]
        assert marks(block, "alt") == [(OBJECT, "left"), (OBJECT, "right")]

    @pytest.mark.parametrize(("target", "reason"), [("media/nothing.png", "missing"), ("http://127.0.0.1:9/a.png", "external")])
    def test_one_that_cannot_be_had_is_named(self, target, reason):
        document = read_docx(docx(f"<w:p><w:r>{DRAWING}</w:r></w:p>", links={"r9": ("image", target)}))
        parts = [(p.status, p.reason) for p in document.ledger if p.reason]
        assert (parts, document.blocks[0].text) == ([(PartStatus.NOT_COMPARED, reason)], OBJECT)

    @pytest.mark.parametrize("tag", ["objectEmbed", "objectLink"])
    def test_an_object_in_the_form_of_the_standard_is_named_too(self, tag):
        body = f'<w:p><w:r><w:object><w:{tag} r:id="r9" w:progId="Excel.Sheet.12"/></w:object></w:r></w:p>'
        parts = {"word/embeddings/book.xlsx": b"book"}
        document = read_docx(docx(body, links={"r9": ("package", "embeddings/book.xlsx")}, parts=parts))
        named = [(p.place, p.status, p.reason) for p in document.ledger if p.reason]
        assert named == [("word/embeddings/book.xlsx (Excel.Sheet.12)", PartStatus.NOT_COMPARED, "embedded_object")]

    def test_an_embedded_object_is_named_as_not_compared(self):
        body = (
            '<w:p><w:r><w:object><v:shape><v:imagedata r:id="r8"/></v:shape>'
            '<o:OLEObject ProgID="Excel.Sheet.12" r:id="r9"/></w:object></w:r></w:p>'
        )
        data = docx(
            body,
            links={"r9": ("package", "embeddings/book.xlsx"), "r8": ("image", "media/preview.emf")},
            parts={"word/embeddings/book.xlsx": b"book", "word/media/preview.emf": b"preview"},
        )
        document = read_docx(data)
        named = [(p.place, p.status, p.reason) for p in document.ledger if p.reason]
        assert named == [("word/embeddings/book.xlsx (Excel.Sheet.12)", PartStatus.NOT_COMPARED, "embedded_object")]
        assert marks(document.blocks[0], "image") == [(OBJECT, hashlib.sha256(b"book").hexdigest())]


class TestTextBoxes:
    BOX = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"

    def test_read_once_as_a_story(self):
        body = (
            '<w:p><w:r><w:t xml:space="preserve">by the </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
            "<w:drawing><wp:anchor>"
            f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{self.BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
            "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
            f"{self.BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>side</w:t></w:r></w:p>"
        )
        outer, inner = blocks(body)
        assert (outer.text, inner.story, inner.text) == ("by the side", "textbox:1", "in the box")
        anchor = next(mark for mark in outer.marks if mark.type == "anchor")
        assert (anchor.start, anchor.end, anchor.value) == (7, 7, "textbox:1")

    def test_vml_alone_and_a_watermark(self):
        body = (
            f"<w:p><w:r><w:pict><v:shape><v:textbox>{self.BOX}</v:textbox></v:shape></w:pict></w:r><w:r><w:t>x</w:t></w:r></w:p>"
            '<w:p><w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r></w:p>'
        )
        assert [(block.story, block.text) for block in blocks(body)] == [
            ("body", "x"),
            ("textbox:1", "in the box"),
            ("textbox:2", "DRAFT"),
        ]

    def test_one_that_holds_a_formula_alone(self):
        formula = "<m:oMath><m:r><m:t>E=3</m:t></m:r></m:oMath>"
        box = f"<v:textbox><w:txbxContent><w:p>{formula}</w:p></w:txbxContent></v:textbox>"
        body = f"<w:p><w:r><w:t>x</w:t><w:pict><v:shape>{box}</v:shape></w:pict></w:r></w:p>"
        assert [(block.story, block.text) for block in blocks(body)] == [("body", "x"), ("textbox:1", "E=3")]

    def test_words_of_a_drawings_own_shapes(self):
        words = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in ("one", "two"))
        shape = f"<a:sp><a:txSp><a:txBody><a:bodyPr/>{words}</a:txBody></a:txSp></a:sp>"
        drawing = f"<w:drawing><wp:inline><a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic></wp:inline></w:drawing>"
        body = f"<w:p><w:r><w:t>x</w:t>{drawing}</w:r></w:p>"
        assert [(b.story, b.text) for b in blocks(body)] == [("body", "x"), ("textbox:1", "one"), ("textbox:1", "two")]


class TestHidden:
    @pytest.mark.parametrize(
        ("properties", "why"),
        [
            ("<w:vanish/>", "vanish"),
            ("<w:specVanish/>", "vanish"),
            ('<w:color w:val="FFFFFF"/>', "white"),
            ('<w:color w:val="FEFDFE"/>', "white"),
            ('<w:color w:val="auto" w:themeColor="background1"/>', "white"),
            ('<w:color w:val="FFFFFF"/><w:highlight w:val="white"/>', "white"),
            ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="FFFFFF"/>', "white"),
            ('<w:color w:val="00B050"/><w:shd w:val="clear" w:fill="00B050"/>', "covered"),
            ('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>', "covered"),
            ('<w:highlight w:val="black"/>', "covered"),
            ('<w:sz w:val="2"/>', "tiny"),
        ],
    )
    def test_hidden_text_is_kept_and_flagged(self, properties, why):
        block = one(f"<w:p>{run('seen ')}<w:r><w:rPr>{properties}</w:rPr><w:t>unseen</w:t></w:r></w:p>")
        assert block.text == "seen unseen"
        assert marks(block, "hidden") == [("unseen", why)]
        assert Flag.HIDDEN in block.flags

    @pytest.mark.parametrize(
        "properties",
        [
            '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000080"/>',
            '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
            '<w:color w:val="F2F2F2"/>',
            '<w:shd w:val="clear" w:fill="000000"/>',
            '<w:color w:val="0000FF"/><w:highlight w:val="yellow"/>',
            '<w:vanish w:val="0"/>',
            '<w:sz w:val="3"/>',
            "<w:webHidden/>",
        ],
    )
    def test_what_can_be_seen_is_not_flagged(self, properties):
        assert one(f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>seen</w:t></w:r></w:p>").flags == ()

    def test_white_on_a_filled_cell_or_paragraph_can_be_seen(self):
        white = '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>head</w:t></w:r>'
        table = (
            '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>'
            f"<w:p>{white}</w:p></w:tc><w:tc><w:p>{white}</w:p></w:tc></w:tr></w:tbl>"
        )
        shaded = f'<w:p><w:pPr><w:shd w:val="clear" w:fill="1F3864"/></w:pPr>{white}</w:p>'
        assert [Flag.HIDDEN in block.flags for block in blocks(table + shaded)] == [False, True, False]

    @pytest.mark.parametrize("colour", ["1F3864", "000000"])
    def test_text_of_the_colour_of_its_cell_paragraph_or_page_is_hidden(self, colour):
        text = f'<w:r><w:rPr><w:color w:val="{colour}"/></w:rPr><w:t>unseen</w:t></w:r>'
        shade = f'<w:shd w:val="clear" w:fill="{colour}"/>'
        cells = f"<w:tc><w:tcPr>{shade}</w:tcPr><w:p>{text}</w:p></w:tc><w:tc><w:p>{text}</w:p></w:tc>"
        shaded = f"<w:p><w:pPr>{shade}</w:pPr>{text}</w:p><w:p>{text}</w:p>"
        found = [marks(block, "hidden") for block in blocks(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{shaded}")]
        assert found == [[("unseen", "covered")], [], [("unseen", "covered")], []]

    def test_text_of_no_colour_of_its_own_is_seen_on_black(self):
        shade = '<w:shd w:val="clear" w:fill="000000"/>'
        assert one(f"<w:p><w:pPr>{shade}</w:pPr>{run('seen')}</w:p>").flags == ()

    @pytest.mark.parametrize(
        ("fill", "colour", "hidden"),
        [
            ('<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>', "FFFFFF", True),
            ('<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>', "FFFFFF", True),
            ('<a:solidFill><a:schemeClr val="bg1"><a:lumMod val="50000"/></a:schemeClr></a:solidFill>', "FFFFFF", False),
            ('<a:solidFill><a:srgbClr val="203040"/></a:solidFill>', "FFFFFF", False),
            ('<a:solidFill><a:srgbClr val="203040"/></a:solidFill>', "203040", True),
            ("<a:gradFill/>", "FFFFFF", False),
            ("<a:noFill/>", "FFFFFF", True),
        ],
    )
    def test_text_of_the_colour_of_its_box_is_hidden(self, fill, colour, hidden):
        text = f'<w:p><w:r><w:rPr><w:color w:val="{colour}"/></w:rPr><w:t>boxed</w:t></w:r></w:p>'
        shape = f"<wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx></wps:wsp>"
        drawing = f"<w:drawing><wp:inline><a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic></wp:inline></w:drawing>"
        found = blocks(f"<w:p><w:r>{drawing}</w:r></w:p>")
        assert [Flag.HIDDEN in b.flags for b in found if b.text == "boxed"] == [hidden]

    def test_invisible_characters_are_flagged(self):
        assert Flag.ZERO_WIDTH in one(paragraph("pay\u200bment")).flags
        assert one(paragraph("пла\u00adтёж – «да»")).flags == ()


def test_a_formula_is_one_line():
    body = (
        "<w:p><m:oMathPara><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
        "<m:r><m:t>=</m:t></m:r><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r></m:den></m:f>"
        "</m:oMath></m:oMathPara></w:p>"
    )
    block = one(body)
    assert (block.kind, block.text) == (BlockKind.FORMULA, "x^2=(a+b)/c")
    assert [(mark.start, mark.end) for mark in block.marks if mark.type == "math"] == [(0, 11)]


def test_empty_paragraphs_are_no_blocks_and_ids_are_in_order():
    found = blocks(paragraph("a") + paragraph() + paragraph("b"))
    assert [(block.block, block.text) for block in found] == [("p0001", "a"), ("p0002", "b")]


def test_the_strict_form_reads_alike():
    body = paragraph("text", '<w:jc w:val="end"/>')
    strict = wrapped("document", f"<w:body>{body}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert [b.text for b in read_docx(docx("", parts={"word/document.xml": strict})).blocks] == ["text"]


def test_utf16_parts_read_alike():
    part = wrapped("document", f"<w:body>{paragraph('Договор')}</w:body>").replace("UTF-8", "UTF-16").encode("utf-16")
    assert [b.text for b in read_docx(docx("", parts={"word/document.xml": part})).blocks] == ["Договор"]
