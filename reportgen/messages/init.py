"""Messages about making a new project."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "init.no-folder": Text(
        "请写明项目放在哪个文件夹，如 reportgen init 工作总结；用 --list 可列出全部报告种类",
        "name the folder of the new project, as in reportgen init summary; --list lists the kinds of report",
    ),
    "init.unknown-kind": Text("没有“{found}”这种报告", "there is no kind of report {found!r}"),
    "init.file-exists": Text(
        "这里已有内容，不会覆盖；没有写入任何文件", "this is there already and is not overwritten; nothing was written"
    ),
    "init.not-a-folder": Text(
        "这是一个文件，不能作为文件夹；没有写入任何文件", "this is a file and cannot be a folder; nothing was written"
    ),
}
