"""What a sound config becomes."""

import pickle
from pathlib import Path

import pytest

from reportgen.config.fingerprint import fingerprint
from reportgen.config.kit import kit_root, templates_folder
from reportgen.config.load import load_config
from reportgen.nouns.across import Across, AddUp, Allowance, Watched
from reportgen.nouns.finding import Prose
from reportgen.nouns.indicator import Expression, Hedge, Indicator, Measure
from reportgen.nouns.issue import Place, ReportError
from reportgen.nouns.report import Attachment, Column, LedgerSpec, ReportConfig, Section, Signature
from reportgen.nouns.tables import TableColumn
from reportgen.nouns.unit import Text, Unit

pytestmark = pytest.mark.usefixtures("project")
SUMMARY = Path("sound/summary.yaml")


@pytest.fixture
def config(project: Path) -> ReportConfig:
    assert project.is_dir()
    return load_config(SUMMARY)


def indicator(config: ReportConfig, name: str) -> Indicator:
    return next(found for found in config.indicators if found.name == name)


def test_the_report_is_what_the_config_says(config: ReportConfig) -> None:
    assert (config.name, config.path, config.layout.base) == ("summary", "sound/summary.yaml", "plain")
    assert config.title == Text("{{ area }}总结", "{{ area }}: Summary")
    assert (config.date, config.periods) == ("2007-01-10", ("year", "quarter"))
    assert config.files == ("sound/summary.yaml", "sound/indicators/people.yaml")
    assert config.signatures == (Signature(Text("某镇", "A Town")),)
    assert config.attachments == (Attachment("villages"),)


def test_what_is_checked_across_a_batch_has_its_defaults_resolved(config: ReportConfig) -> None:
    assert config.across == Across(
        (
            AddUp("inflow", "inflow"),
            AddUp("leaflets", "posters", Allowance(0.5, percent=True)),
            AddUp("checked_people", "checked_people", Allowance(2)),
        ),
        (Watched("posters"), Watched("check_rate", 20)),
    )


def test_a_ledger_is_read_with_its_columns(config: ReportConfig) -> None:
    persons, publicity = config.ledgers
    columns = {column.name: column for column in persons.columns}
    assert persons._replace(columns=()) == LedgerSpec(
        name="persons",
        paths=("persons-2005.csv", "persons-2006.csv"),
        place=Place("sound/summary.yaml", 6, 3),
        columns=(),
        area="village",
        date="registered",
        until="left",
        header_row=3,
        encoding="gb18030",
        on_bad_value="skip",
    )
    assert columns["flow"].values == (("流入", "in"), ("流出", "out"), ("1", "in"))
    assert columns["sex"].values == (("男", "男"), ("女", "女"))
    assert columns["age"] == Column(
        "年龄", "age", "integer", Place("sound/summary.yaml", 18, 7), minimum=0, maximum=120, required=True
    )
    assert (publicity.paths, publicity.sheet, publicity.period) == (("publicity.xlsx",), "2006", "year")


SHARED = """\
ledgers:
  visits: {path: visits*, area: place, period: year, columns: {地点: place, 年度: {name: year, type: period}}}
  publicity: {path: posters*, area: place, period: year, columns: {地点: place, 年度: {name: year, type: period}}}
"""


def test_ledgers_of_sets_come_first_and_give_way_to_the_configs_own(project: Path) -> None:
    (project / "sound/ledgers").mkdir()
    (project / "sound/ledgers/shared.yaml").write_text(SHARED, encoding="utf-8")
    text = SUMMARY.read_text(encoding="utf-8")
    SUMMARY.write_text(text + "\nledger_sets: [shared, persons]", encoding="utf-8")
    loaded = load_config(SUMMARY)
    assert [(ledger.name, ledger.paths) for ledger in loaded.ledgers] == [
        ("visits", ("visits*",)),
        ("publicity", ("publicity.xlsx",)),
        ("persons", ("persons-2005.csv", "persons-2006.csv")),
    ]
    kit = (kit_root() / "configs" / "ledgers" / "persons.yaml").as_posix()
    assert loaded.files == ("sound/summary.yaml", "sound/ledgers/shared.yaml", kit, "sound/indicators/people.yaml")
    assert loaded.ledgers[0].place == Place("sound/ledgers/shared.yaml", 2, 3)


def test_an_indicator_knows_its_expressions_by_line_and_column(config: ReportConfig) -> None:
    place = Place("sound/indicators/people.yaml", 6, 12)
    assert indicator(config, "inflow").where == Expression('flow == "in" and age >= 18', place)
    assert indicator(config, "inflow").place == Place("sound/indicators/people.yaml", 3, 3)


def test_measures_are_understood(config: ReportConfig) -> None:
    names = ["inflow", "leaflets", "by_sex", "check_rate"]
    measures = [Measure("count"), Measure("sum", "quantity"), Measure("distinct", "age"), None]
    assert [indicator(config, name).measure for name in names] == measures


def test_decimals_come_from_the_indicator_then_the_config_then_the_unit(config: ReportConfig) -> None:
    found = [indicator(config, name).decimals for name in ("posters", "check_rate", "by_sex", "leaflets")]
    assert found == [3, 2, 2, 0]


def test_a_hedge_comes_from_the_unit_unless_the_indicator_says_otherwise(config: ReportConfig) -> None:
    assert indicator(config, "posters").hedge == Hedge(1000, "over")
    assert indicator(config, "leaflets").hedge is None


def test_targets_are_values_or_indicators(config: ReportConfig) -> None:
    assert [indicator(config, name).target for name in ("posters", "check_rate", "inflow")] == [1000, "best_rate", None]


def test_units_of_a_config_stand_beside_the_built_in_ones(config: ReportConfig) -> None:
    assert indicator(config, "by_sex").unit == Unit("stall", "count", "个摊位", "stall", "stalls", 2)
    assert indicator(config, "inflow").unit == Unit("person", "count", "人", "person", "people")
    assert {"stall", "person", "percent", "yuan"} <= {unit.key for unit in config.units}


def test_a_section_is_a_name_or_has_a_condition(config: ReportConfig) -> None:
    profile, problems = config.sections
    assert profile == Section("profile", Place("sound/summary.yaml", 50, 12))
    assert problems.when == Expression("checks_fell_short or inflow == 0", Place("sound/summary.yaml", 50, 44))


FINDINGS = """\
findings:
  few_checked:
    when: check_rate < 95
    by: target(check_rate) - check_rate
    severity: high
    title: {zh: 查验少, en: Few Checks}
    problem:
      zh: |
        查验率{{ check_rate }}，
        偏低。
      en: The check rate was only {{ check_rate }}.
    step: {zh: 多查, en: check more}
  empty: {when: inflow == 0, title: {zh: 空, en: Empty}, problem: {zh: 无人, en: Nobody came.}}
"""


def test_findings_of_sets_come_first_and_a_config_replaces_them_or_switches_them_off(project: Path) -> None:
    path = project / "sound/indicators/people.yaml"
    path.write_text(path.read_text(encoding="utf-8") + FINDINGS, encoding="utf-8")
    text = SUMMARY.read_text(encoding="utf-8").replace("name: problems, when:", "name: problems, when: findings or")
    own = "{when: few and inflow > 0, severity: low, title: {zh: 甲, en: A}, problem: {zh: 乙, en: B}}"
    SUMMARY.write_text(
        f"{text}\nfindings: {{empty: off, last: {own}, few_checked: {own}}}".replace(
            "conditions: {", "conditions: {few: inflow < 5, "
        ),
        encoding="utf-8",
    )
    loaded = load_config(SUMMARY)
    assert [(finding.name, finding.severity, finding.when.text) for finding in loaded.findings] == [
        ("few_checked", "low", "few and inflow > 0"),
        ("empty", "medium", "False"),
        ("last", "low", "few and inflow > 0"),
    ]
    assert loaded.findings[1].texts == ()


def test_a_finding_of_two_sets_is_refused_at_the_second(project: Path) -> None:
    more = project / "sound/indicators/more.yaml"
    more.write_text(f"set: more\nindicators: {{}}\n{FINDINGS}", encoding="utf-8")
    path = project / "sound/indicators/people.yaml"
    line = len(path.read_text(encoding="utf-8").splitlines()) + 2
    path.write_text(path.read_text(encoding="utf-8") + FINDINGS, encoding="utf-8")
    text = SUMMARY.read_text(encoding="utf-8")
    SUMMARY.write_text(text.replace("indicator_sets: [people]", "indicator_sets: [people, more]"), encoding="utf-8")
    with pytest.raises(ReportError) as caught:
        load_config(SUMMARY)
    found = caught.value.issues
    assert [(one.code, one.place and one.place.line) for one in found] == [
        ("config.name-used", number) for number in (4, 15)
    ]
    assert dict(found[0].values) == {"name": "few_checked", "file": "sound/indicators/people.yaml", "line": str(line)}


def test_a_finding_knows_its_texts_by_their_lines(project: Path) -> None:
    path = project / "sound/indicators/people.yaml"
    before = len(path.read_text(encoding="utf-8").splitlines())
    path.write_text(path.read_text(encoding="utf-8") + FINDINGS, encoding="utf-8")
    file = path.relative_to(project).as_posix()
    few, empty = load_config(SUMMARY).findings
    assert few.place == Place(file, before + 2, 3)
    assert few.by == Expression("target(check_rate) - check_rate", Place(file, before + 4, 9))
    assert [text.part for text in few.texts] == ["title", "problem", "step"]
    assert few.texts[0].zh == Prose("查验少", Place(file, before + 6, 17))
    assert few.texts[1].zh == Prose("查验率{{ check_rate }}，\n偏低。\n", Place(file, before + 9))
    assert (empty.severity, empty.by) == ("medium", None)


def test_offices_sign_and_tables_are_attached_under_conditions(project: Path) -> None:
    text = SUMMARY.read_text(encoding="utf-8")
    text = text.replace(
        "signature: {zh: 某镇, en: A Town}",
        """signature:
  - {when: level == "village", zh: "{{ area }}", en: "{{ area }}"}
  - {zh: 某镇, en: A Town}""",
    ).replace(
        "attachments: [villages]",
        """attachments:
  - table: villages
    when: level != "village" and checks_fell_short""",
    )
    (project / "sound/signed.yaml").write_text(text, encoding="utf-8")
    loaded = load_config(Path("sound/signed.yaml"))
    here = Place("sound/signed.yaml", 62, 12)
    assert loaded.signatures == (
        Signature(Text("{{ area }}", "{{ area }}"), Expression('level == "village"', here)),
        Signature(Text("某镇", "A Town")),
    )
    assert [(one.table, one.when and one.when.text) for one in loaded.attachments] == [
        ("villages", 'level != "village" and checks_fell_short')
    ]


def test_a_table_has_columns_and_headings(config: ReportConfig) -> None:
    (table,) = config.tables
    assert (table.columns, table.names, table.total) == (
        (TableColumn("inflow"), TableColumn("check_rate", Text("率", "Rate"))),
        ("inflow", "check_rate"),
        False,
    )


def test_a_config_survives_pickling(config: ReportConfig) -> None:
    assert pickle.loads(pickle.dumps(config)) == config


def test_sets_that_are_not_beside_the_config_come_from_the_kit(project: Path) -> None:
    shipped = kit_root() / "configs" / "floating_population_summary.yaml"
    (project / "sound/shipped.yaml").write_bytes(shipped.read_bytes())
    files = load_config(Path("sound/shipped.yaml")).files
    kit = kit_root() / "configs"
    assert {(kit / name).as_posix() for name in ("ledgers/persons.yaml", "indicators/area.yaml")} <= set(files)


def test_templates_are_near_the_config_or_named_by_it_or_in_the_kit(config: ReportConfig, project: Path) -> None:
    assert templates_folder(config).resolve() == (project / "templates").resolve()
    named = config._replace(templates="mine")
    assert templates_folder(named) == Path("sound/mine")
    (project / "sound/templates").mkdir()
    assert templates_folder(config) == Path("sound/templates")
    elsewhere = config._replace(path=str(project / "a/b/c/d.yaml"))
    assert templates_folder(elsewhere) == kit_root() / "templates"


def test_a_fingerprint_changes_with_any_of_the_files(config: ReportConfig, project: Path) -> None:
    before = fingerprint(config)
    assert fingerprint(config) == before
    with (project / "sound/indicators/people.yaml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert fingerprint(config) != before


@pytest.mark.parametrize(
    ("said", "levels"), [("", 0), ("contents: false", 0), ("contents: true", 2), ("contents: {levels: 1}", 1)]
)
def test_a_table_of_contents_lists_two_levels_of_headings_where_nothing_else_is_said(said: str, levels: int) -> None:
    SUMMARY.write_text(SUMMARY.read_text("utf-8").replace("contents: {levels: 3}", said), "utf-8")
    assert load_config(SUMMARY).contents == levels
