"""Which findings hold, and in which order they are told."""

from hypothesis import given
from hypothesis import strategies as st
from making import HERE, indicator

from reportgen.indicators.findings import held_findings
from reportgen.indicators.judge import Scope, evaluate_condition
from reportgen.nouns.figure import Figure
from reportgen.nouns.finding import Finding, FindingSeverity
from reportgen.nouns.indicator import Expression
from reportgen.nouns.period import Period, parse_period

SEVERITIES: tuple[FindingSeverity, ...] = ("high", "medium", "low")
INDICATORS = {name: indicator(name) for name in "abc"}


def year() -> Period:
    found = parse_period("2006")
    assert found
    return found


def scope(*findings: Finding, **values: float | None) -> Scope:
    figures = {(name, "2006", ""): Figure(name, "1", "2006", value) for name, value in values.items()}
    return Scope(INDICATORS, year(), figures, None, {"many": Expression("a > 10", HERE)}, findings)


def finding(name: str, when: str, severity: FindingSeverity = "medium", by: str = "") -> Finding:
    return Finding(name, HERE, Expression(when, HERE), (), severity, Expression(by, HERE) if by else None)


def held(*findings: Finding, **values: float | None) -> tuple[str, ...]:
    return held_findings(findings, scope(*findings, **values))


def test_findings_that_hold_are_told_by_severity_then_as_declared() -> None:
    found = held(
        finding("late", "a > 0", "low"),
        finding("plain", "a > 0"),
        finding("no", "a < 0", "high"),
        finding("plain_too", "a > 0"),
        finding("worst", "a > 0", "high"),
        a=1,
    )
    assert found == ("worst", "plain", "plain_too", "late")


def test_within_a_severity_the_larger_comes_first_and_what_has_no_value_last() -> None:
    findings = (
        finding("unsaid", "a > 0"),
        finding("lacking", "a > 0", by="c"),
        finding("small", "a > 0", by="a"),
        finding("large", "a > 0", by="b - a"),
        finding("a_text", "a > 0", by='"x"'),
        finding("grave", "a > 0", "high", by="-b"),
    )
    assert held(*findings, a=1, b=10, c=None) == ("grave", "large", "small", "unsaid", "lacking", "a_text")


def test_a_finding_may_ask_a_condition_and_does_not_hold_of_what_is_missing() -> None:
    findings = (finding("one", "many and b > 0"), finding("two", "c < 5"))
    assert held(*findings, a=11, b=1, c=None) == ("one",)
    assert held(*findings, a=1, b=1, c=1) == ("two",)


def test_expressions_ask_for_a_finding_by_its_name_and_for_any() -> None:
    where = scope(finding("one", "a > 0"), finding("two", "b > 0"), a=1, b=0)
    for text, said in (("one", True), ("two", False), ("findings and not two", True), ("missing(c)", True)):
        assert evaluate_condition(Expression(text, HERE), where) is said
    assert not evaluate_condition(Expression("findings", HERE), scope(a=1))


@given(st.lists(st.tuples(st.sampled_from(SEVERITIES), st.integers(-9, 9) | st.none()), max_size=8))
def test_the_order_is_that_of_severity_and_size(ranks: list[tuple[FindingSeverity, int | None]]) -> None:
    findings = [
        finding(f"f{number}", "a > 0", severity, "" if size is None else f"{size}")
        for number, (severity, size) in enumerate(ranks)
    ]
    told = held(*findings, a=1)
    places = [ranks[int(name[1:])] for name in told]
    keys = [(SEVERITIES.index(severity), size is None, -(size or 0)) for severity, size in places]
    assert keys == sorted(keys)
    assert sorted(told) == sorted(one.name for one in findings)
