"""Numbers of tables and charts, and references to them."""

import pytest
from sample import HERE, config, html, prose, rendered

from reportgen.nouns.report import Attachment
from reportgen.nouns.tables import Table, TableColumn
from reportgen.nouns.unit import Text
from reportgen.preview.text import TextTarget

COLUMNS = (TableColumn("inflow"), TableColumn("rate"))
TABLES = (
    Table("villages", Text("各村情况", "The Villages"), COLUMNS, HERE),
    Table("origins", Text("来源", "Origins"), COLUMNS, HERE),
)
PRINTED = '{{ table("villages") }}'


def _made(*attached: str) -> object:
    return config(tables=TABLES, attachments=tuple(map(Attachment, attached)))


def _first(source: str, lang: str = "zh", **changes: object) -> str:
    """Return the first paragraph below the title."""
    return prose(source, lang, **changes).partition("\n\n")[0]


@pytest.mark.parametrize(("lang", "first"), [("zh", "见表1、表2。"), ("en", "见Table\u00a01、Table\u00a02。")])
def test_tables_are_numbered_as_they_stand_and_may_be_referred_to_before(lang: str, first: str) -> None:
    source = '见{{ ref("origins") }}、{{ ref("villages") }}。\n\n{{ table("origins") }}\n\n' + PRINTED
    text = prose(source, lang, _made())
    assert text.startswith(first)
    captions = [part for part in text.split("\n\n") if part.startswith(("表", "Table"))]
    assert captions == (
        ["表1\u3000来源", "表2\u3000各村情况"]
        if lang == "zh"
        else ["Table\u00a01. Origins", "Table\u00a02. The Villages"]
    )


def test_a_table_that_is_attached_is_referred_to_by_its_attachment() -> None:
    source = '见{{ ref("villages") }}。'
    assert _first(source, made=_made("villages")) == "见附件。"
    assert _first(source, made=_made("origins", "villages")) == "见附件2。"
    assert _first(source, "en", made=_made("origins", "villages")) == "见Attachment 2。"
    assert _first(source, made=_made("origins", "villages"), attached=(1,)) == "见附件。"


def test_a_table_that_is_printed_and_attached_is_referred_to_in_the_text() -> None:
    assert _first('见{{ ref("villages") }}。\n\n' + PRINTED, made=_made("villages")) == "见表1。"


def test_a_table_that_is_printed_twice_has_two_numbers_and_is_referred_to_by_the_first() -> None:
    text = prose(f'{PRINTED}\n\n{PRINTED}\n\n见{{{{ ref("villages") }}}}。')
    assert ("表1\u3000" in text, "表2\u3000" in text, text.endswith("见表1。")) == (True, True, True)


def test_a_clause_goes_with_a_reference_to_what_the_report_does_not_print() -> None:
    source = '共{{ inflow }}[[（见{{ ref("villages") }}）]]。'
    assert _first(source, made=_made()) == "共5037人。"
    assert _first(source, made=_made("villages")) == "共5037人（见附件）。"
    assert _first(source, made=_made("villages"), attached=()) == "共5037人。"
    hidden = source + "\n\n{% if calm %}\n" + PRINTED + "\n{% endif %}"
    assert _first(hidden) == "共5037人。"
    assert _first(hidden, conditions={"busy": True, "calm": True}) == "共5037人（见表1）。"


def test_what_was_left_out_for_a_reference_is_told() -> None:
    found = rendered('文[[见{{ ref("villages") }}]]。', TextTarget("zh"))
    assert [(dropped.what, dropped.reason) for dropped in found.dropped] == [('ref("villages")', "not-printed")]
    assert found.referred == frozenset()


def test_a_table_goes_when_all_that_refers_to_it_is_a_condition() -> None:
    source = '甲{% if has(ref("villages")) %}，见{{ ref("villages") }}{% else %}，无表{% endif %}。'
    assert _first(source) == "甲，无表。"
    assert _first(f"{source}\n\n{PRINTED}") == "甲，见表1。"


def test_references_that_hang_on_each_other_all_go() -> None:
    source = '甲[[，见{{ ref("origins") }}]]。\n\n{% if has(ref("villages")) %}\n{{ table("origins") }}\n{% endif %}'
    assert prose(source, made=_made()) == "甲。"


def test_a_reference_in_a_clause_that_goes_asks_for_nothing() -> None:
    assert _first('甲[[，{{ lost }}见{{ ref("villages") }}]]。') == "甲。"


def test_references_stand_in_items_headings_and_marks() -> None:
    source = (
        f'# 见{{{{ ref("villages") }}}}\n\n**{{{{ ref("villages") }}}}**\n\n1. {{{{ ref("villages") }}}}\n\n{PRINTED}'
    )
    assert prose(source).startswith("一、见表1\n\n表1\n\n表1。\n\n")
    assert '<strong><a href="#ref-villages">表1</a></strong>' in html(source)


def test_html_leads_from_a_reference_to_its_caption_or_attachment() -> None:
    made = html('见{{ ref("villages") }}。\n\n' + PRINTED)
    assert '见<a href="#ref-villages">表1</a>。' in made
    assert '<p class="table_title"><span id="ref-villages">表1</span>\u3000各村情况</p>' in made
    attached = html('见{{ ref("villages") }}。', made=_made("villages"))
    assert '<p class="attachment_label"><span id="ref-villages">附件</span></p>' in attached


def test_what_a_report_refers_to_is_known() -> None:
    found = rendered('见{{ ref("villages") }}。\n\n' + PRINTED, TextTarget("en"))
    assert found.referred == frozenset({"villages"})
