"""What the guide says of templates, wording and findings is true of the code."""

from itertools import pairwise

import pytest
from office import FACTS, printed, refusal
from pages import LANGS, blocks, held, page, table

from reportgen.data.place_names import english_name
from reportgen.narrative.bound import ReportFunctions
from reportgen.narrative.phrases.wording import Wording
from reportgen.narrative.render import wording_functions
from reportgen.narrative.words import AREA_PARTS, PERIOD_PARTS

PAGES = ("templates", "wording", "findings", "suppression-and-rounding")
# Each wording function as a Chinese and as an English template calls it.
CALLS = (
    ("inflow", "inflow"),
    ("value(inflow)", "value(inflow)"),
    ("number(inflow)", "number(inflow)"),
    ("name(inflow)", "name(inflow)"),
    ('counted(inflow, "名")', 'counted(inflow, "arrival")'),
    ('per(grants_per_household, "户")', 'per(grants_per_household, "household")'),
    ("total(inflow)", "total(inflow)"),
    ('words(films, "场")', 'words(films, "film evening")'),
    ("an(films)", "an(films)"),
    ("opening(inflow)", "opening(inflow)"),
    ("change(inflow)", "change(inflow)"),
    ("change(check_rate)", "change(check_rate)"),
    ("change(inflow, brief=true)", "change(inflow, brief=true)"),
    ("grew(outflow)", "grew(outflow)"),
    ("difference(inflow)", "difference(inflow)"),
    ("times(inflow)", "times(inflow)"),
    ('at(inflow, "2001")', 'at(inflow, "2001")'),
    ('change(inflow, than=at(inflow, "2001"))', 'change(inflow, than=at(inflow, "2001"))'),
    ("preceding(inflow)", "preceding(inflow)"),
    ("change(inflow, than=preceding(inflow))", "change(inflow, than=preceding(inflow))"),
    ('average_growth(inflow, at(inflow, "2001"))', 'average_growth(inflow, at(inflow, "2001"))'),
    ("share(inflow_women, inflow)", "share(inflow_women, inflow)"),
    ('rank(inflow, "全区", "乡镇")', 'rank(inflow, "the district", "townships")'),
    ("target(inflow)", "target(inflow)"),
    ("target(check_rate)", "target(check_rate)"),
    ("highest(check_rate, 2)", "highest(check_rate, 2)"),
    ("lowest(check_rate)", "lowest(check_rate)"),
    ("reaching(check_rate)", "reaching(check_rate)"),
    ("gap(check_rate)", "gap(check_rate)"),
    ("planned(films, films_planned)", "planned(films, films_planned)"),
    ("aim(check_rate, 98)", "aim(check_rate, 98)"),
    ("budget(grants)", "budget(grants)"),
    ("over(inflow, 1000)", "over(inflow, 1000)"),
    ("many(inflow, 1000)", "many(inflow, 1000)"),
    ("nearly(check_rate, 98)", "nearly(check_rate, 98)"),
    ("at_least(check_rate, 95)", "at_least(check_rate, 95)"),
    ("at_most(films, 10)", "at_most(films, 10)"),
    ("about(inflow, 1000)", "about(inflow, 1000)"),
    ("zero(complaints)", "zero(complaints)"),
    ("zeros(complaints, disputes)", "zeros(complaints, disputes)"),
    ("range(films, 12)", "range(films, 12)"),
    ("split(agricultural, non_agricultural)", "split(agricultural, non_agricultural)"),
    ("of_these(agricultural, non_agricultural)", "of_these(agricultural, non_agricultural)"),
    (
        "split(agricultural, non_agricultural, other=population)",
        "split(agricultural, non_agricultural, other=population)",
    ),
    ("out_of(inflow_women, inflow)", "out_of(inflow_women, inflow)"),
    ("jurisdiction(villages, communities)", "jurisdiction(villages, communities)"),
    ("goods(oil, rice, pork)", "goods(oil, rice, pork)"),
    (
        'tally(incomplete, late, whole=problems, noun="个问题")',
        'tally(incomplete, late, whole=problems, noun="problem")',
    ),
    ("rectified(incomplete, problems)", "rectified(incomplete, problems)"),
    (
        'deadlines(15, "本市", 30, "外市")',
        'deadlines(15, "people from the city", 30, "those from other cities")',
    ),
    ("respectively(inflow, outflow)", "respectively(inflow, outflow)"),
    ("top(inflow_by_origin, 2)", "top(inflow_by_origin, 2)"),
    ("top_share(inflow_by_origin, 2)", "top_share(inflow_by_origin, 2)"),
    ('listing("甲", "乙", "丙")', 'listing("rent", "fares", "meals")'),
    ("enumerator(2)", "enumerator(2)"),
    ("numbering(1, 3)", "numbering(1, 3)"),
    ("ordinal(3)", "ordinal(3)"),
    ('date("2006-03-05")', 'date("2006-03-05")'),
    ("as_of(period)", "as_of(period)"),
    ("during(period)", "during(period)"),
    ("from_to(period)", "from_to(period)"),
    ("so_far(period)", "so_far(period)"),
    ("previous_year(inflow)", "previous_year(inflow)"),
    ("last_years(3)", "last_years(3)"),
    ("year_words(2006)", "year_words(2006)"),
)
PLACES = (
    "石桥村",
    "盘龙城经济开发区",
    "捞刀河街道",
    "长阳土家族自治县",
    "蔚县",
    "西安市",
    "陕西省",
    "西藏自治区",
    "长汀县卫生局",
)
HEADS = {
    "en": {"figures": ("name", "中文", "", "English", ""), "words": ("in a template", "中文", "English")},
    "zh": {"figures": ("名称", "中文", "", "英文", ""), "words": ("模板里写", "中文", "英文")},
}


def said(call: str, lang: str) -> str:
    return printed(f"x {{{{ {call} }}}}", lang).removeprefix("x").strip()


@pytest.mark.parametrize("lang", LANGS)
def test_the_figures_of_the_examples_are_those_of_the_table(lang: str, regenerate: bool) -> None:
    rows = [
        (f"`{name}`", said(f"name({name})", "zh"), said(name, "zh"), said(f"name({name})", "en"), said(name, "en"))
        for name in FACTS
        if name != "lost"
    ]
    held(page(lang, "wording"), "figures", table(HEADS[lang]["figures"], *rows), regenerate=regenerate)


@pytest.mark.parametrize("lang", LANGS)
def test_areas_and_periods_offer_what_the_table_says(lang: str, regenerate: bool) -> None:
    names = ["area", "area.name", "area.code", "area.parent", "area.county", "area.city", "area.province"]
    names += ["period", "period.year", "period.start", "period.end", "period.whole", "period.close"]
    names += ["period.previous", "period.next", "period.next_year"]
    parts = {f"area.{part}" for part in AREA_PARTS} | {f"period.{part}" for part in PERIOD_PARTS}
    assert set(names) == {"area", "period"} | parts
    rows = [(f"`{name}`", said(name, "zh"), said(name, "en")) for name in names]
    held(page(lang, "wording"), "words", table(HEADS[lang]["words"], *rows), regenerate=regenerate)


@pytest.mark.parametrize("lang", LANGS)
def test_wording_functions_say_what_the_table_says(lang: str, regenerate: bool) -> None:
    rows = []
    for zh, en in CALLS:
        call = f"`{zh}`" if zh == en else f"`{zh}`, `{en}`"
        rows.append((call, said(zh, "zh"), said(en, "en")))
    held(page(lang, "wording"), "functions", table(HEADS[lang]["words"], *rows), regenerate=regenerate)


def test_every_wording_function_is_in_the_table() -> None:
    shown = {call.partition("(")[0] for call, _ in CALLS if "(" in call}
    # In templates `period` is the report's period.
    assert shown == {*wording_functions(Wording), *wording_functions(ReportFunctions)} - {"period"}


@pytest.mark.parametrize("lang", LANGS)
def test_places_are_named_in_english_as_the_table_says(lang: str, regenerate: bool) -> None:
    rows = [(place, english_name(place)) for place in PLACES]
    heads = ("中文", "English" if lang == "en" else "英文")
    held(page(lang, "wording"), "places", table(heads, *rows), regenerate=regenerate)


def _examples() -> list[tuple[str, str, str]]:
    """Return every template of the guide that says what it prints: its language, itself, what it prints."""
    pairs = [pair for name in PAGES for pair in pairwise(blocks(page("en", name)))]
    return [(one.kind.partition(" ")[2], one.text, below.text) for one, below in pairs if below.kind == "text"]


@pytest.mark.parametrize(("lang", "source", "text"), _examples())
def test_an_example_of_a_template_prints_what_stands_below_it(lang: str, source: str, text: str) -> None:
    assert (refusal(source) if lang == "wrong" else printed(source, lang)) == text.rstrip("\n")


@pytest.mark.parametrize("name", PAGES)
def test_examples_of_templates_compile(name: str) -> None:
    for block in blocks(page("en", name)):
        if block.kind.partition(" ")[0] == "markdown" and not block.kind.endswith("wrong"):
            assert refusal(block.text) == ""
