"""Messages about expressions, by code."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "expression.empty": Text("表达式是空的", "the expression is empty"),
    "expression.too-long": Text(
        "表达式有{length}个字符，最多{most}个", "the expression has {length} characters, at most {most} are allowed"
    ),
    "expression.too-deep": Text(
        "表达式层次过深，最多{most}层", "the expression is nested too deeply, at most {most} levels are allowed"
    ),
    "expression.syntax": Text("表达式从“{found}”处起无法理解", 'the expression is not understood from "{found}" on'),
    "expression.unfinished": Text("表达式“{expression}”没有写完", 'the expression "{expression}" is not finished'),
    "expression.misspelt": Text("“{found}”应写作“{right}”", 'write "{right}" instead of "{found}"'),
    "expression.not-allowed": Text("表达式中不能用“{found}”", '"{found}" is not allowed in an expression'),
    "expression.unknown-operator": Text("没有运算符“{found}”", 'there is no operator "{found}"'),
    "expression.unknown-function": Text("没有函数“{found}”", 'there is no function "{found}" here'),
    "expression.wrong-arguments": Text(
        "函数“{function}”要{right}个参数，这里有{count}个",
        'function "{function}" takes {right} arguments, {count} found',
    ),
    "expression.not-a-name": Text(
        "函数“{function}”的第一个参数应是指标名，而不是“{found}”",
        'function "{function}" takes the name of an indicator, not "{found}"',
    ),
    "expression.no-list": Text(
        '“in”后应是括号中的几个值，如 ("a", "b")，而不是“{found}”；查找文字请用 contains(x, "…")',
        '"in" needs values in parentheses, such as ("a", "b"), not "{found}"; to look for text, write contains(x, "…")',
    ),
    "expression.none-compared": Text(
        "与 None 的比较永远不成立；请写 missing(x)", "a comparison with None is never true; write missing(x)"
    ),
    "expression.unknown-name": Text("没有“{name}”这个名称", 'there is no "{name}"'),
    "expression.wrong-types": Text(
        "“{operation}”不适用于这些值：{found}", '"{operation}" does not fit these values: {found}'
    ),
}
