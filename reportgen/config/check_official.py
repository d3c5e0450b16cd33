"""What is wrong with attachments and with the parts of an official document."""

import re
from collections.abc import Iterator
from datetime import date

from reportgen.config.check_expressions import when_issues
from reportgen.config.model import SectionModel
from reportgen.config.official_model import AttachmentModel
from reportgen.config.project import Project, unknown
from reportgen.config.reserved import name_issues
from reportgen.nouns.issue import Issue, issue

__all__ = ["attachment_issues", "is_day", "official_issues", "proper_number"]

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_HELD = "[\ue000-\uf8ff]+"
_NUMBER = re.compile(
    rf"(?P<office>.*?)\s*[〔［【（\[(]\s*(?P<year>{_HELD}|\d{{4}}|\d{{2}})年?\s*[〕］】）\])]"
    rf"\s*第?\s*(?P<number>{_HELD}|\d+)\s*号?"
)
_MODEL_NUMBER = "某政发〔2007〕3号"
_KINDS = ("table", "chart", "section")


def official_issues(project: Project) -> Iterator[Issue]:
    """Yield what is wrong with the parts of an official document."""
    official = project.config.official
    if official and official.red_head and (number := official.red_head.number):
        right = proper_number(number.zh)
        if number.zh != right:
            place = project.document.value("official", "red_head", "number", "zh")
            yield issue("config.document-number", place, found=number.zh, right=right)
    if official and official.copies and (day := official.copies.date) and not is_day(day):
        place = project.document.key("official", "copies", "date")
        yield issue("config.bad-date", place, allowed=("2007-01-12",), found=day)


def attachment_issues(project: Project) -> Iterator[Issue]:
    """Yield what is wrong with attachments: each is one thing that there is, a section has a title of its own."""
    yield from _attached_twice(project)
    written = {section.name if isinstance(section, SectionModel) else section for section in project.config.sections}
    for number, attached in enumerate(project.config.attachments):
        if isinstance(attached, str):
            yield from _placed(project, attached, number)
            continue
        yield from when_issues(project, attached.when, "attachments", number)
        given = [kind for kind in _KINDS if getattr(attached, kind) is not None]
        if len(given) != 1:
            yield issue("config.attachment-of-nothing", project.document.key("attachments", number), allowed=_KINDS)
        elif attached.section is not None:
            yield from _section(project, attached, number, written)
            written.add(attached.section)
        else:
            yield from _placed(project, attached.table or attached.chart or "", number, given[0])


def _attached_twice(project: Project) -> Iterator[Issue]:
    """Find a table or chart that a report may have as two attachments; under other conditions it may be named anew."""
    conditions: dict[str, list[str | None]] = {}
    for number, attached in enumerate(project.config.attachments):
        one = AttachmentModel.model_construct(table=attached) if isinstance(attached, str) else attached
        name = one.table or one.chart
        if one.section or not name:
            continue
        before = conditions.setdefault(name, [])
        if before and (one.when is None or None in before or one.when in before):
            yield issue("config.attached-twice", project.document.value("attachments", number), name=name)
        before.append(one.when)


def proper_number(text: str) -> str:
    """Return a document's number as GB/T 9704-2012, 7.2.5, writes it; a number that it knows no form for as a model.

    The year is full and in hexagonal brackets, the number has neither 第 nor leading zeros and ends in 号. What a
    template fills in stays as it is.
    """
    tags = _TAG.findall(text)
    held = iter(range(len(tags)))
    found = _NUMBER.fullmatch(_TAG.sub(lambda _: chr(0xE000 + next(held)), text))
    if not found:
        return _MODEL_NUMBER
    right = f"{found['office']}〔{_year(found['year'])}〕{_plain(found['number'])}号"
    return re.sub(_HELD, lambda run: "".join(tags[ord(char) - 0xE000] for char in run[0]), right)


def is_day(text: str) -> bool:
    """Say whether a text is a day such as 2007-01-12."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _placed(project: Project, name: str, number: int, kind: str = "") -> Iterator[Issue]:
    """Find a table or chart that there is not; without a kind it may be either."""
    tables, charts = project.names_of("tables"), project.names_of("charts")
    allowed = tables if kind == "table" else charts if kind == "chart" else (*tables, *charts)
    if name not in allowed:
        place = project.document.value("attachments", number, *((kind,) if kind else ()))
        code = "config.unknown-chart" if kind == "chart" else "config.unknown-table"
        yield unknown(code, place, name, allowed)


def _section(project: Project, attached: AttachmentModel, number: int, written: set[str]) -> Iterator[Issue]:
    name, place = attached.section or "", project.document.value("attachments", number, "section")
    yield from name_issues(name, place)
    if name in written:
        yield issue("config.duplicate-section", place, name=name)
    if attached.title is None:
        yield issue("config.attachment-without-title", place, name=name)


def _year(text: str) -> str:
    return f"20{int(text):02}" if len(text) == 2 and text.isdecimal() else _plain(text)


def _plain(text: str) -> str:
    """Return digits in half width and without leading zeros; what a template fills in as it is."""
    return str(int(text)) if text.isdecimal() else text
