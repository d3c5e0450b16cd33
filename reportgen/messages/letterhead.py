"""Messages about an office's own Word file as the paper of reports."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "letterhead.as-in-layout": Text(
        zh="文件里没有这些样式：{roles}；改用版式 {layout} 的",
        en="the file has no style for {roles}: these look as in the layout {layout}",
    ),
    "letterhead.broken": Text(
        zh="文件已损坏，打不开；请在 Word 或 WPS 中打开后另存一份",
        en="the file is damaged and cannot be opened; open it in Word and save it anew",
    ),
    "letterhead.broken-part": Text(
        zh="文件里的“{part}”已损坏；请在 Word 或 WPS 中打开后另存一份",
        en="{part} in the file is damaged; open the file in Word and save it anew",
    ),
    "letterhead.changes": Text(
        zh="文件里有{count}处修订没有处理，报告按全部接受排印；请在 Word 中接受或拒绝后保存",
        en="tracked changes in the file: {count}; reports are set as if all were accepted; "
        "accept or reject them in Word",
    ),
    "letterhead.comments": Text(
        zh="文件里有{count}条批注，不带入报告",
        en="comments in the file: {count}; reports do without them",
    ),
    "letterhead.heavy": Text(
        zh="文件的图片等占 {size} MB，每份报告都会带上；请压缩图片",
        en="every report carries {size} MB from the file; make its pictures smaller",
    ),
    "letterhead.like-its-text": Text(
        zh="文件里没有这些样式：{roles}；字体照文件的正文，缩进和对齐照版式 {layout}",
        en="the file has no style for {roles}: these have the type of the file's text, and the indents of the layout "
        "{layout}",
    ),
    "letterhead.macros": Text(
        zh="文件带有宏，不带入报告",
        en="the file has macros, which reports do without",
    ),
    "letterhead.missing": Text(
        zh="版式文件夹和“{folder}”中都没有“{name}”",
        en='there is no "{name}" among the layouts or in "{folder}"',
    ),
    "letterhead.not-a-letterhead": Text(
        zh="“{key}”只用于单位模板（.docx），而 base 写的是版式“{base}”",
        en='"{key}" is for a letterhead (.docx), but base is the layout "{base}"',
    ),
    "letterhead.no-room": Text(
        zh="页边距太大，版心只剩 {width} × {height} 毫米",
        en="the margins leave a type area of {width} × {height} mm",
    ),
    "letterhead.not-alone": Text(
        zh="{{{{ report }}}} 应当单独成段，不能写在表格、文本框里，也不能与其他文字同段",
        en="{{{{ report }}}} stands in a paragraph of its own: not in a table or a text box, and with no other words",
    ),
    "letterhead.not-word": Text(
        zh="这不是 Word 文件；单位模板要用 .docx 或 .dotx",
        en="this is no Word file; a letterhead is a .docx or .dotx",
    ),
    "letterhead.old-format": Text(
        zh="这是旧格式的文件；请在 Word 或 WPS 中另存为 .docx",
        en="this file is in an old format; save it as .docx in Word",
    ),
    "letterhead.part-missing": Text(
        zh="文件里缺少“{part}”；请在 Word 或 WPS 中打开后另存一份",
        en="the file lacks {part}, which it refers to; open it in Word and save it anew",
    ),
    "letterhead.password": Text(
        zh="文件有打开密码；请取消密码后保存",
        en="the file is protected by a password; save it without one",
    ),
    "letterhead.strict": Text(
        zh="文件存成了 Strict Open XML 格式；请在 Word 中另存为“Word 文档（*.docx）”",
        en="the file was saved as Strict Open XML; save it in Word as Word Document (*.docx)",
    ),
    "letterhead.text-not-used": Text(
        zh="文件里的正文不带入报告；要保留，请在报告的位置单独写一段 {{{{ report }}}}",
        en="the text of the file is not in reports; to keep it, write {{{{ report }}}} in a paragraph of its own where "
        "the report is to stand",
    ),
    "letterhead.too-large": Text(
        zh="文件展开后超过 {most} MB",
        en="the file holds more than {most} MB",
    ),
    "letterhead.two-places": Text(
        zh="文件里有{count}处 {{{{ report }}}}，只能有一处",
        en="the file has {{{{ report }}}} in {count} places; one is enough",
    ),
    "letterhead.unknown-role": Text(
        zh="没有“{name}”这种段落",
        en='there is no role "{name}"',
    ),
    "letterhead.unknown-style": Text(
        zh="文件里没有样式“{name}”",
        en='the file has no style "{name}"',
    ),
}
