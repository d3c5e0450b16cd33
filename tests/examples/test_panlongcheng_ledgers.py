"""The ledgers of the example township, read with plain pandas: they add up to what was published."""

import csv
import subprocess
import sys
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "panlongcheng"
EXACT = HERE / "panlongcheng_exact.csv"
UTF_8 = ("areas.csv", "persons-2005.csv", "persons-2006.csv", "publicity.csv", "support.csv")
ENCODINGS = dict.fromkeys(UTF_8, "utf-8") | {"information.csv": "utf-8-sig", "services.csv": "gb18030"}
YEARS = (2005, 2006)
PUBLISHED = {
    "规划面积": "planned_area",
    "村": "villages",
    "社区居委会": "communities",
    "总人口": "population",
    "农业人口": "agricultural",
    "非农业人口": "non_agricultural",
    "常住流入人口": "settled_inflow",
    "流动人口": "floating_population",
    "流出人口": "outflow",
    "流入人口": "inflow",
    "流入已婚育龄妇女": "inflow_married_women",
    "查验婚育证人数": "certificates_checked",
    "查验率": "certificate_check_rate",
    "下达催办通知书": "reminders",
    "签订合同人数": "agreements",
    "签订合同率": "agreement_rate",
    "办理婚育证明": "certificates_issued",
    "孕妇": "pregnant_women",
    "采取避孕措施人数": "contraception_users",
    "综合避孕率": "contraceptive_prevalence",
    "检查服务人次": "health_checks",
    "检查服务率": "health_check_rate",
    "检查服务通知单": "health_check_notices",
    "查出妇科疾病": "conditions_treated",
    "宣传品": "leaflets",
    "免费药具": "free_contraceptives",
    "电影放映": "film_screenings",
    "平台协查信息": "platform_enquiries",
    "电话信函通报": "notifications",
    "寄出检查证明": "certificates_mailed",
    "慰问金": "visiting_grants",
}

Values = dict[tuple[str, str], float]


def ledger(name: str, year: int) -> pd.DataFrame:
    """Read the rows of a year from one of the ledgers that are CSV files."""
    rows = pd.read_csv(EXAMPLE / name, encoding=ENCODINGS[name])
    return rows[rows["年度"] == year]


def population(year: int) -> pd.DataFrame:
    rows = pd.read_excel(EXAMPLE / "population.xlsx", sheet_name="人口台账", header=2, engine="openpyxl")
    return rows[rows["年度"] == year]


def percent(part: float, whole: float) -> float:
    return float(f"{part / whole * 100:.12g}")


def of_population(year: int) -> dict[str, float]:
    rows = population(year)
    return {
        "planned_area": round(rows["规划面积（平方公里）"].sum(), 6),
        "villages": (rows["类型"] == "村").sum(),
        "communities": (rows["类型"] == "社区").sum(),
        "population": rows["总人口"].sum(),
        "agricultural": rows["农业人口"].sum(),
        "non_agricultural": rows["非农业人口"].sum(),
        "settled_inflow": rows["常住流入人口"].sum(),
    }


def of_persons(year: int) -> dict[str, float]:
    rows = ledger(f"persons-{year}.csv", year)
    inflow, outflow = rows[rows["流向"] == "流入"], rows[rows["流向"] == "流出"]
    women = inflow[inflow["性别"] == "女"]
    fertile = women[women["年龄"].between(15, 49)]
    married = fertile[fertile["婚姻状况"] == "已婚"]
    wives_away = outflow.query("性别 == '女' and 婚姻状况 == '已婚' and 15 <= 年龄 <= 49")
    return {
        "floating_population": len(rows),
        "floating_women_of_childbearing_age": len(rows.query("性别 == '女' and 15 <= 年龄 <= 49")),
        "floating_married_women": len(married) + len(wives_away),
        "outflow": len(outflow),
        "inflow": len(inflow),
        "inflow_men": (inflow["性别"] == "男").sum(),
        "inflow_women": len(women),
        "inflow_women_of_childbearing_age": len(fertile),
        "inflow_married_women": len(married),
        "inflow_women_from_18": (fertile["年龄"] >= 18).sum(),
        "outflow_married_women": len(wives_away),
        "inflow_children": (inflow["年龄"] < 18).sum(),
        "inflow_average_age": float(f"{inflow['年龄'].sum() / len(inflow):.12g}"),
        "inflow_from_other_provinces": (~inflow["往来地"].isin(["本省其他市", "本市其他区"])).sum(),
        "certificates_checked": (inflow["查验婚育证明"] == "是").sum(),
        "agreements": (married["签订服务协议"] == "是").sum(),
        "certificates_issued": (rows["现场办证"] == "是").sum(),
        "pregnant_women": (married["孕期随访"] == "是").sum(),
        "contraception_users": (married["采取避孕措施"] == "是").sum(),
    }


def of_activities(year: int) -> dict[str, float]:
    def totals(name: str, item: str, quantity: str, names: Mapping[str, str]) -> dict[str, float]:
        sums = ledger(name, year).groupby(item)[quantity].sum()
        return {english: float(sums.get(chinese, 0)) for chinese, english in names.items()}

    services = ledger("services.csv", year)
    publicity = ledger("publicity.csv", year)
    done = {"健康检查": "health_checks", "检查通知单": "health_check_notices", "催办通知书": "reminders"}
    done |= {"妇科疾病免费治疗": "conditions_treated", "上门走访": "home_visits", "业务培训": "trained_workers"}
    # What this township's ledgers have no rows of.
    done |= {"外出学习": "study_trip_participants", "签订责任书": "letters_signed"}
    done |= {"春节孕前优生检查": "couples_checked"}
    done |= {"新婚服务": "newlyweds_served", "老年人健康服务": "elderly_served", "儿童预防接种": "children_vaccinated"}
    handed = {"宣传品": "leaflets", "免费药具": "free_contraceptives", "横幅": "banners", "电影放映": "film_screenings"}
    handed |= {"宣传栏": "display_boards", "群众活动室": "activity_rooms"}
    ways = {"平台协查": "platform_enquiries", "电话信函通报": "notifications", "寄出检查证明": "certificates_mailed"}
    return {
        **totals("services.csv", "服务项目", "服务数", done),
        **totals("services.csv", "服务项目", "应服务数", {"健康检查": "health_checks_due"}),
        "work_meetings": (services["服务项目"] == "工作例会").sum(),
        "training_courses": (services["服务项目"] == "业务培训").sum(),
        "study_trips": (services["服务项目"] == "外出学习").sum(),
        **totals("publicity.csv", "品名", "数量", handed),
        "screening_places": publicity[publicity["品名"] == "电影放映"]["村（社区）"].nunique(),
        **totals("information.csv", "方式", "数量", ways),
        **totals("support.csv", "事项", "户数", {"慰问金": "households_visited"}),
        **totals("support.csv", "事项", "金额（元）", {"慰问金": "visiting_grants"}),
        **totals("support.csv", "事项", "人数", {"入学帮扶": "children_enrolled"}),
    }


def of_formulas(v: Mapping[str, float]) -> dict[str, float]:
    return {
        "inflow_ratio": percent(v["inflow"], v["population"]),
        "certificates_unchecked": v["inflow"] - v["certificates_checked"],
        "certificate_check_rate": percent(v["certificates_checked"], v["inflow"]),
        "agreements_unsigned": v["inflow_married_women"] - v["agreements"],
        "agreement_rate": percent(v["agreements"], v["inflow_married_women"]),
        "contraceptive_prevalence": percent(v["contraception_users"], v["inflow_married_women"] - v["pregnant_women"]),
        "health_checks_missed": v["health_checks_due"] - v["health_checks"],
        "health_check_rate": percent(v["health_checks"], v["health_checks_due"]),
        "grant_per_household": v["visiting_grants"] / v["households_visited"],
    }


def of_groups(year: int) -> Values:
    rows = ledger(f"persons-{year}.csv", year)
    values: Values = {}
    for indicator, flow in (("inflow_by_origin", "流入"), ("outflow_by_destination", "流出")):
        counts = rows[rows["流向"] == flow]["往来地"].value_counts()
        values |= {(indicator, str(place)): int(counts[place]) for place in sorted(counts.index)}
    return values


def measured(year: int) -> Values:
    """Return every indicator's value for the township, by indicator and category."""
    single = {**of_population(year), **of_persons(year), **of_activities(year)}
    single |= of_formulas(single)
    return {(name, ""): value for name, value in single.items()} | of_groups(year)


def written(value: float) -> str:
    """Write a whole number without decimals, any other in full."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


@pytest.fixture(scope="module")
def published() -> list[dict[str, str]]:
    with (HERE / "published/panlongcheng.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def found() -> Values:
    return measured(2006)


def test_every_published_figure_is_compared(published: list[dict[str, str]]) -> None:
    assert [row["indicator_zh"] for row in published] == list(PUBLISHED)


def test_the_ledgers_add_up_to_the_published_figures(published: list[dict[str, str]], found: Values) -> None:
    for row in published:
        value = Decimal(written(found[PUBLISHED[row["indicator_zh"]], ""]))
        if not row["approx"]:
            assert value.quantize(Decimal(row["value"]), ROUND_HALF_UP) == Decimal(row["value"]), row


def test_a_figure_published_as_over_is_a_little_over(published: list[dict[str, str]], found: Values) -> None:
    over = [row for row in published if row["approx"] == "over"]
    assert len(over) == 10
    for row in over:
        assert 1 < found[PUBLISHED[row["indicator_zh"]], ""] / int(row["value"]) < 1.2, row


def test_every_exact_value_is_kept_for_the_tests_of_the_pipeline(request: pytest.FixtureRequest) -> None:
    lines = ["indicator,period,category,value"]
    for year in YEARS:
        lines += [f"{name},{year},{group},{written(value)}" for (name, group), value in measured(year).items()]
    text = "\n".join(lines) + "\n"
    if request.config.getoption("--regenerate"):
        EXACT.write_text(text, encoding="utf-8", newline="\n")
    assert text == EXACT.read_text(encoding="utf-8")


@pytest.mark.parametrize("year", YEARS)
def test_the_parts_of_every_row_make_up_its_population(year: int) -> None:
    rows = population(year)
    assert (rows["总人口"] == rows[["农业人口", "非农业人口", "常住流入人口"]].sum(axis=1)).all()


@pytest.mark.parametrize("year", YEARS)
def test_marks_stand_only_where_they_can(year: int) -> None:
    rows = ledger(f"persons-{year}.csv", year)
    married = (
        (rows["流向"] == "流入") & (rows["性别"] == "女") & (rows["婚姻状况"] == "已婚") & rows["年龄"].between(15, 49)
    )
    for header in ("签订服务协议", "孕期随访", "采取避孕措施"):
        assert married[rows[header] == "是"].all(), header
    assert not ((rows["孕期随访"] == "是") & (rows["采取避孕措施"] == "是")).any()
    assert rows[rows["查验婚育证明"] == "是"]["流向"].eq("流入").all()


@pytest.mark.parametrize("name", [name for name in ENCODINGS if name != "areas.csv"])
def test_every_row_names_a_known_place_and_a_day_of_its_year(name: str) -> None:
    names = set(pd.read_csv(EXAMPLE / "areas.csv", dtype=str)["name"])
    rows = pd.read_csv(EXAMPLE / name, encoding=ENCODINGS[name])
    days = pd.to_datetime(rows["登记日期" if name.startswith("persons") else "日期"])
    assert set(rows["村（社区）"]) <= names
    assert (days.dt.year == rows["年度"]).all()


def test_the_areas_form_one_line_down_to_the_villages() -> None:
    areas = pd.read_csv(EXAMPLE / "areas.csv", dtype=str, keep_default_na=False)
    assert areas["code"].is_unique
    assert areas["name"].is_unique
    assert areas["level"].tolist() == ["province", "city", "county", "township"] + ["village"] * 13
    assert areas["parent"].tolist() == ["", "42", "4201", "420116"] + ["420116403"] * 13


def test_no_ledger_has_a_name_or_an_identity_number() -> None:
    headers: set[str] = set(population(2006).columns)
    for name, encoding in ENCODINGS.items():
        text = (EXAMPLE / name).read_text(encoding=encoding)
        if name != "areas.csv":
            headers |= set(text.partition("\n")[0].split(","))
            assert not [cell for line in text.splitlines() for cell in line.split(",") if len(cell) > 10], name
    assert not [header for header in headers for word in ("姓名", "身份", "证号", "号码", "住址") if word in header]


def test_the_files_come_in_the_forms_that_offices_use() -> None:
    with pytest.raises(UnicodeDecodeError):
        (EXAMPLE / "services.csv").read_text(encoding="utf-8")
    assert (EXAMPLE / "information.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with ZipFile(EXAMPLE / "population.xlsx") as package:
        assert b"mergeCell " in package.read("xl/worksheets/sheet1.xml")


def test_the_script_makes_the_same_bytes_again(tmp_path: Path) -> None:
    for folder in ("first", "second"):
        subprocess.run([sys.executable, "-B", EXAMPLE / "make_ledgers.py", tmp_path / folder], check=True)
    made = {path.name: path.read_bytes() for path in (tmp_path / "first").iterdir()}
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "second").iterdir()}
    assert set(made) == {*ENCODINGS, "population.xlsx"}
    for name in ENCODINGS:
        assert made[name] == (EXAMPLE / name).read_bytes(), f"run {EXAMPLE.name}/make_ledgers.py and commit {name}"
