"""Messages of the indicators stage, by code."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "indicators.not-a-number": Text(
        "“{column}”列不是数，不能求和、平均或取最大最小值",
        "column {column!r} holds no numbers: it has no sum, mean, minimum or maximum",
    ),
    "indicators.part-lost": Text(
        "台账“{ledger}”有一部分没能汇总：负责它的进程一再中断（{reason}）",
        "a part of ledger {ledger!r} could not be aggregated: whoever was at it died again and again ({reason})",
    ),
    "indicators.cannot-spill": Text(
        "临时文件夹写不进去重计数用的数据：{reason}",
        "cannot write keys to be counted to the folder for temporary files: {reason}",
    ),
    "indicators.circle": Text("公式互相依赖，成了环：{circle}", "formulas need one another in a circle: {circle}"),
    "indicators.check-failed": Text(
        "{area}{period}不符合“{expression}”：{left}；{right}",
        "{area}, {period}: {expression!r} does not hold: {left}; {right}",
    ),
    "indicators.check-untrue": Text(
        "{area}{period}不符合“{expression}”：{figures}", "{area}, {period}: {expression!r} does not hold: {figures}"
    ),
    "indicators.check-not-made": Text(
        "{area}{period}无法核对“{expression}”：缺{missing}",
        "{area}, {period}: {expression!r} cannot be checked without {missing}",
    ),
}
