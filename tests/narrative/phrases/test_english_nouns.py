"""English nouns, articles and numerals."""

import pytest

from reportgen.narrative.phrases.english.articles import an
from reportgen.narrative.phrases.english.nouns import agrees_in_head, plural_of, singular_of, the
from reportgen.narrative.phrases.english.numerals import roman, short_ordinal


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("service agreement", "service agreements"),
        ("copy", "copies"),
        ("survey", "surveys"),
        ("batch", "batches"),
        ("box", "boxes"),
        ("bus", "buses"),
        ("person", "people"),
        ("person-time", "person-times"),
        ("woman", "women"),
        ("chairman", "chairmen"),
        ("human", "humans"),
        ("child", "children"),
        ("household", "households"),
        ("leaf", "leaves"),
        ("staff", "staff"),
        ("chief", "chiefs"),
        ("member of staff", "members of staff"),
        ("piece of advice", "pieces of advice"),
        ("yuan", "yuan"),
        ("mu", "mu"),
        ("jin", "jin"),
        ("square kilometer", "square kilometers"),
        ("analysis", "analyses"),
        ("photo", "photos"),
    ],
)
def test_plurals(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural


@pytest.mark.parametrize(
    ("noun", "singular"),
    [
        *(("school bags", "school bag"), ("quilts", "quilt"), ("boxes of milk", "box of milk"), ("batches", "batch")),
        *(("houses", "house"), ("families", "family"), ("women", "woman"), ("rice", "rice"), ("yuan", "yuan")),
        *(("cooking oil", "cooking oil"), ("service agreement", "service agreement"), ("glass", "glass")),
    ],
)
def test_singulars(noun: str, singular: str) -> None:
    assert singular_of(noun) == singular
    assert plural_of(singular) == noun or noun == singular


def test_a_unit_that_is_the_thing_itself_is_not_said_twice() -> None:
    assert agrees_in_head("publicity vehicles", "vehicle", "vehicles")
    assert not agrees_in_head("cooking oil", "bottle", "bottles")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "an 8-member team",
            "an 18-month plan",
            "an 11",
            "an 80",
            "a 100",
            "a 110",
            "an 800",
            "an 8,000",
            "an 18,500",
        ),
        *("a 1,100", "an 1100-meter tunnel", "an 1811 map", "an 8.5 percent rise", "a 1.8", "an 11.2", "a 0.8", "a -8"),
        *(
            "a one-off",
            "an hour",
            "a unit",
            "an unidentified case",
            "a uniform rule",
            "an urban area",
        ),
        *("a European", "an NGO", "a UN body", "an HPV test", "a NATO state", "an SMS", "a house", "an honest count"),
        *(
            "an unimportant note",
            "an 800",
            "a useful list",
            "an usher",
            "a once common form",
            "an onerous duty",
            "an 82,360",
        ),
    ],
)
def test_a_and_an(text: str) -> None:
    article, _, rest = text.partition(" ")
    assert an(rest) == f"{article} {rest}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("inflow population", "the inflow population"),
        ("births", "births"),
        ("married women of childbearing age (inflow)", "married women of childbearing age (inflow)"),
        ("certificates checked", "certificates checked"),
        ("attendance at the county meeting", "the attendance at the county meeting"),
        ("population of towns", "the population of towns"),
        ("gross product", "the gross product"),
        ("the total", "the total"),
        ("group 1", "group 1"),
        ("health-check visits", "health-check visits"),
    ],
)
def test_the_stands_before_singular_names(name: str, text: str) -> None:
    assert the(name) == text


def test_ordinals_and_roman_numerals() -> None:
    assert [short_ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 101, 111, 1022)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "101st", "111th", "1,022nd"]
    )
    assert [roman(n) for n in (1, 4, 9, 14, 40, 49, 90, 99, 0)] == [
        "I",
        "IV",
        "IX",
        "XIV",
        "XL",
        "XLIX",
        "XC",
        "XCIX",
        "0",
    ]
