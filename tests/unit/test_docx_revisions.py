"""Tracked changes: both texts of a file, and the list of who changed what."""

from core.model.document import RevisionKind
from tests.docx_package import blocks, docx, level, lists, paragraph, read_docx

WHO = 'w:id="1" w:author="Anna" w:date="2024-05-01T10:00:00Z"'
OTHER = 'w:id="2" w:author="Boris" w:date="2024-05-02T10:00:00Z"'


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(text: str, who: str = WHO) -> str:
    return f"<w:ins {who}>{run(text)}</w:ins>"


def gone(text: str, who: str = WHO, tag: str = "del") -> str:
    return f'<w:{tag} {who}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:{tag}>'


def marked(tag: str) -> str:
    """Properties of a paragraph whose mark was inserted, deleted, or moved."""
    return f"<w:pPr><w:rPr><w:{tag} {WHO}/></w:rPr></w:pPr>"


def both(body: str, **rest: str) -> tuple[list[str], list[str]]:
    """The texts as accepted and as rejected."""
    return tuple([b.text for b in blocks(body, view, **rest)] for view in ("accepted", "rejected"))


def found(body: str, view: str = "accepted") -> list[tuple]:
    """(kind, author, the text under it or the lost one, block)"""
    document = read_docx(docx(body), view)
    by_id = {block.block: block for block in document.blocks}
    return [
        (r.kind.value, r.author, by_id[r.block].text[r.start : r.end] if r.end > r.start else r.text, r.block)
        for r in document.revisions
    ]


def test_a_change_inside_a_formulas_run():
    formula = f"<m:oMath><m:r><m:t>A=</m:t></m:r><m:r><w:ins {WHO}><m:t>2</m:t></w:ins></m:r><m:r><m:t>π</m:t></m:r></m:oMath>"
    assert both(f"<w:p>{formula}</w:p>") == (["A=2π"], ["A=π"])
    assert [item[:2] for item in found(f"<w:p>{formula}</w:p>")] == [("inserted", "Anna")]


class TestInsideAParagraph:
    BODY = f"<w:p>{run('pay in ')}{gone('10')}{ins('15')}{run(' days')}</w:p>"

    def test_both_texts(self):
        assert both(self.BODY) == (["pay in 15 days"], ["pay in 10 days"])

    def test_who_changed_what(self):
        assert found(self.BODY) == [("deleted", "Anna", "10", "p0001"), ("inserted", "Anna", "15", "p0001")]
        assert found(self.BODY, "rejected") == [("deleted", "Anna", "10", "p0001"), ("inserted", "Anna", "15", "p0001")]

    def test_places_and_date(self):
        lost, new = read_docx(docx(self.BODY)).revisions
        assert (lost.start, lost.end, lost.text) == (7, 7, "10")
        assert (new.start, new.end, new.text, new.date) == (7, 9, "", "2024-05-01T10:00:00Z")

    def test_neighbouring_runs_of_one_author_are_one_change(self):
        body = f"<w:p>{ins('a')}{ins('b')}{ins('c', OTHER)}{gone('x')}{gone('y')}</w:p>"
        assert [item[:3] for item in found(body)] == [
            ("inserted", "Anna", "ab"),
            ("inserted", "Boris", "c"),
            ("deleted", "Anna", "xy"),
        ]

    def test_inserted_by_one_and_deleted_by_another(self):
        body = f"<w:p>{run('a')}<w:ins {WHO}>{gone('b', OTHER)}{run('c')}</w:ins></w:p>"
        assert both(body) == (["ac"], ["a"])
        assert ("deleted", "Boris", "b", "p0001") in found(body)

    def test_a_deleted_field_goes_with_its_instruction(self):
        body = (
            f'<w:p>{run("on ")}<w:del {WHO}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText>DATE'
            '</w:delInstrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:delText>Monday</w:delText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>{ins("Tuesday")}</w:p>'
        )
        assert both(body) == (["on Tuesday"], ["on Monday"])

    def test_format_and_numbering_changes(self):
        former = f"<w:rPrChange {WHO}><w:rPr><w:i/></w:rPr></w:rPrChange>"
        body = f"<w:p>{run('a')}{run('b', '<w:b/>' + former)}</w:p>"
        assert found(body) == [("formatted", "Anna", "b", "p0001")]
        kinds = [{m.type for m in blocks(body, view)[0].marks} for view in ("accepted", "rejected")]
        assert kinds == [{"bold"}, {"italic"}]

    def test_former_paragraph_properties(self):
        body = paragraph("x", f'<w:jc w:val="center"/><w:pPrChange {WHO}><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>')
        assert [blocks(body, view)[0].marks[0].value for view in ("accepted", "rejected")] == ["center", "right"]

    def test_inserted_numbering(self):
        body = paragraph("x", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {WHO}/></w:numPr>')
        labels = [blocks(body, view, numbering=lists(level(0)))[0].label for view in ("accepted", "rejected")]
        assert labels == ["1.", None]


class TestParagraphMarks:
    def test_a_deleted_mark_joins_two_paragraphs(self):
        body = f"<w:p>{marked('del')}{run('one ')}</w:p>{paragraph('two')}"
        assert both(body) == (["one two"], ["one ", "two"])
        assert found(body) == [("deleted", "Anna", "\n", "p0001")]

    def test_an_inserted_mark_splits_one(self):
        body = f"<w:p>{marked('ins')}{run('one ')}</w:p>{paragraph('two')}"
        assert both(body) == (["one ", "two"], ["one two"])

    def test_a_deleted_paragraph_is_gone_as_a_whole(self):
        body = paragraph("a") + f"<w:p>{marked('del')}{gone('b')}</w:p>" + paragraph("c")
        assert both(body) == (["a", "c"], ["a", "b", "c"])
        document = read_docx(docx(body))
        (revision,) = document.revisions
        assert (revision.kind, revision.block, revision.after, revision.text) == (RevisionKind.DELETED, None, "p0001", "b\n")

    def test_the_last_mark_gives_the_format(self):
        body = f"<w:p><w:pPr><w:jc w:val='right'/><w:rPr><w:del {WHO}/></w:rPr></w:pPr>{run('a')}</w:p>{paragraph('b')}"
        (block,) = blocks(body)
        assert (block.text, block.marks) == ("ab", ())

    def test_before_a_table_a_paragraph_stays_apart(self):
        table = f"<w:tbl><w:tr><w:tc>{paragraph('cell')}</w:tc></w:tr></w:tbl>"
        assert both(f"<w:p>{marked('del')}{run('a')}</w:p>{table}")[0] == ["a", "cell"]

    def test_before_a_table_that_goes_too_it_joins_what_follows(self):
        table = f"<w:tbl><w:tr><w:trPr><w:del {WHO}/></w:trPr><w:tc>{paragraph('cell')}</w:tc></w:tr></w:tbl>"
        assert both(f"<w:p>{marked('del')}{run('a')}</w:p>{table}{paragraph('b')}") == (["ab"], ["a", "cell", "b"])

    def test_a_removed_paragraph_does_not_count_in_its_list(self):
        number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        body = (
            paragraph("a", number)
            + f"<w:p><w:pPr>{number}<w:rPr><w:del {WHO}/></w:rPr></w:pPr>{gone('b')}</w:p>"
            + paragraph("c", number)
        )
        labels = [[b.label for b in blocks(body, view, numbering=lists(level(0)))] for view in ("accepted", "rejected")]
        assert labels == [["1.", "2."], ["1.", "2.", "3."]]


def test_a_moved_paragraph():
    body = (
        f"<w:p>{marked('moveFrom')}<w:moveFrom {WHO}>{run('moved')}</w:moveFrom></w:p>{paragraph('stays')}"
        f"<w:p>{marked('moveTo')}<w:moveTo {WHO}>{run('moved')}</w:moveTo></w:p>{paragraph('end')}"
    )
    assert both(body) == (["stays", "moved", "end"], ["moved", "stays", "end"])
    kinds = {kind for kind, *_ in found(body)}
    assert kinds == {"moved_from", "moved_to"}


def row(*cells: str, mark: str = "") -> str:
    properties = f"<w:trPr><w:{mark} {WHO}/></w:trPr>" if mark else ""
    return f"<w:tr>{properties}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


class TestTables:
    def test_inserted_and_deleted_rows(self):
        body = f"<w:tbl>{row(paragraph('a'), paragraph('b'))}{row(paragraph('c'), paragraph('d'), mark='del')}"
        body += f"{row(paragraph('e'), paragraph('f'), mark='ins')}</w:tbl>"
        assert both(body) == (["a", "b", "e", "f"], ["a", "b", "c", "d"])
        assert found(body) == [
            ("deleted", "Anna", "c\td", None),
            ("inserted", "Anna", "e", "p0003"),
            ("inserted", "Anna", "f", "p0004"),
        ]

    def test_rows_are_counted_as_the_view_has_them(self):
        body = f"<w:tbl>{row(paragraph('a'), mark='del')}{row(paragraph('b'))}</w:tbl>"
        assert [b.table.row for b in blocks(body)] == [0]
        assert [b.table.row for b in blocks(body, "rejected")] == [0, 1]

    def test_inserted_and_deleted_cells(self):
        cells = (
            f"<w:tc>{paragraph('a')}</w:tc><w:tc><w:tcPr><w:cellDel {WHO}/></w:tcPr>{paragraph('b')}</w:tc>"
            f"<w:tc><w:tcPr><w:cellIns {WHO}/></w:tcPr>{paragraph('c')}</w:tc>"
        )
        body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
        assert both(body) == (["a", "c"], ["a", "b"])
        assert sorted(item[:3] for item in found(body)) == [("deleted", "Anna", "b"), ("inserted", "Anna", "c")]

    def test_former_spans(self):
        change = f'<w:tcPrChange {WHO}><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tcPrChange>'
        body = f"<w:tbl><w:tr><w:tc><w:tcPr>{change}</w:tcPr>{paragraph('a')}</w:tc></w:tr></w:tbl>"
        assert [blocks(body, view)[0].table.column_span for view in ("accepted", "rejected")] == [1, 2]

    def test_a_tracked_merge_of_cells(self):
        def merge(state: str, before: str) -> str:
            return f'<w:tcPr><w:cellMerge {WHO} w:vMerge="{state}" w:vMergeOrig="{before}"/></w:tcPr>'

        body = (
            f"<w:tbl><w:tr><w:tc>{merge('rest', '')}{paragraph('a')}</w:tc></w:tr>"
            f"<w:tr><w:tc>{merge('cont', '')}{paragraph()}</w:tc></w:tr></w:tbl>"
        )
        assert [[b.table.row_span for b in blocks(body, view)] for view in ("accepted", "rejected")] == [[2], [1, 1]]


def test_changes_of_format_of_tables_and_sections_stand_at_their_first_block():
    def changed(name: str, who: str = WHO) -> str:
        return f"<w:{name}><w:{name}Change {who}><w:{name}/></w:{name}Change></w:{name}>"

    cells = f"<w:tc>{paragraph('a')}</w:tc><w:tc>{changed('tcPr', OTHER)}{paragraph('b')}</w:tc>"
    body = paragraph("first") + f"<w:tbl>{changed('tblPr')}<w:tr>{changed('trPr', OTHER)}{cells}</w:tr></w:tbl>"
    assert found(body + changed("sectPr")) == [
        ("formatted", "Boris", "b", "p0003"),
        ("formatted", "Boris", "a", "p0002"),
        ("formatted", "Anna", "a", "p0002"),
        ("formatted", "Anna", "first", "p0001"),
    ]


def test_a_note_whose_reference_was_deleted_is_part_of_the_change():
    notes = (
        '<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="5"><w:p><w:r><w:t>small print</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    body = f"<w:p>{run('text')}<w:del {WHO}><w:r><w:footnoteReference w:id='5'/></w:r></w:del></w:p>"
    data = docx(body, links={"r9": ("footnotes", "footnotes.xml")}, parts={"word/footnotes.xml": notes})
    accepted, rejected = read_docx(data), read_docx(data, "rejected")
    assert [b.story for b in accepted.blocks] == ["body"]
    assert [(r.kind.value, r.block, r.text) for r in accepted.revisions] == [("deleted", None, "small print")]
    assert [(b.story, b.text) for b in rejected.blocks] == [("body", "text"), ("footnote:1", "small print")]
