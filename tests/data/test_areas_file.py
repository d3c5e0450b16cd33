"""Reading the hierarchy of areas."""

from pathlib import Path

import pytest
from making import problems

from reportgen.data.areas import read_areas
from reportgen.nouns.issue import ReportError

GOOD = (
    "code,name,level,parent,name_en\n"
    "1,甲县,county,,Jia County\n11,东镇,township,1,Dong Town\n111,河村,村,11,He Village\n"
)


def write(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "areas.csv"
    path.write_text(text, encoding=encoding)
    return path


def refused(tmp_path: Path, text: str) -> str:
    with pytest.raises(ReportError) as caught:
        read_areas(write(tmp_path, text), "areas.csv")
    return problems(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_areas_are_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    areas = read_areas(write(tmp_path, GOOD, encoding), "areas.csv")
    assert [area.name for area in areas.lineage("111")] == ["河村", "东镇", "甲县"]
    assert areas["111"].level == "village"


def test_an_office_stands_below_any_level(tmp_path: Path) -> None:
    text = GOOD + "12,甲县卫生局,局,1,\n113,信访室,单位,111,\n13,司法所,office,11,Justice Station\n"
    areas = read_areas(write(tmp_path, text), "areas.csv")
    offices = [(area.name_en, area.parent) for area in areas if area.level == "office"]
    assert offices == [("Jiaxian County Health Bureau", "1"), ("Xinfangshi", "111"), ("Justice Station", "11")]


def test_every_problem_of_the_file_is_told_in_one_run(tmp_path: Path) -> None:
    text = (
        "code,name,level,parent\n1,甲县,county,\n1,乙县,county,\n2,,conty,9\n,丙县,county,\n3,丁,city,4\n4,戊,city,3\n"
    )
    assert refused(tmp_path, text) == (
        "areas.csv:3:1: error: code 1 is used twice, first in line 2 [data.areas-duplicate]\n"
        "areas.csv:4:1: error: code 2 has no name [data.areas-no-name]\n"
        "areas.csv:4:1: error: unknown level 'conty'"
        " (allowed: province, city, county, township, village, office; did you mean 'county'?) [data.areas-level]\n"
        "areas.csv:5:1: error: '丙县' has no code [data.areas-no-code]\n"
        "areas.csv:4:1: error: 2 has a parent that is not listed: 9 [data.areas-parent]\n"
        "areas.csv:6:1: error: areas are above one another in a circle: 3 → 4 → 3 [data.areas-circle]\n"
    )


def test_a_missing_column_is_named_with_the_nearest(tmp_path: Path) -> None:
    assert refused(tmp_path, "code,nmae,level,parent\n") == (
        "areas.csv:1:1: error: the areas file has no column 'name'"
        " (allowed: code, name, level, parent, name_en; did you mean 'nmae'?) [data.areas-column]\n"
    )


def test_a_missing_file_is_told_with_its_neighbours(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    with pytest.raises(ReportError) as caught:
        read_areas(tmp_path / "area.csv", "area.csv")
    assert problems(caught.value) == (
        "area.csv: error: there is no such file (allowed: areas.csv; did you mean 'areas.csv'?) [data.file-missing]\n"
    )
