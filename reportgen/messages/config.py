"""Messages about configs and indicator sets, by code."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

_FILES = {
    "config.not-found": Text("找不到文件“{path}”", 'there is no file "{path}"'),
    "config.unreadable": Text("无法读取文件“{path}”", 'the file "{path}" cannot be read'),
    "config.encoding": Text(
        "文件的编码像是{found}，请另存为 UTF-8", "the file seems to be encoded in {found}; save it as UTF-8"
    ),
    "config.missing-folder": Text("找不到模板文件夹“{path}”", 'there is no folder of templates "{path}"'),
    "config.missing-layout": Text(
        "“{folder}/layouts”中没有版式“{name}”", 'there is no layout "{name}" in "{folder}/layouts"'
    ),
    "config.unknown-set": Text("没有指标集“{name}”", 'there is no indicator set "{name}"'),
    "config.duplicate-set": Text("指标集“{name}”列了两次", 'the indicator set "{name}" is listed twice'),
    "config.unknown-ledger-set": Text("没有台账集“{name}”", 'there is no ledger set "{name}"'),
    "config.duplicate-ledger-set": Text("台账集“{name}”列了两次", 'the ledger set "{name}" is listed twice'),
    "config.set-name": Text(
        "文件名为“{name}”，指标集却写作“{found}”，两者应当相同",
        'the set is called "{found}" but its file "{name}"; both must be the same',
    ),
}
_YAML = {
    "config.yaml": Text("YAML 写法有误（{problem}）", "the YAML is not understood ({problem})"),
    "config.yaml-tab": Text("缩进只能用空格，不能用制表符", "indent with spaces; tabs are not allowed"),
    "config.yaml-full-width": Text(
        "“{found}”后面是全角冒号，请写作“{right}”", '"{found}" is followed by a full-width colon; write "{right}"'
    ),
    "config.yaml-colon": Text(
        "此处不应出现冒号：请检查上下行的缩进，含冒号的文字请加引号",
        "a colon is not expected here: check the indentation of this line and the one above, and put text with a "
        "colon in quotes",
    ),
    "config.yaml-no-colon": Text("键后面缺少冒号和空格", "a key lacks its colon and space"),
    "config.yaml-quote": Text("引号没有闭合", "the quote is never closed"),
    "config.yaml-escape": Text(
        "双引号中的反斜杠用法有误，请改用单引号", "the backslash in double quotes is not understood; use single quotes"
    ),
    "config.yaml-bracket": Text(
        "括号没有闭合，或少了逗号，或引号后多了文字；含有 [ 或 ] 的文字要加引号",
        "a bracket is not closed, a comma is missing, or text stands behind a quote; quote text with [ or ]",
    ),
    "config.yaml-indentation": Text("缩进与上面的行不一致", "the indentation does not agree with the lines above"),
    "config.yaml-character": Text("文件含有不可用的控制字符", "the file holds a control character"),
    "config.yaml-start": Text(
        "值不能以“{found}”开头，请加引号", 'a value cannot start with "{found}"; put it in quotes'
    ),
    "config.several-documents": Text(
        "一个文件只能有一份内容，请删去“---”", "a file holds one document; remove the ---"
    ),
    "config.too-deep": Text("层次过深，最多{most}层", "nested too deeply, at most {most} levels are allowed"),
    "config.too-many": Text("内容过多，最多{most}项", "too many values, at most {most} are allowed"),
    "config.unknown-anchor": Text("前面没有锚点“{anchor}”", 'there is no anchor "{anchor}" before this'),
    "config.tag": Text("不支持标签“{tag}”", 'the tag "{tag}" is not supported'),
    "config.bad-key": Text("键必须是文字", "a key must be a text"),
    "config.bad-merge": Text("“<<”后面应是带键的内容", '"<<" must be followed by a mapping'),
    "config.duplicate-key": Text("键“{key}”重复，第{line}行已有", 'the key "{key}" is already on line {line}'),
    "config.no-mapping": Text(
        "文件没有内容，或不是“键: 值”的形式", "the file is empty or does not hold keys and values"
    ),
}
_VALUES = {
    "config.unknown-key": Text("没有“{key}”这个键", 'unknown key "{key}"'),
    "config.key-outside": Text("“{key}”要写在“{holder}”下面", '"{key}" belongs below "{holder}"'),
    "config.unquoted-comma": Text(
        "花括号内逗号会截断值，请给带“{key}”的整段文字或表达式加引号",
        'a comma inside braces ends the value; put the whole text or expression with "{key}" in quotes',
    ),
    "config.missing-key": Text("缺少“{key}”", 'the key "{key}" is missing'),
    "config.missing-key-in": Text("“{inside}”缺少“{key}”", '"{inside}" lacks the key "{key}"'),
    "config.missing-language": Text("“{inside}”缺少“{key}”的文字", '"{inside}" lacks its text in "{key}"'),
    "config.empty-value": Text("“{key}”没有内容", '"{key}" is empty'),
    "config.wrong-type": Text("“{key}”的值“{found}”形式不对", '"{key}" cannot be "{found}"'),
    "config.not-allowed": Text("“{key}”不能是“{found}”", '"{key}" cannot be "{found}"'),
    "config.out-of-range": Text("“{key}”的值{found}超出范围", '"{key}" is {found}, which is out of range'),
    "config.bad-name": Text(
        "名称“{name}”应由小写字母、数字和下划线组成，以字母开头",
        'the name "{name}" must be made of small letters, digits and underscores, a letter first',
    ),
    "config.bad-report-name": Text(
        "报告名“{name}”只能有文字、数字、“-”和“_”", 'the report\'s name "{name}" may hold letters, digits, - and _ only'
    ),
    "config.reserved-name": Text(
        "名称“{name}”在模板或表达式中另有用途，如 {use}，请换一个",
        'the name "{name}" means something else in templates or expressions, as in {use}',
    ),
    "config.bad-date": Text("“{found}”不是日期", '"{found}" is not a date'),
}
_LEDGERS = {
    "config.unknown-ledger": Text("没有台账“{name}”", 'there is no ledger "{name}"'),
    "config.no-ledgers": Text(
        "没有台账：请写 ledger_sets 或 ledgers", "there is no ledger: write ledger_sets or ledgers"
    ),
    "config.no-path": Text("台账“{ledger}”没有写存放在哪里", 'the ledger "{ledger}" does not say where it is kept'),
    "config.path-and-database": Text(
        "台账“{ledger}”的 path 与 database 只能写一个", 'the ledger "{ledger}" has both path and database; keep one'
    ),
    "config.key-of-files": Text("“{key}”只用于文件，数据库没有", '"{key}" is for files; a database has none'),
    "config.database-address": Text(
        "数据库地址和密码不能写在配置里；请把地址放进环境变量，在 database → connection 写这个变量的名称",
        "addresses and passwords of databases never stand in a config; put the address into an environment variable, "
        "and name that variable below database → connection",
    ),
    "config.one-missing": Text(
        "台账“{ledger}”的 database 要写 {one} 或 {other}",
        'the database of the ledger "{ledger}" must say {one} or {other}',
    ),
    "config.one-of-both": Text(
        "台账“{ledger}”的 database 里，{one} 与 {other} 只能写一个",
        'the database of the ledger "{ledger}" has both {one} and {other}; keep one',
    ),
    "config.changed-file": Text(
        "changed 用于数据库服务器；文件是否变化，程序自己会看",
        "changed is for databases on a server; whether a file has changed is seen without it",
    ),
    "config.not-a-query": Text(
        "{key} 只能是查询语句，不能改动数据库",
        "{key} must be a query; a ledger is only read, and nothing of the database changed",
    ),
    "config.duplicate-ledger": Text(
        "台账“{name}”已在 {file} 第{line}行声明", 'the ledger "{name}" is already declared in {file} on line {line}'
    ),
    "config.unknown-column": Text("台账“{ledger}”没有“{name}”列", 'the ledger "{ledger}" has no column "{name}"'),
    "config.duplicate-column": Text(
        "“{first}”和“{header}”两列同名“{name}”", 'the columns "{first}" and "{header}" have the same name "{name}"'
    ),
    "config.wrong-column-type": Text(
        "“{key}”所指的“{name}”列类型是{type}", '"{key}" names the column "{name}", which is of type {type}'
    ),
    "config.optional-column": Text(
        "“{key}”所指的“{name}”列不能是 optional：没有它就不知道何地何时",
        '"{key}" names the column "{name}", which cannot be optional: it says where or when',
    ),
    "config.no-period": Text(
        "台账“{ledger}”要用 period 或 date 指明时间列",
        'the ledger "{ledger}" must name its column of time by period or date',
    ),
    "config.period-and-date": Text(
        "台账“{ledger}”的 period 与 date 只能写一个", 'the ledger "{ledger}" has both period and date; keep one'
    ),
    "config.until-without-date": Text("有 until 就必须有 date", "until needs date beside it"),
    "config.unknown-encoding": Text("没有编码“{name}”", 'there is no encoding "{name}"'),
    "config.values-without-category": Text(
        "只有 category 类型的列才能写 values，这一列是{type}",
        "values belong to a column of type category; this one is {type}",
    ),
    "config.bad-limit": Text(
        "“{key}”的值“{found}”与列的类型{type}不符", '"{key}" cannot be "{found}" for a column of type {type}'
    ),
    "config.limits-crossed": Text("min {low} 大于 max {high}", "min {low} is larger than max {high}"),
}
_INDICATORS = {
    "config.unknown-unit": Text("没有单位“{name}”", 'there is no unit "{name}"'),
    "config.table-without-columns": Text(
        "表格“{table}”既没有 columns 也没有 rows", 'the table "{table}" has neither columns nor rows'
    ),
    "config.table-without-indicators": Text(
        "表格“{table}”的行是指标，却没有写 indicators 或 groups",
        'the rows of the table "{table}" are indicators, but it has neither indicators nor groups',
    ),
    "config.unknown-table-column": Text(
        "按指标列的表格没有“{name}”列", 'a table whose rows are indicators has no column "{name}"'
    ),
    "config.column-twice": Text("表格“{table}”里“{name}”列了两次", 'the table "{table}" has the column "{name}" twice'),
    "config.key-of-other-rows": Text(
        "rows 为 {rows} 的表格没有“{key}”，rows 为 {needed} 的才有",
        'a table whose rows are {rows} has no "{key}"; one whose rows are {needed} has',
    ),
    "config.one-of-two": Text("“{first}”和“{second}”只能写一个", 'write "{first}" or "{second}", not both'),
    "config.no-breakdown": Text(
        "指标“{name}”没有分类（by），不能按类别列", 'the indicator "{name}" has no categories (by) for rows'
    ),
    "config.other-breakdown": Text(
        "指标“{name}”与“{rows}”不是按同一列分类", 'the categories of "{name}" are not those of "{rows}"'
    ),
    "config.share-of-no-sum": Text(
        "各行的“{name}”加起来不是合计，没有占比可言",
        'the rows of "{name}" do not add up to its total, so they have no shares of it',
    ),
    "config.unknown-rows": Text("rows 不能是“{name}”", 'rows cannot be "{name}"'),
    "config.chart-without-figures": Text(
        "图表“{chart}”按 {rows} 列，要用 figures 写明画哪些指标",
        'the chart "{chart}" shows {rows} and must say in figures which indicators',
    ),
    "config.chart-key": Text("rows 是 {rows} 时，“{key}”没有意义", '"{key}" means nothing where rows is {rows}'),
    "config.chart-kind": Text(
        "{kind} 不能用于 rows: {rows}：折线图画时期，饼图和圆环图画同一时期的各部分",
        "{kind} does not fit rows: {rows}; lines are for periods, pies and doughnuts for parts of one whole",
    ),
    "config.chart-one-series": Text("{kind} 只能画一个指标", "{kind} shows one indicator"),
    "config.chart-of-no-parts": Text(
        "{kind} 画的是整体的各部分，而“{name}”不能相加", '{kind} shows parts of a whole, and "{name}" does not add up'
    ),
    "config.chart-figure-twice": Text(
        "图表“{chart}”里指标“{name}”列了两次", 'the chart "{chart}" lists the indicator "{name}" twice'
    ),
    "config.chart-units": Text(
        "图表“{chart}”的指标单位不一：{found}", 'the indicators of the chart "{chart}" have several units: {found}'
    ),
    "config.unknown-indicator": Text("没有指标“{name}”", 'there is no indicator "{name}"'),
    "config.duplicate-indicator": Text(
        "指标“{name}”已在 {file} 第{line}行定义", 'the indicator "{name}" is already defined in {file} on line {line}'
    ),
    "config.duplicate-name": Text(
        "“{name}”已是 {file} 第{line}行的指标", '"{name}" is already an indicator in {file} on line {line}'
    ),
    "config.name-used": Text(
        "名称“{name}”已在 {file} 第{line}行使用", 'the name "{name}" is already used in {file} on line {line}'
    ),
    "config.unknown-finding": Text("指标集中没有研判项“{name}”", 'no indicator set has a finding "{name}"'),
    "config.no-source": Text(
        "指标“{name}”既没有 ledger 和 measure，也没有 formula",
        'the indicator "{name}" has neither ledger and measure nor formula',
    ),
    "config.no-ledger": Text("指标“{name}”没有写台账 ledger", 'the indicator "{name}" does not say its ledger'),
    "config.no-measure": Text("指标“{name}”没有写 measure", 'the indicator "{name}" does not say its measure'),
    "config.formula-and-ledger": Text(
        "指标“{name}”有 formula，就不能有“{key}”", 'the indicator "{name}" has a formula, so it cannot have "{key}"'
    ),
    "config.bad-measure": Text("无法理解 measure“{found}”", 'the measure "{found}" is not understood'),
    "config.not-a-number": Text(
        "“{name}”列类型是{type}，不能用于 {measure}", 'the column "{name}" is of type {type}; {measure} needs numbers'
    ),
    "config.unknown-value": Text("“{column}”列没有值“{name}”", 'the column "{column}" never holds "{name}"'),
    "config.wrong-comparison": Text(
        "“{column}”列类型是{type}，不会等于{found}", 'the column "{column}" is of type {type} and never equals {found}'
    ),
    "config.circular-formula": Text("公式循环引用：{circle}", "the formulas go in a circle: {circle}"),
    "config.no-target": Text(
        "指标“{name}”没有目标值，请在 {where} 中写明 target",
        'the indicator "{name}" has no target; give it one in {where}',
    ),
    "config.no-rank": Text(
        "指标“{name}”没有排名，请在 {where} 中写明 rank",
        'the indicator "{name}" is not ranked; give it rank in {where}',
    ),
}
_REPORT = {
    "config.unknown-level": Text("没有“{name}”这一级", 'there is no level "{name}"'),
    "config.text-only": Text(
        "“{found}”用法不对：level 和 area 只能用 ==、!=、in、not in 与文字比较，或用于 contains、starts_with，"
        "这两个函数也只用于它们",
        '"{found}" cannot be used like this: level and area are compared with texts by ==, !=, in or not in, or looked '
        "into by contains and starts_with, which look into nothing else",
    ),
    "config.duplicate-section": Text("章节“{name}”列了两次", 'the section "{name}" is listed twice'),
    "config.unknown-table": Text("没有表格“{name}”", 'there is no table "{name}"'),
    "config.unknown-chart": Text("没有图表“{name}”", 'there is no chart "{name}"'),
    "config.attached-twice": Text("“{name}”作附件列了两次", '"{name}" is attached twice'),
    "config.attachment-of-nothing": Text(
        "附件应写明一样内容，也只能写一样", "an attachment names one thing that is attached, and only one"
    ),
    "config.attachment-without-title": Text(
        "附件“{name}”是章节，要有标题 title", 'the section "{name}" is attached and needs a title'
    ),
    "config.document-number": Text(
        "发文字号“{found}”写法不对，请写作“{right}”", 'the document number "{found}" is written "{right}"'
    ),
    "config.does-not-add-up": Text(
        "指标“{name}”按口径不能由下级地区的数相加得出",
        'by its definition, "{name}" of the areas below does not add up to that of the area',
    ),
    "config.stated-unit": Text(
        "“{name}”的单位是{unit}，“{figure}”的单位是{other}，不能相比",
        '"{name}" is in {unit} and "{figure}" in {other}; they cannot be compared',
    ),
    "config.bad-allowance": Text(
        "within 不能是“{found}”，应为不小于 0 的数或 100% 以内的百分数",
        'within cannot be "{found}"; it is a number or a percentage up to 100',
    ),
    "config.checked-twice": Text("{key} 里“{name}”列了两次", '{key} lists "{name}" twice'),
}

MESSAGES: dict[str, Text] = {**_FILES, **_YAML, **_VALUES, **_LEDGERS, **_INDICATORS, **_REPORT}
