"""The words that a page sets around its report: the list at its end, and what stands in it beside a figure."""

from typing import NamedTuple

from reportgen.nouns.unit import Text

__all__ = ["FUNCTIONS", "WORDS", "PageWords"]


class PageWords(NamedTuple):
    """The fixed words of a page in one language; `{}` stands for a number."""

    lang: str
    heading: str
    fold: str
    hint: str
    figures: str
    definitions: str
    files: str
    row: str
    rows: str
    file_rows: str
    few: str
    withheld: str
    none: str
    own: str
    rest: str
    points: str
    percent: str
    times: str
    areas: str
    place: str
    total: str
    rests_on: str


WORDS = {
    "zh": PageWords(
        lang="zh-CN",
        heading="数字的来源",
        fold="逐一列出文中{}处数字的来源",
        hint="指向或点按文中的数字，可以看到它的来源。",
        figures="数字",
        definitions="指标口径",
        files="台账文件",
        row="统计 {} 行",
        rows="统计 {} 行",
        file_rows="共 {} 行",
        few="少于{}，为保护个人信息不列出",
        withheld="为保护个人信息不列出",
        none="无",
        own="本级",
        rest="未注明",
        points="个百分点",
        percent="%",
        times="倍",
        areas="个地区",
        place="第{}位",
        total="共{}个",
        rests_on="台账",
    ),
    "en": PageWords(
        lang="en",
        heading="Where the Figures Come From",
        fold="All {} figures of the text, one by one",
        hint="Point at a figure in the text, or tap it, to see where it comes from.",
        figures="Figures",
        definitions="Definitions",
        files="Ledger files",
        row="{} row counted",
        rows="{} rows counted",
        file_rows="{} rows",
        few="fewer than {}, not told to protect personal information",
        withheld="withheld to protect personal information",
        none="none",
        own="the area itself",
        rest="not stated",
        points="percentage points",
        percent="percent",
        times="times",
        areas="areas",
        place="{}",
        total="of {}",
        rests_on="Ledgers",
    ),
}

FUNCTIONS = {
    "growth": Text("增长率", "growth"),
    "change": Text("增减", "change"),
    "times": Text("倍数", "multiple"),
    "average_growth": Text("年均增长率", "average growth a year"),
    "share": Text("占比", "share"),
    "top_share": Text("前{}位合计占比", "share of the first {}"),
    "rank": Text("位次", "rank"),
    "target": Text("目标", "target"),
    "reaching": Text("达到目标的地区", "areas that reach the target"),
    "sum": Text("其他各项合计", "the others together"),
    "-": Text("其余", "remainder"),
}
