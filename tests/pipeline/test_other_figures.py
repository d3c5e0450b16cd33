"""Figures beyond a report's own area and period: of areas below, of peers with the same rank, of other periods."""

from zipfile import ZipFile

from docx import Document
from projects import AREA, SmallProject, run

CODES = {"城关镇": "420323100", "宝丰镇": "420323103", "潘口乡": "420323200"}
OPENING = "templates/{}/small-summary/opening.md"


def text_of(project: SmallProject, lang: str, area: str = AREA) -> str:
    """Return the first paragraph below the title of the document that was built."""
    (path,) = (project.folder / "out").glob(f"*{area}*-{lang}.docx")
    return Document(str(path)).paragraphs[1].text


def asked(project: SmallProject, template: str) -> None:
    """Let both openings be one template; its English stands behind a stroke."""
    for lang, text in zip(("zh", "en"), template.split(" | "), strict=True):
        project.write(OPENING.format(lang), text + "\n")


def test_the_highest_and_lowest_areas_below_are_named(small: SmallProject) -> None:
    call = "{{ highest(population, 2) }}; {{ lowest(check_rate) }}; {{ reaching(check_rate) }}"
    asked(small, f"{call} | Towns: {call}")
    assert small.build().exit_code == 0
    assert text_of(small, "zh") == "城关镇（12000人）、宝丰镇（8700人）; 潘口乡（66.7%）; 3个乡镇均未达到年度目标"
    assert text_of(small, "en") == (
        "Towns: Chengguan Town (12,000) and Baofeng Town (8,700); Pankou Township (66.7 percent); "
        "none of the three townships reached the annual target"
    )


def test_what_is_said_of_areas_below_stands_in_the_list_of_figures(small: SmallProject) -> None:
    asked(small, "{{ highest(population) }} | {{ highest(population) }}")
    assert small.build().exit_code == 0
    (path,) = (small.folder / "out").glob("*-zh.docx")
    with ZipFile(path) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.startswith("customXml/item")]
    assert any("population@420323100" in part for part in parts)


def test_areas_without_figures_are_left_out(small: SmallProject) -> None:
    lines = small.read("data/population.csv").splitlines()
    small.write("data/population.csv", "\n".join(line for line in lines if "2006,宝丰镇" not in line) + "\n")
    call = "{{ lowest(population, 3) }}; {{ reaching(population, 6000) }}"
    asked(small, f"{call} | Towns: {call}")
    assert small.build().exit_code == 0
    assert text_of(small, "zh") == "潘口乡（5150人）、城关镇（12000人）; 有数据的2个乡镇中有1个达到6000人"
    assert "one of the two townships with figures reached 6,000 people" in text_of(small, "en")


def test_each_area_is_held_to_its_own_target(small: SmallProject) -> None:
    for name, target in (
        ("流出人口, en: outflow population", "inflow"),
        ("非农业人口, en: non-agricultural population", "rural"),
    ):
        line = f"    name: {{zh: {name}}}\n"
        small.edit("configs/indicators/people.yaml", line, f"{line}    target: {target}\n")
    call = "{{ reaching(outflow) }}; {{ reaching(urban) }}"
    asked(small, f"{call} | Towns: {call}")
    assert small.build().exit_code == 0
    assert text_of(small, "zh") == "3个乡镇均未达到年度目标; 3个乡镇中有1个达到年度目标"


def test_nothing_is_said_of_areas_below_where_there_are_none(small: SmallProject) -> None:
    asked(small, "甲。[[{{ highest(inflow) }}]] | A.[[ {{ highest(inflow) }}]]")
    assert small.build(area="宝丰镇").exit_code == 0
    assert text_of(small, "zh", "宝丰镇") == "甲。"


def test_a_rank_that_is_shared_is_said_to_be(small: SmallProject) -> None:
    name = "    name: {zh: 流出人口, en: outflow population}\n"
    small.edit("configs/indicators/people.yaml", name, f"{name}    rank: high\n")
    asked(small, '{{ rank(outflow, "全县", "乡镇") }} | It is {{ rank(outflow, "the county", "towns") }}.')
    for area in ("城关镇", "宝丰镇", "潘口乡"):
        assert small.build(area=CODES[area]).exit_code == 0
        assert text_of(small, "zh", area) == "并列全县3个乡镇首位"
        assert text_of(small, "en", area) == "It is ranking joint 1st among the 3 towns in the county."


def test_figures_of_another_period_come_from_the_store(small: SmallProject) -> None:
    zh = '流入{{ at(population, "2005") }}，{{ change(population, than=at(population, "2005年")) }}'
    en = 'The figure was {{ at(population, "2005") }}, now {{ change(population, than=at(population, "2005年")) }}'
    asked(small, f"{zh} | {en}")
    assert small.build().exit_code == 0
    assert text_of(small, "zh") == "流入25600人，比2005年增长1.0%"
    assert text_of(small, "en") == "The figure was 25,600 people, now up by 1.0 percent from 2005"


def test_the_period_just_before_is_compared_with(small: SmallProject) -> None:
    call = "{{ change(population, than=preceding(population)) }}"
    asked(small, f"人口{call} | The figure was {call}")
    assert small.build().exit_code == 0
    assert text_of(small, "zh") == "人口比上年增长1.0%"
    assert text_of(small, "en") == "The figure was up by 1.0 percent from the previous year"


def test_a_period_that_has_no_figures_drops_its_clause(small: SmallProject) -> None:
    call = '{{ average_growth(population, at(population, "1998")) }}'
    asked(small, f"甲[[，{call}]]。 | A[[, {call}]].")
    result = small.build()
    assert result.exit_code == 0
    assert text_of(small, "zh") == "甲。"
    assert "at(population, 1998)" in result.output


def test_both_languages_must_ask_for_the_same_period(small: SmallProject) -> None:
    asked(small, '{{ at(population, "2005") }} | {{ at(population, "2004") }}')
    result = run("check", *small.common)
    assert "at(population, 2005)" in result.output
    assert "at(population, 2004)" in result.output
