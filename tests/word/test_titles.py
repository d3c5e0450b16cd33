"""Titles on several lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.word.text import halves, seams
from reportgen.word.titles import broken_title


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("2006年工作总结", ["2006年工作总结"]),
        (
            "武汉盘龙城经济开发区2006年度流动人口服务管理工作总结",
            ["武汉盘龙城经济开发区2006年度", "流动人口服务管理工作总结"],
        ),
        (
            "捞刀河街道办事处2012年上半年流动人口服务管理工作总结",
            ["捞刀河街道办事处2012年上半年", "流动人口服务管理工作总结"],
        ),
        ("宁溪县2007年流动人口服务管理工作自评报告", ["宁溪县2007年", "流动人口服务管理工作自评报告"]),
        (
            "长阳土家族自治县榔坪镇2012年上半年人口与家庭服务工作总结",
            ["长阳土家族自治县榔坪镇", "2012年上半年人口与家庭服务工作总结"],
        ),
        (
            "恩施土家族苗族自治州2010年机关企事业单位人口信息核查专项活动工作报告",
            ["恩施土家族苗族自治州2010年机关", "企事业单位人口信息核查专项活动工作报告"],
        ),
        (
            "Panlongcheng Development Zone: Summary of Services for the Floating Population",
            ["Panlongcheng Development Zone:", "Summary of Services", "for the Floating Population"],
        ),
        (
            "Enshi Tujia and Miao Autonomous Prefecture: Report on the Verification of Population Records, 2010",
            [
                "Enshi Tujia and Miao",
                "Autonomous Prefecture:",
                "Report on the Verification",
                "of Population Records, 2010",
            ],
        ),
        ("Longdu Community: Annual Summary, 2009", ["Longdu Community: Annual Summary, 2009"]),
        (
            "Panlongcheng Economic Zone: Summary of Services for Migrants",
            ["Panlongcheng Economic Zone:", "Summary of Services for Migrants"],
        ),
    ],
)
def test_a_title_is_broken_where_it_reads_well(title: str, lines: list[str]) -> None:
    assert broken_title(title, 40).split("\n") == lines


@pytest.mark.parametrize(("room", "lines"), [(47, 3), (38, 4), (27, 4)])
def test_a_space_at_the_end_of_a_line_takes_no_room(room: int, lines: int) -> None:
    title = "Panlongcheng Economic Development Zone: Summary of Services for the Floating Population, 2006"
    broken = broken_title(title, room).split("\n")
    assert (len(broken), " ".join(broken)) == (lines, title)
    assert max(map(len, broken)) <= room


def test_a_word_that_fits_no_line_stays_whole() -> None:
    assert broken_title("Incomprehensibilities everywhere", 10) == "Incomprehensibilities everywhere"


@given(st.text(st.sampled_from("流动人口2006年 ab：")), st.integers(4, 50))
def test_a_broken_title_keeps_its_words(title: str, room: int) -> None:
    broken = broken_title(title, room)
    assert broken.replace("\n", "").replace(" ", "") == title.replace(" ", "")


@given(st.text("流动人口服务年度的2007", max_size=80))
def test_no_line_of_a_title_is_wider_than_the_page(title: str) -> None:
    """Word adds a quarter of a character where Han meets digits."""
    assert all(halves(line) + len(seams(line)) / 2 <= 40 for line in broken_title(title, 40).split("\n"))
