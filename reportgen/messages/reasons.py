"""Why a figure has no value, in words."""

from reportgen.nouns.unit import Text

__all__ = ["REASONS", "reason_text"]

REASONS: dict[str, Text] = {
    "no-rows": Text("没有台账记录", "no ledger rows"),
    "no-ledger": Text("没有这本台账", "its ledger is not kept"),
    "no-column": Text("台账没有这一列", "the ledger lacks a column"),
    "missing-part": Text("公式所用的数字有缺", "a figure of its formula is missing"),
    "division-by-zero": Text("除数为零", "division by zero"),
    "no-base": Text("没有可比的往期数字", "no earlier figure to compare with"),
    "no-rank": Text("没有位次", "it is not ranked"),
    "no-target": Text("没有目标值", "it has no target"),
    "no-parts": Text("没有分类", "it has no categories"),
    "no-areas": Text("下级地区有数字的不足两个", "fewer than two of the areas below have it"),
    "not-below": Text("下级没有这一级的地区", "no areas of that level are below this one"),
    "not-years": Text("两个时期相隔不是整年", "the periods are not whole years apart"),
    "no-others": Text("已全部列出，没有其余", "those listed are all there are"),
    "all-zero": Text("都是零", "there is none of any"),
    "tied": Text("末位并列，无法取舍", "those at the cut are tied"),
    "suppressed": Text("数目太小，已隐去", "suppressed: too small a count"),
    "withheld": Text("为不泄露小数目而不列出", "withheld: it would give a suppressed figure away"),
    "not-printed": Text("本报告没有这张表或图", "this report does not print it"),
    "nothing-to-draw": Text("可画的数不足两个", "fewer than two values to draw"),
    "not-a-number": Text("不是数字", "it is not a number"),
}


def reason_text(reason: str, lang: str) -> str:
    """Write the reason that a missing figure brings; one that is not known is written as it is."""
    return REASONS[reason][lang] if reason in REASONS else reason
