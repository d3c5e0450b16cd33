"""Messages of this stage, by code."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "layout.bad-color": Text(
        zh="颜色“{found}”写得不对",
        en='the color "{found}" cannot be read',
    ),
    "layout.bad-indent": Text(
        zh="缩进“{found}”写得不对，要写几个字",
        en='the indent "{found}" cannot be read: it is written in characters',
    ),
    "layout.bad-length": Text(
        zh="长度“{found}”写得不对，要写数字和单位",
        en='the length "{found}" cannot be read: it is a number with a unit',
    ),
    "layout.bad-size": Text(
        zh="字号“{found}”写得不对",
        en='the size of type "{found}" cannot be read',
    ),
    "layout.bad-space": Text(
        zh="段前段后间距“{found}”写得不对，要写几行",
        en='the space "{found}" cannot be read: it is written in lines',
    ),
    "layout.extends-itself": Text(
        zh="版式“{name}”绕回自己，不能再以它为底本",
        en='the layout "{name}" would extend itself',
    ),
    "layout.footer-too-high": Text(
        zh="页码占到距下边 {need} 毫米处，而下边距只有 {room} 毫米",
        en="the page number reaches {need} mm above the lower edge, and the lower margin is {room} mm",
    ),
    "layout.missing-style": Text(
        zh="缺少这些样式：{styles}",
        en="these styles are missing: {styles}",
    ),
    "layout.no-number": Text(
        zh="标题用到第{level}级编号，但 numbering 只写了{levels}级",
        en="a heading is numbered at level {level}, but numbering has {levels} levels",
    ),
    "layout.no-place-for-number": Text(
        zh="“{found}”里要有一处 {{}}，表示编号的位置",
        en='"{found}" needs one {{}} where the number stands',
    ),
    "layout.no-room": Text(
        zh="页边距太大，版心只剩 {width} × {height} 毫米",
        en="the margins leave a type area of {width} × {height} mm",
    ),
    "layout.number-of-level": Text(
        zh="第{level}级标题的编号“{found}”要有本级的序号，也不能有下级的序号",
        en='the number "{found}" of headings of level {level} must hold theirs, and none of a level below',
    ),
    "layout.options-clash": Text(
        zh="变体“{name}”和“{other}”对 {key} 的规定不同，只能选一个",
        en='the options "{name}" and "{other}" do not agree on {key}: take one of them',
    ),
    "layout.out-of-range": Text(
        zh="“{found}”超出范围",
        en='"{found}" is out of range',
    ),
    "layout.too-many-characters": Text(
        zh="每行{count}个字共宽 {need} 毫米，版心只有 {room} 毫米",
        en="{count} characters on a line take {need} mm, and the type area is {room} mm wide",
    ),
    "layout.too-many-lines": Text(
        zh="每页{count}行共高 {need} 毫米，版心只有 {room} 毫米，请改 grid → lines",
        en="{count} lines on a page take {need} mm, and the type area is {room} mm high; set grid → lines",
    ),
    "layout.unknown-font": Text(
        zh="fonts 里没有起名为“{font}”的字体",
        en='fonts has no font by the name "{font}"',
    ),
    "layout.unknown-option": Text(
        zh="这个版式没有变体“{name}”",
        en='the layout has no option "{name}"',
    ),
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
