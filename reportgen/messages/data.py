"""Messages of the data stage, by code."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "data.areas-column": Text("地区表没有“{column}”列", "the areas file has no column {column!r}"),
    "data.areas-no-code": Text("“{name}”没有代码", "{name!r} has no code"),
    "data.areas-duplicate": Text("代码{area}重复，第{first}行已有", "code {area} is used twice, first in line {first}"),
    "data.areas-no-name": Text("代码{area}没有名称", "code {area} has no name"),
    "data.areas-level": Text("级别“{level}”不可用", "unknown level {level!r}"),
    "data.areas-parent": Text("{area}的上级{parent}不在表中", "{area} has a parent that is not listed: {parent}"),
    "data.areas-circle": Text("上下级关系成环：{circle}", "areas are above one another in a circle: {circle}"),
    "data.file-missing": Text("没有这个文件", "there is no such file"),
    "data.missing-file": Text("台账“{ledger}”的文件不存在：{path}", "ledger {ledger!r}: there is no file {path}"),
    "data.no-match": Text("台账“{ledger}”没有符合{path}的文件", "ledger {ledger!r}: no file matches {path}"),
    "data.no-optional-ledger": Text(
        "没有台账“{ledger}”（{path}），要用它的数字从缺",
        "there is no ledger {ledger!r} ({path}): figures that need it are missing",
    ),
    "data.no-optional-column": Text(
        "这个文件没有“{header}”列，要用它的数字从缺", "there is no column {header!r}: figures that need it are missing"
    ),
    "data.no-optional-columns": Text(
        "这个文件没有这几列：{headers}；要用它们的数字从缺",
        "there are no columns {headers}: figures that need one of them are missing",
    ),
    "data.no-ledgers": Text(
        "这里一个台账也没有；请把台账放进这个文件夹，或用 --data 指明台账所在的文件夹",
        "there are no ledgers here; put them into this folder, or name their folder with --data",
    ),
    "data.same-table": Text(
        "台账“{ledger}”有两个同名文件：{first}和{second}，会重复计数；请只留一个，或在 path 中写明",
        "ledger {ledger!r}: {first} and {second} have the same name, and rows would count twice; keep one, or name it "
        "in path",
    ),
    "data.unreadable-file": Text(
        "文件打不开（{reason}）；是否正被其他程序打开，或没有读取权限？",
        "the file cannot be opened ({reason}); is it open in another program, or are you not allowed to read it?",
    ),
    "data.file-type": Text("不支持“{suffix}”文件", "files of type {suffix!r} cannot be read"),
    "data.bad-workbook": Text("不是可读的工作簿（{reason}）", "not a workbook that can be read ({reason})"),
    "data.bad-parquet": Text("不是可读的Parquet文件（{reason}）", "not a Parquet file that can be read ({reason})"),
    "data.wrong-sheet": Text("没有工作表“{sheet}”", "there is no sheet {sheet!r}"),
    "data.workbook-as-text": Text(
        "这是一个工作簿（Excel 文件），这里要用CSV；请另存为CSV",
        "this is a workbook; save it as CSV, which is needed here",
    ),
    "data.unknown-codec": Text("没有叫“{codec}”的编码", "there is no encoding {codec!r}"),
    "data.bad-encoding": Text(
        "第{byte}字节（{found}）不是{codec}编码的文字；请在配置中写明encoding，或另存为UTF-8",
        "byte {byte} ({found}) is no text in {codec}; name the encoding in the config, or save the file as UTF-8",
    ),
    "data.header-not-found": Text("找不到表头“{header}”", "the header {header!r} was not found"),
    "data.header-twice": Text("表头“{header}”出现不止一次", "the header {header!r} appears more than once"),
    "data.ragged-row": Text(
        "这一行有{cells}格，表头有{width}格；是否漏写或多写了分隔符？",
        "this row has {cells} cells, the header has {width}; is a separator missing or one too many?",
    ),
    "data.endless-cell": Text(
        "这一行有一格没有结尾，是不是少了或多了一个引号？",
        "a cell of this row does not end; is a quotation mark missing or one too many?",
    ),
    "data.more-ragged-rows": Text("另有{count}行格数不对", "{count} more rows have a wrong number of cells"),
    "data.empty-ledger": Text("台账“{ledger}”没有数据行", "ledger {ledger!r} has no rows here"),
    "data.total-row": Text(
        "合计行不计入，以免重复计算：第{rows}行",
        "rows of totals are left out, so that nothing counts twice; their row numbers: {rows}",
    ),
    "data.percent-fractions": Text(
        "“{header}”列的数都在0到1之间，按小数读（0.98即98%）",
        "all numbers of column {header!r} lie between 0 and 1: read as fractions (0.98 is 98%)",
    ),
    "data.bad-integer": Text("“{found}”不是整数", "{found!r} is not a whole number"),
    "data.bad-number": Text("“{found}”不是数", "{found!r} is not a number"),
    "data.bad-percent": Text("“{found}”不是百分比", "{found!r} is not a percentage"),
    "data.bad-boolean": Text("“{found}”不是“是”或“否”", "{found!r} is neither yes nor no"),
    "data.bad-date": Text("“{found}”不是日期（如2006-03-05）", "{found!r} is not a date (such as 2006-03-05)"),
    "data.bad-period": Text(
        "“{found}”不是时期（如2006或2006-06）", "{found!r} is not a period (such as 2006 or 2006-06)"
    ),
    "data.unknown-value": Text("“{found}”不在可填的值之中", "{found!r} is not one of the values of this column"),
    "data.too-small": Text("“{found}”小于最小值{limit}", "{found!r} is below the least value, {limit}"),
    "data.too-large": Text("“{found}”大于最大值{limit}", "{found!r} is above the greatest value, {limit}"),
    "data.empty-cell": Text(
        "这一格不能为空（合并的单元格请先拆开，再逐行填写）",
        "this cell may not be empty (split merged cells, and fill in every row)",
    ),
    "data.unknown-area": Text("地区表中没有“{found}”", "{found!r} is not in the areas file"),
    "data.ambiguous-area": Text(
        "有多个地方叫“{found}”；请写代码，或在前面加上级名称",
        "several areas are called {found!r}; write the code, or put the name of the area above in front",
    ),
    "data.more-bad-values": Text(
        "台账“{ledger}”另有{count}格有误（{columns}）", "ledger {ledger!r}: {count} more bad cells ({columns})"
    ),
    "data.no-sqlalchemy": Text(
        '读数据库要先安装所需的程序：pip install "{package}"',
        'what asks databases is not installed: pip install "{package}"',
    ),
    "data.no-driver": Text(
        '没有安装这种数据库的驱动程序{driver}：pip install "{package}"',
        'the driver {driver} of this kind of database is not installed: pip install "{package}"',
    ),
    "data.no-variable": Text(
        "没有设置环境变量{variable}；数据库的地址要放在这里",
        "the environment variable {variable} is not set; it has to hold the address of the database",
    ),
    "data.bad-address": Text(
        "这个环境变量里不是数据库的地址，应如 postgresql+psycopg://用户:密码@主机:5432/库名；"
        "用户名和密码里的 @ : / # % 要写成 %40 %3A %2F %23 %25",
        "this variable holds no address of a database, such as postgresql+psycopg://user:password@host:5432/name; in "
        "user and password write @ : / # % as %40 %3A %2F %23 %25",
    ),
    "data.unknown-database": Text("没有叫“{kind}”的数据库", "there is no kind of database {kind!r}"),
    "data.no-database": Text(
        "连不上数据库{server}（{reason}）", "no connection to the database at {server} ({reason})"
    ),
    "data.database-silent": Text(
        "数据库{server}没有及时应答（{reason}）", "the database at {server} does not answer in time ({reason})"
    ),
    "data.database-refuses": Text(
        "数据库不接受这个用户名和密码（{reason}）；请核对环境变量里的地址",
        "the database does not accept user and password ({reason}); look at the address in the environment variable",
    ),
    "data.bad-database": Text("不是可读的SQLite文件（{reason}）", "not an SQLite file that can be read ({reason})"),
    "data.database-lost": Text(
        "读了{rows}行后，与数据库的连接断了（{reason}）",
        "the connection to the database was lost after {rows} rows ({reason})",
    ),
    "data.database-slow": Text(
        "读了{rows}行后，数据库迟迟没有应答（{reason}）",
        "the database took too long after {rows} rows ({reason})",
    ),
    "data.query-failed": Text("数据库说查询有错：{reason}", "the database cannot answer: {reason}"),
    "data.no-table": Text("数据库里没有表“{table}”", "the database has no table {table!r}"),
    "data.no-column": Text("没有叫“{header}”的列", "there is no column {header!r}"),
    "data.column-twice": Text(
        "有两列都叫“{header}”；请在查询中用 AS 另起名称",
        "two columns are called {header!r}; name one of them by AS in the query",
    ),
    "data.no-cell": Text(
        "这一列的值是{kind}，不是文字、数、日期或是否；请不要读这一列，或在查询中换成文字",
        "the values of this column are of the kind {kind}, no texts, numbers, days or truths; do not read it, or make "
        "it a text in a query",
    ),
}
