"""Messages about what was asked for on the command line."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "command.config-missing": Text("没有这个配置文件", "there is no such config"),
    "command.data-missing": Text("没有这个数据文件夹", "there is no such data folder"),
    "command.config-is-folder": Text("这是一个文件夹；请写明其中的配置文件", "this is a folder; name the config in it"),
    "command.data-is-file": Text(
        "这是一个文件；--data 要写台账所在的文件夹", "this is a file; --data takes the folder of the ledgers"
    ),
    "command.layout-missing": Text("没有版式文件 {found}", "there is no layout {found}"),
    "command.bad-period": Text("“{found}”不是时期", "{found!r} is not a period"),
    "command.bad-date": Text("“{found}”不是日期，应写作 2006-12-31", "{found!r} is not a date such as 2006-12-31"),
    "command.arrange-alone": Text(
        "--arrange 要与 --lang bilingual 连用", "--arrange goes with --lang bilingual, which was not given"
    ),
    "command.area-without-rows": Text("{area}没有任何台账记录", "no ledger has a row for {area}"),
    "command.output-is-file": Text(
        "这里已有一个同名文件，不能作为输出文件夹；请用 -o 另指定",
        "there is a file of this name, so it cannot be the folder of the documents; choose another one with -o",
    ),
    "command.folder": Text("无法建立文件夹 {found}（{reason}）", "the folder {found} cannot be made ({reason})"),
    "command.period-without-rows": Text("没有{period}的台账数据", "no ledger has a row for {period}"),
    "command.file": Text("文件读不了或写不了（{reason}）", "the file cannot be read or written ({reason})"),
    "command.bad-memory": Text(
        "“{found}”不是内存大小，应写作 512M 或 2G", "{found!r} is not a size of memory such as 512M or 2G"
    ),
    "command.little-memory": Text(
        "内存 {found} 太小，程序转不动；至少要 {least}",
        "{found} of memory is too little to work with; give at least {least}",
    ),
    "command.crash": Text(
        "程序内部出错：{found}。请把命令和这一行告诉维护者；设置环境变量 REPORTGEN_DEBUG=1 可查看详情",
        "reportgen itself failed: {found}. Please report the command and this line; REPORTGEN_DEBUG=1 shows details",
    ),
}
