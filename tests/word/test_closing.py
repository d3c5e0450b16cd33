"""What closes a document."""

from reportgen.narrative.pairs import Pair
from reportgen.word.bilingual import one_by_one
from reportgen.word.closing import kept_with_signature
from reportgen.word.roles import Styles

BODY = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r/></w:p>'
KEPT = '<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:keepNext/></w:pPr><w:r/></w:p>'
NOTE = '<w:p><w:pPr><w:pStyle w:val="AttachmentNote"/></w:pPr><w:r/></w:p>'
SIGNATURE = '<w:p><w:pPr><w:pStyle w:val="Signature"/></w:pPr><w:r/></w:p>'
DATE = '<w:p><w:pPr><w:pStyle w:val="Date"/></w:pPr><w:r/></w:p>'
TABLE = "<w:tbl/><w:p/>"


def test_the_last_paragraph_stays_with_the_signature() -> None:
    assert kept_with_signature(BODY + BODY + SIGNATURE + DATE, Styles()) == BODY + KEPT + SIGNATURE + DATE


def test_the_last_paragraph_stays_with_the_note_on_attachments() -> None:
    assert (
        kept_with_signature(BODY + NOTE + SIGNATURE + DATE + TABLE, Styles()) == KEPT + NOTE + SIGNATURE + DATE + TABLE
    )


def test_the_last_paragraph_stays_with_a_date_alone() -> None:
    assert kept_with_signature(BODY + DATE, Styles()) == KEPT + DATE


def test_what_stays_with_the_signature_already_is_not_told_so_again() -> None:
    assert kept_with_signature(KEPT + SIGNATURE + DATE, Styles()) == KEPT + SIGNATURE + DATE


def test_in_two_languages_the_text_and_both_signatures_stay_together() -> None:
    signed = (SIGNATURE + DATE).replace("/></w:pPr>", "/><w:keepNext/></w:pPr>")
    pairs = [Pair("text", BODY, ""), Pair("closing", SIGNATURE + DATE, SIGNATURE + DATE), Pair("wide", NOTE, NOTE)]
    assert one_by_one(pairs) == KEPT + signed + SIGNATURE + DATE + NOTE + NOTE


def test_a_report_that_is_not_signed_or_ends_in_a_table_stays_as_it_is() -> None:
    for body in (BODY, TABLE, BODY + TABLE + SIGNATURE + DATE, SIGNATURE + DATE + BODY):
        assert kept_with_signature(body, Styles()) == body
