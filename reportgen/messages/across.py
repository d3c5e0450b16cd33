"""Messages about what is unusual across a batch, by code."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "across.sum-differs": Text(
        "{count}个下级地区加起来与本级上报的数不同",
        "the areas below ({count}) add up to something else than what the area states",
    ),
    "across.rows-above": Text(
        "本级的数不等于{count}个下级地区之和：有记录直接记在本级",
        "the figure is not the sum of the areas below ({count}): there are rows of the area itself",
    ),
    "across.without-figures": Text(
        "其中{count}个没有这一指标的数：{areas}", "areas below without this figure ({count}): {areas}"
    ),
    "across.restated": Text(
        "{period}的数与往期汇总数据所存的不同", "the figure of {period} is not the one in the earlier file of figures"
    ),
    "across.more-restated": Text(
        "另有{count}个地区{period}的数与往期汇总数据不同，未逐一列出",
        "more areas in which the figure of {period} is not the one in the earlier file of figures: {count}",
    ),
    "across.redefined": Text(
        "口径由“{kept}”改成了“{now}”，{count}个地区{period}的数因此与往期汇总数据不同",
        'the definition was "{kept}" and is "{now}"; areas whose figure of {period} is not the earlier one: {count}',
    ),
    "across.nothing-kept": Text(
        "往期汇总数据里没有{period}的数，无法核对", "the earlier file of figures has none of {period} to compare with"
    ),
    "across.areas-not-kept": Text(
        "往期汇总数据里没有这些地区（{count}个），无法核对：{areas}",
        "the earlier file of figures does not have these areas ({count}), which cannot be compared: {areas}",
    ),
    "across.same-text": Text(
        "除地名外，与这些地区（{count}个）的报告文字完全相同：{areas}",
        "but for the names of places, the reports of these areas ({count}) read the same: {areas}",
    ),
    "across.more-same-text": Text(
        "另有{count}组地区的报告文字相同，未逐一列出", "more groups of areas whose reports read the same: {count}"
    ),
    "across.change": Text(
        "比{period}变化异常（修正 z 值 {score}）：照{among}个地区的一般变化，应在 {usual} 左右",
        "an unusual change since {period} (modified z-score {score}): by the changes of {among} areas, about {usual}"
        " was to be expected",
    ),
    "across.more-changes": Text(
        "另有{count}个地区比{period}变化异常，未逐一列出", "more areas with an unusual change since {period}: {count}"
    ),
    "across.peers": Text(
        "在{among}个同级地区中显得异常（修正 z 值 {score}）", "unusual among {among} peers (modified z-score {score})"
    ),
    "across.more-peers": Text(
        "另有{count}个地区在同级地区中显得异常，未逐一列出", "more areas that are unusual among their peers: {count}"
    ),
    "across.more-sums": Text(
        "另有{count}个地区与下级地区之和不符，未逐一列出", "more areas that are not the sum of those below: {count}"
    ),
    "across.more-reports": Text(
        "另有{count}个地区的报告情况相同，未逐一列出", "more areas of whose reports the same goes: {count}"
    ),
}
