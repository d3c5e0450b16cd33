"""Messages about PDFs."""

from reportgen.nouns.unit import Text

__all__ = ["MESSAGES"]

MESSAGES: dict[str, Text] = {
    "pdf.no-converter": Text(
        "没有找到 LibreOffice，不能生成 PDF；没有写入任何文件",
        "LibreOffice was not found, so no PDF can be made; nothing was written",
    ),
    "pdf.no-such-converter": Text(
        "环境变量 REPORTGEN_SOFFICE 写的“{found}”不是可以运行的程序；没有写入任何文件",
        "REPORTGEN_SOFFICE names {found!r}, which is no program; nothing was written",
    ),
    "pdf.bad-timeout": Text(
        "环境变量 REPORTGEN_SOFFICE_TIMEOUT 写的“{found}”不是整秒数；没有写入任何文件",
        "REPORTGEN_SOFFICE_TIMEOUT is {found!r}, which is no whole number of seconds; nothing was written",
    ),
    "pdf.of-no-document": Text(
        "PDF 由 Word 文档转换而来，--format html 不写 Word 文档；请写 --format both",
        "PDFs are made of Word documents, and --format html writes none; give --format both",
    ),
    "pdf.not-started": Text("LibreOffice 启动不了（{reason}）", "LibreOffice cannot be started ({reason})"),
    "pdf.not-made": Text(
        "LibreOffice 没有把这份文档转换成 PDF（{reason}）", "LibreOffice did not make a PDF of this document ({reason})"
    ),
    "pdf.too-slow": Text(
        "LibreOffice 转换这份文档用了 {seconds} 秒还没有结果，已停止",
        "LibreOffice was stopped: it took more than {seconds} seconds over this document",
    ),
}
