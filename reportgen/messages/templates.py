"""Messages about templates: what they say that they may not, and what they ask for that there is not."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "narrative.template-missing": Text(
        "章节“{section}”没有{language}模板，查找过：{looked}",
        "section {section!r} has no {language} template; looked for {looked}",
    ),
    "narrative.template-encoding": Text(
        "模板不是 UTF-8 编码：第{byte}个字节无法识别，请另存为 UTF-8",
        "the template is not UTF-8: byte {byte} cannot be read; save it as UTF-8",
    ),
    "narrative.syntax": Text("模板语法错误：{found}", "template syntax: {found}"),
    "narrative.full-width-sign": Text(
        "花括号里有全角符号 {found} ，请改用半角",
        "the sign {found} is full-width; within braces write it half-width",
    ),
    "narrative.name-without-quotes": Text(
        "表格和图表的名称要加引号：{found}", "the name of a table or chart stands in quotes: {found}"
    ),
    "narrative.statement-not-allowed": Text(
        "模板中不能使用语句“{found}”", "the statement {found!r} has no place in a template"
    ),
    "narrative.clause-not-closed": Text(
        "“[[”在本段内没有对应的“]]”", "a clause is opened with [[ and not closed with ]] in its paragraph"
    ),
    "narrative.clause-not-opened": Text(
        "“]]”在本段内没有对应的“[[”", "a clause is closed with ]] and not opened with [[ in its paragraph"
    ),
    "narrative.statement-not-closed": Text(
        "“{found}”在本段内没有结束；跨段的条件请独占一行",
        "{found!r} does not end in its paragraph; a condition around paragraphs stands on lines of its own",
    ),
    "narrative.statement-not-opened": Text(
        "“{found}”在本段内没有开始；跨段的条件请独占一行",
        "{found!r} does not begin in its paragraph; a condition around paragraphs stands on lines of its own",
    ),
    "narrative.unknown-name": Text(
        "未知的指标、条件或函数“{found}”", "unknown figure, condition or function {found!r}"
    ),
    "narrative.not-a-function": Text("“{found}”不是可调用的措辞函数", "{found!r} is not a wording function"),
    "narrative.bad-period": Text(
        "“{found}”：时期要写成引号里的文字", "{found!r}: a period is written as a text in quotation marks"
    ),
    "narrative.per-of-a-total": Text(
        "“{found}”是总数，per 不做除法，只印已经是“每户、每人”的数；请另设一个用 formula 相除的指标，再写 per",
        "{found!r} is a total, and per does not divide: it prints a figure that is one for each already; define an"
        " indicator with a formula that divides, and ask for that",
    ),
    "narrative.change-from-another": Text(
        "change 和 grew 只拿同一指标比较，than= 里不能写“{found}”：写 at(…) 或 preceding(…)；"
        "与另一指标比较用 difference 或 times",
        "change and grew compare a figure with itself at another time, and than= cannot be {found!r}: write at(…) or"
        " preceding(…); to compare with another indicator take difference or times",
    ),
    "narrative.unknown-table": Text("配置中没有表格“{found}”", "the config has no table {found!r}"),
    "narrative.unknown-reference": Text(
        "配置中没有可以引用的表格或图表“{found}”", "the config has no table or chart {found!r} to refer to"
    ),
    "narrative.unknown-chart": Text("配置中没有图表“{found}”", "the config has no chart {found!r}"),
    "narrative.unknown-attribute": Text("“{found}”不存在", "there is no {found!r}"),
    "narrative.filter": Text(
        "模板中不使用过滤器“{found}”：数字的写法由指标决定",
        "the filter {found!r} has no place in a template: how a figure is printed is decided by its indicator",
    ),
    "narrative.test": Text(
        "模板中不使用“is {found}”；数字有没有用 has(…) 判断，其余写成配置里的条件（conditions）",
        "the test {found!r} has no place in a template; ask has(…), or make it a condition of the config",
    ),
    "narrative.computes": Text(
        "模板只选择措辞，不做计算和比较；请把算式写成指标（formula），把比较写成条件（conditions）",
        "a template chooses words; make a formula an indicator, a comparison a condition",
    ),
    "narrative.figure-as-condition": Text(
        "“{found}”不是条件；有没有数值用 has(…) 判断，其余写成配置里的条件（conditions）",
        "{found!r} is no condition; ask has(…) whether there is a figure, or make it a condition of the config",
    ),
    "narrative.name-taken": Text(
        "“{found}”已另有含义，请换一个名称", "{found!r} means something else; take another name"
    ),
    "narrative.arguments": Text("“{found}”的参数不对", "{found!r} cannot be called like this"),
    "narrative.one-wording": Text(
        "“{found}”只有一种说法，无可变换；请再写一种，或去掉“{found}”",
        "{found!r} has one wording and nothing to choose from; write another one, or do without",
    ),
    "narrative.wordings-differ": Text(
        "这种说法没有陈述“{found}”，而另一种说法陈述了；同一处变换的各种说法必须陈述同样的数字",
        "this wording does not state {found!r} and another one does; all wordings of a variation must state the same"
        " figures",
    ),
    "narrative.finding-loop": Text(
        "“{found}”只能这样用：{{% for finding in findings %}}…{{% endfor %}}，或 {{% if findings %}}",
        "{found!r} is gone through with {{% for finding in findings %}}…{{% endfor %}}, or asked for with"
        " {{% if findings %}}",
    ),
    "narrative.finding-part": Text(
        "“{found}”只能在 findings 的循环中单独写成 {{{{ {found} }}}}，或用于 {{% if {found} %}}",
        "{found!r} stands alone, as {{{{ {found} }}}} or in {{% if {found} %}}, within a loop over findings",
    ),
    "narrative.unknown-finding": Text("配置中没有研判项“{found}”", "the config has no finding {found!r}"),
    "narrative.finding-not-one-paragraph": Text(
        "研判项的每一部分只能是一段文字", "each part of a finding is one paragraph of text"
    ),
    "narrative.finding-in-finding": Text(
        "研判项只写自己，不能在文字中再逐项列出 findings",
        "a finding tells of itself, and cannot go through the findings",
    ),
    "narrative.not-printable": Text("“{found}”不是可以打印的内容", "{found!r} is nothing that can be printed"),
    "narrative.words-only": Text(
        "标题和落款中不能使用“{found}”，只写地区、时期和日期",
        "{found!r} has no place in a title or signature, which name areas, periods and days only",
    ),
    "narrative.chart-crowded": Text(
        "图表“{chart}”要画 {count} 项，超过 {most} 项就看不清了；写上 most，只画最大的几项",
        "the chart {chart!r} shows {count} things, and more than {most} cannot be told apart; with most it shows the"
        " largest",
    ),
    "narrative.nobody-signs": Text(
        "这里写了 {{{{ signature }}}}，而这份报告没有落款单位",
        "{{{{ signature }}}} is named here, and no office signs this report",
    ),
    "narrative.clause-in-line": Text(
        "标题、落款、表注等处没有会缺的数字，不用写 [[ ]]；要印出方括号，写成 \\[[ 和 \\]]",
        "[[ ]] has no place in a title, signature or note, which hold no figure that could be missing; brackets that"
        " are to be printed are written \\[[ and \\]]",
    ),
    "narrative.table-not-alone": Text(
        '表格必须独占一段：{{{{ table("…") }}}}', 'a table stands alone in a paragraph: {{{{ table("…") }}}}'
    ),
    "narrative.chart-not-alone": Text(
        '图表必须独占一段：{{{{ chart("…") }}}}', 'a chart stands alone in a paragraph: {{{{ chart("…") }}}}'
    ),
    "narrative.heading-too-deep": Text(
        "公文标题最多四级，这里是第{found}级", "an official document has four levels of headings, this is level {found}"
    ),
    "narrative.unsupported-markdown": Text(
        "公文版式没有“{found}”这种写法", "an official document has no form for {found}"
    ),
    "narrative.item-not-one-paragraph": Text(
        "列举的每一项只能是一段文字", "an item of an enumeration is one paragraph of text"
    ),
    "narrative.missing-figure": Text(
        "直接打印了“{found}”，但它没有数值（{reason}）；请把这个分句放进 [[ ]] 中",
        "{found!r} is printed bare and has no value ({reason}); put its clause into [[ ]]",
    ),
    "narrative.reference-to-nothing": Text(
        "{found} 所指的表格或图表没有印在这份报告里；请用 table 或 chart 印出它，或者把这个分句放进 [[ ]] 中",
        "{found} refers to what this report does not print; set it with table or chart, or put the clause into [[ ]]",
    ),
    "narrative.untrue-word": Text(
        "措辞“{word}”与数字不符：{found} = {value}", "{word!r} is not true of the figure: {found} = {value}"
    ),
    "narrative.wrong-arguments": Text(
        "{found} 无法措辞：请核对每一项应是指标、数字还是文字",
        "{found} cannot be worded: should each of these be a figure, a number or a text?",
    ),
    "narrative.failed": Text("模板执行出错：{found}", "the template failed: {found}"),
    "narrative.parity": Text(
        "这里写了“{found}”，而 {other} 没有；两种语言必须陈述同样的数字"
        "（确有理由时写明：{{# only {here}: 名称 — 理由 #}}）",
        "{found!r} is stated here and not in {other}; both languages must state the same figures "
        "(or say why: {{# only {here}: name — reason #}})",
    ),
    "narrative.parity-printed": Text(
        "{here}正文陈述了“{found}”，另一种语言没有；两种语言必须陈述同样的数字",
        "the {here} report states {found!r} and the other does not; both languages must state the same figures",
    ),
}
