"""Messages about what was asked for on the command line."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "command.config-missing": Text("没有这个配置文件", "there is no such config"),
    "command.data-missing": Text("没有这个数据文件夹", "there is no such data folder"),
    "command.layout-missing": Text("没有版式文件 {found}", "there is no layout {found}"),
    "command.bad-period": Text("“{found}”不是时期", "{found!r} is not a period"),
    "command.bad-date": Text("“{found}”不是日期，应写作 2006-12-31", "{found!r} is not a date such as 2006-12-31"),
    "command.area-without-rows": Text("{area}没有任何台账记录", "no ledger has a row for {area}"),
    "command.folder": Text("无法建立文件夹 {found}（{reason}）", "the folder {found} cannot be made ({reason})"),
    "command.crash": Text(
        "程序内部出错：{found}。请把命令和这一行告诉维护者；设置环境变量 REPORTGEN_DEBUG=1 可查看详情",
        "reportgen itself failed: {found}. Please report the command and this line; REPORTGEN_DEBUG=1 shows details",
    ),
}
