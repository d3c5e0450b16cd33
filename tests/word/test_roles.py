"""The styles of a document by role."""

from reportgen.word.roles import ROLES, Styles


def test_roles_have_the_ids_of_the_layouts_own_styles() -> None:
    styles = Styles()

    assert all(styles[role] == style.id for role, style in ROLES.items())
    assert (styles["strong"], styles["emphasis"], styles["table"]) == ("Strong", "Emphasis", "ReportTable")


def test_a_document_may_name_some_of_its_styles_differently() -> None:
    styles = Styles({"body": "a3"})

    assert styles.opening("body", "<w:keepNext/>") == '<w:p><w:pPr><w:pStyle w:val="a3"/><w:keepNext/></w:pPr>'
    assert styles.paragraph("title") == '<w:p><w:pPr><w:pStyle w:val="Title"/>'
