"""Messages of the figures stage, by code."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "figures.no-store": Text("还没有汇总数据文件", "there is no file of figures yet"),
    "figures.not-a-store": Text(
        "这个文件不是本程序的汇总数据，不会覆盖；请另指定文件名",
        "this is no file of figures; it will not be overwritten, so choose another name",
    ),
    "figures.is-a-folder": Text(
        "这个位置是一个文件夹，汇总数据要写成文件；请另指定文件名",
        "this is a folder, and the figures are kept in a file; name another one",
    ),
    "figures.old-store": Text(
        "汇总数据是第{version}版，本程序用第{wanted}版，需要重新汇总",
        "the figures are of version {version}, this program reads version {wanted}: aggregate again",
    ),
    "figures.corrupt": Text("汇总数据文件已损坏（{reason}）", "the file of figures is damaged ({reason})"),
    "figures.locked": Text("汇总数据文件正被其他程序占用", "the file of figures is locked by another program"),
    "figures.cannot-read": Text("汇总数据文件读不了（{reason}）", "the file of figures cannot be read ({reason})"),
    "figures.cannot-write": Text(
        "汇总数据写不进去（{reason}）；文件夹是否只读，或文件正被占用？",
        "the figures cannot be written ({reason}); is the folder read-only, or the file in use?",
    ),
    "figures.unknown-area": Text("没有叫“{area}”的地方", "there is no area {area!r}"),
    "figures.ambiguous-area": Text(
        "有{count}个地方叫“{area}”，请用代码", "{count} areas are called {area!r}; name the one you mean by its code"
    ),
    "figures.no-rows": Text("{area}没有{period}的台账数据", "{area} has no ledger rows for {period}"),
    "figures.unfinished": Text(
        "台账“{ledger}”上年同期有数，{period}却没有 {parts} 的：这一期还不完整，与上年比较的数字不可信",
        "the ledger {ledger!r} has no rows of {parts}, which it had the year before: {period} is not complete, and"
        " comparisons with the year before mislead",
    ),
    "figures.table-does-not-add-up": Text(
        "表格“{table}”中，下级的“{name}”加起来是{parts}，{area}的合计却是{total}",
        'in the table "{table}", the areas below have {parts} of "{name}" together and {area} has {total}',
    ),
}
