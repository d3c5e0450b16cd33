"""Messages about what is unusual across a batch, by code."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "across.sum-differs": Text(
        "{count}个下级地区加起来与本级上报的数不同",
        "the {count} areas below add up to something else than what the area states",
    ),
    "across.rows-above": Text(
        "本级的数比{count}个下级地区加起来多出或少了一部分：有记录直接记在本级",
        "the figure is not that of the {count} areas below: there are rows of the area itself",
    ),
    "across.without-figures": Text(
        "其中{count}个没有这一指标的数：{areas}", "{count} of them have no such figure: {areas}"
    ),
    "across.restated": Text(
        "{period}的数与往期汇总数据所存的不同", "the figure of {period} is not the one in the earlier file of figures"
    ),
    "across.more-restated": Text(
        "另有{count}个地区{period}的数与往期汇总数据不同，未逐一列出",
        "in {count} more areas the figure of {period} is not the one in the earlier file of figures",
    ),
    "across.redefined": Text(
        "口径由“{kept}”改成了“{now}”，{count}个地区{period}的数因此与往期汇总数据不同",
        'the definition was "{kept}" and is "{now}": in {count} areas the figure of {period} is not the earlier one',
    ),
    "across.nothing-kept": Text(
        "往期汇总数据里没有{period}的数，无法核对", "the earlier file of figures has none of {period} to compare with"
    ),
    "across.areas-not-kept": Text(
        "往期汇总数据里没有{count}个地区，无法核对：{areas}",
        "the earlier file of figures does not have {count} areas, which cannot be compared: {areas}",
    ),
    "across.same-text": Text(
        "除地名外，与另外{count}个地区的报告文字完全相同：{areas}",
        "but for the names of places, the report reads the same as those of {count} more areas: {areas}",
    ),
    "across.more-same-text": Text(
        "另有{count}组地区的报告文字相同，未逐一列出", "the reports of {count} more groups of areas read the same"
    ),
    "across.change": Text(
        "比{period}变化异常（修正 z 值 {score}）：照{among}个地区的一般变化，应在 {usual} 左右",
        "an unusual change since {period} (modified z-score {score}): by the changes of {among} areas, about {usual}"
        " was to be expected",
    ),
    "across.more-changes": Text(
        "另有{count}个地区比{period}变化异常，未逐一列出", "{count} more areas have an unusual change since {period}"
    ),
    "across.peers": Text(
        "在{among}个同级地区中显得异常（修正 z 值 {score}）", "unusual among {among} peers (modified z-score {score})"
    ),
    "across.more-peers": Text(
        "另有{count}个地区在同级地区中显得异常，未逐一列出", "{count} more areas are unusual among their peers"
    ),
    "across.more-sums": Text(
        "另有{count}个地区与下级地区之和不符，未逐一列出", "{count} more areas are not the sum of those below"
    ),
    "across.more-reports": Text(
        "另有{count}个地区的报告情况相同，未逐一列出", "the same goes for the reports of {count} more areas"
    ),
}
