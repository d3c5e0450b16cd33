"""Messages about the reports of many areas."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "batch.no-rows": Text("任何地区都没有台账记录", "no area has a ledger row"),
    "batch.no-rows-in-period": Text("{period}没有任何台账记录", "no area has a ledger row in {period}"),
    "batch.no-areas": Text(
        "{period}没有“{level}”一级的地区有台账记录", "no area of the level {level!r} has a ledger row in {period}"
    ),
    "batch.area-and-all": Text("{option} 和 --all 只能用一个", "give {option} or --all, not both"),
    "batch.no-list": Text("没有这个地区名单", "there is no such list of areas"),
    "batch.empty-list": Text("这个名单里没有地区", "this list names no area"),
    "batch.nothing-within": Text(
        "选定的 {count} 个地区都不在“{within}”以内", "of the areas chosen so far ({count}), none lies within {within}"
    ),
    "batch.nothing-where": Text(
        "选定的 {count} 个地区都不符合条件“{where}”",
        "of the areas chosen so far ({count}), none fits the condition {where!r}",
    ),
    "batch.nothing-to-retry": Text(
        "这里没有清单，没有可重做的；请去掉 --retry 生成",
        "there is no manifest and nothing to retry; build without --retry",
    ),
    "batch.other-manifest": Text(
        "这里的清单属于 {found}，不是 {wanted}", "this is the manifest of {found}, not of {wanted}"
    ),
    "batch.not-a-manifest": Text(
        "这个文件不是本软件的清单，不能覆盖；请用 -o 另指定文件夹",
        "this file is no manifest of reportgen and is not overwritten; choose another folder with -o",
    ),
    "batch.later-manifest": Text(
        "清单的格式版本是 {found}，由更新的 reportgen 写成，本版本只认识到 {known}，不能覆盖；"
        "请更新软件，或用 -o 另指定文件夹",
        "a later version of reportgen wrote this manifest (form {found}; this version knows {known}) and it is not"
        " overwritten; update reportgen, or choose another folder with -o",
    ),
    "batch.folder-in-use": Text(
        "另一个 reportgen 正在这个文件夹里生成报告；请等它结束，或用 -o 另指定文件夹",
        "another reportgen is building reports in this folder; wait for it, or choose another folder with -o",
    ),
    "batch.same-file": Text(
        "{area} 与 {other} 的文件同名（不分大小写），没有写出",
        "{area} was not written: its file would have the name of that of {other}, but for small and capital letters",
    ),
    "batch.worker-died": Text(
        "生成这个地区的进程几次都异常终止，可能是内存不足；其他地区不受影响",
        "the process that built this area died each time, perhaps for want of memory; other areas are not concerned",
    ),
    "batch.interrupted": Text(
        "已中断：{count} 个地区中完成 {done} 个，已记入清单；再运行同一命令即可接着做",
        "interrupted: {done} of {count} areas are done and listed; the same command goes on from there",
    ),
    "batch.disk-full": Text(
        "磁盘空间不足，已停止：{count} 个地区中完成 {done} 个；腾出空间后再运行同一命令即可接着做",
        "the disk is full: {done} of {count} areas are done; make room, and the same command goes on from there",
    ),
    "batch.disk-full-by": Text(
        "磁盘空间不足，已停止：{count} 个地区中完成 {done} 个，其余约需 {need} MB；腾出空间后再运行同一命令即可接着做",
        "the disk is full: {done} of {count} areas are done, the others need about {need} MB; make room, and the same"
        " command goes on from there",
    ),
    "batch.no-area": Text(
        "没有一个地区包含全部台账记录；请用 --area 指定地区，或用 --all 生成全部",
        "no one area has all rows of the ledgers; name an area with --area, or build --all",
    ),
    "batch.own-store": Text(
        "这是本次运行自己的汇总数据文件，无从核对；请指定往期留下的那一份",
        "this is the file of figures of this run itself; name the one that was kept from the earlier run",
    ),
    "batch.before-alone": Text(
        "--before 只在生成多个地区的报告时可用", "--before is for the reports of several areas; add --all or more areas"
    ),
    "batch.not-looked-across": Text(
        "报告已写出，但没能核对各地之间（{found}）",
        "the reports are written, but nobody could look across them ({found})",
    ),
}
