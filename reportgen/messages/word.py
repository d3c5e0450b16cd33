"""Messages of this stage, by code."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "word.edited-by-hand": Text(
        zh="这份文档生成后有人改动过，或者不是本软件生成的，没有覆盖；确实要覆盖，请加 --force",
        en="this document was changed after it was written, or was not written by reportgen, and was left alone; "
        "add --force to overwrite it",
    ),
    "word.in-use": Text(
        zh="无法替换这份文档，可能正在 Word 或 WPS 中打开；请关闭后重试",
        en="this document cannot be replaced; it may be open in Word: close it and try again",
    ),
    "word.is-a-folder": Text(
        zh="这个位置是一个文件夹，不能写成文档",
        en="there is a folder of this name, so no document can be written here",
    ),
    "word.no-folder": Text(
        zh="文件夹“{folder}”不存在，文档没有写出",
        en="the folder {folder} does not exist, so the document was not written",
    ),
    "word.no-room": Text(
        zh="磁盘空间不足，文档没有写出",
        en="there is no room left on the disk, so the document was not written",
    ),
    "word.not-writable": Text(
        zh="没有权限写入文件夹“{folder}”",
        en="the folder {folder} may not be written to",
    ),
    "word.not-written": Text(
        zh="文档没有写出：{reason}",
        en="the document was not written: {reason}",
    ),
}
