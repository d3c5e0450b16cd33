"""Messages about the reports of many areas."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "batch.no-rows": Text("任何地区都没有台账记录", "no area has a ledger row"),
    "batch.no-rows-in-period": Text("{period}没有任何台账记录", "no area has a ledger row in {period}"),
    "batch.no-areas": Text(
        "{period}没有“{level}”一级的地区有台账记录", "no area of the level {level!r} has a ledger row in {period}"
    ),
    "batch.area-and-all": Text("--area 和 --all 只能用一个", "give --area or --all, not both"),
    "batch.no-area": Text(
        "没有一个地区包含全部台账记录；请用 --area 指定地区，或用 --all 生成全部",
        "no one area has all rows of the ledgers; name an area with --area, or build --all",
    ),
}
