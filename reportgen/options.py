"""Options that commands share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, get_args

import click

from reportgen.console import interface_language
from reportgen.nouns.area import LEVELS
from reportgen.nouns.report import Arrangement, Folders

__all__ = ["area", "building", "period", "shared", "tr", "ui_lang"]

_HELP = interface_language()


def tr(zh: str, en: str) -> str:
    """Return the text of the system's language: help is printed before options are read."""
    return zh if _HELP == "zh" else en


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what every command that works on a project takes."""
    options = (
        click.argument("config", type=click.Path(path_type=Path)),
        click.option(
            "--data",
            type=click.Path(path_type=Path),
            help=tr(
                "台账和地区表所在的文件夹（默认：配置文件所在处）",
                "folder of the ledgers and areas (default: the config's folder)",
            ),
        ),
        click.option(
            "--store",
            type=click.Path(path_type=Path),
            help=tr(
                "保存汇总数字的文件（默认：.reportgen/ 下）", "file that keeps the figures (default: below .reportgen/)"
            ),
        ),
        click.option(
            "--memory",
            metavar="SIZE",
            envvar="REPORTGEN_MEMORY",
            help=tr(
                "汇总台账最多用多少内存，如 512M、2G（默认：本机的四分之一）",
                "most memory that aggregating ledgers may take: 512M, 2G (default: a quarter of the machine's)",
            ),
        ),
        ui_lang,
        click.option(
            "--log-format",
            type=click.Choice(["text", "json"]),
            default="text",
            help=tr("消息格式", "format of messages"),
        ),
        click.option("--quiet", "-q", is_flag=True, help=tr("只显示问题和结果", "print problems and results only")),
        click.option(
            "--strict",
            is_flag=True,
            help=tr("有提醒也算未通过（退出码 1）", "warnings count as findings (exit code 1)"),
        ),
    )
    return _with(options, command)


ui_lang = click.option(
    "--ui-lang",
    type=click.Choice(["zh", "en"]),
    help=tr("消息语言（默认：随系统）", "language of messages (default: the system's)"),
)
area = click.option(
    "--area",
    metavar="AREA",
    help=tr(
        "地区名称或代码（默认：包含全部台账记录的最低一级地区）",
        "name or code of the area (default: the lowest one in which all rows of the ledgers lie)",
    ),
)
period = click.option(
    "--period",
    metavar="PERIOD",
    help=tr(
        "时期：2006、2006H1、2006Q3、2006-06、2006-06-30、2005..2006（默认：最近有记录的时期）",
        "2006, 2006H1, 2006Q3, 2006-06, 2006-06-30, 2005..2006 (default: the newest with rows)",
    ),
)
_SELECTING = (
    click.option(
        "--area",
        "areas",
        metavar="AREA",
        multiple=True,
        help=tr(
            "地区名称或代码，可写多次（默认：包含全部台账记录的最低一级地区）",
            "name or code of the area; may be given several times (default: the lowest one in which all rows lie)",
        ),
    ),
    click.option("--all", "every", is_flag=True, help=tr("生成每个地区的报告", "write the report of every area")),
    click.option(
        "--level",
        type=click.Choice(LEVELS),
        default="township",
        show_default=True,
        help=tr("不逐个指定时：哪一级的地区", "where areas are not named: those of which level"),
    ),
    click.option(
        "--within",
        metavar="AREA",
        multiple=True,
        help=tr("只要这个地区以内的，可写多次", "only areas in this one; may be given several times"),
    ),
    click.option(
        "--where",
        metavar="EXPR",
        help=tr("只要数字符合条件的，如 'inflow > 1000'", "only areas whose figures fit, such as 'inflow > 1000'"),
    ),
    click.option(
        "--from-file",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help=tr(
            "地区名单：每行一个名称或代码，或表格第一列", "names or codes, one a line, or the first column of a table"
        ),
    ),
    click.option(
        "--retry",
        is_flag=True,
        help=tr("只重做清单里失败和未做的", "only what failed in the run before, or was not built"),
    ),
    click.option(
        "--before",
        metavar="STORE",
        type=click.Path(path_type=Path),
        help=tr(
            "成批生成时：往期运行的汇总数据文件，核对往期数有没有变",
            "of many reports: the file of figures of an earlier run, which past figures must agree with",
        ),
    ),
    click.option(
        "--folders",
        type=click.Choice(get_args(Folders)),
        default="auto",
        show_default=True,
        help=tr(
            "成批生成时：按上级代码分文件夹（auto：同级地区超过 1000 个时分）",
            "of many reports: folders by the codes above (auto: where a level has more than 1000 areas)",
        ),
    ),
    click.option(
        "--jobs",
        type=click.IntRange(1, 1024),
        metavar="N",
        help=tr("成批生成时：进程数（默认：全部核心）", "of many reports: how many processes (default: all cores)"),
    ),
    click.option(
        "--cluster",
        metavar="ADDRESS",
        default="",
        help=tr(
            "在 Dask 集群上汇总和成批书写：调度器地址，如 tcp://192.168.1.10:8786",
            "aggregate and write on a Dask cluster: its scheduler, such as tcp://192.168.1.10:8786",
        ),
    ),
    click.option(
        "--fail-fast",
        is_flag=True,
        help=tr("成批生成时：一有失败就停", "of many reports: stop at the first failure"),
    ),
)
_BUILDING = (
    *_SELECTING,
    period,
    click.option(
        "--lang",
        type=click.Choice(["zh", "en", "both", "bilingual"]),
        default="both",
        show_default=True,
        help=tr("语言；bilingual 是一份文档里两种语言", "language; bilingual puts both into one document"),
    ),
    click.option(
        "--arrange",
        type=click.Choice(get_args(Arrangement)),
        help=tr(
            "与 --lang bilingual 连用：先中后英、逐段对照或左右对照（默认：按配置）",
            "with --lang bilingual: one behind the other, by paragraphs or in columns (default: as the config says)",
        ),
    ),
    click.option(
        "--format",
        "form",
        type=click.Choice(["docx", "html", "both"]),
        default="docx",
        show_default=True,
        help=tr("格式：Word 文档、网页或两者", "format: Word document, page for a browser, or both"),
    ),
    click.option(
        "--output-dir",
        "-o",
        type=click.Path(path_type=Path),
        default=Path("out"),
        show_default=True,
        help=tr("输出文件夹", "folder for the documents"),
    ),
    click.option(
        "--date",
        "signed",
        metavar="DATE",
        help=tr("落款日期，如 2007-01-08", "date of signature, such as 2007-01-08"),
    ),
    click.option(
        "--suppress-below",
        type=click.IntRange(0, 20),
        metavar="N",
        help=tr(
            "隐去小于 N 的人数及能推算出它的数字，0 为不隐去（默认：按配置）",
            "hide counts of people below N and what would give them away; 0 hides none (default: as the config says)",
        ),
    ),
    click.option(
        "--pdf",
        is_flag=True,
        help=tr("同时生成 PDF（需要安装 LibreOffice）", "make PDFs as well (LibreOffice must be installed)"),
    ),
    click.option("--force", is_flag=True, help=tr("覆盖人工修改过的文件", "write over files that were edited by hand")),
    click.option("--dry-run", is_flag=True, help=tr("只核对，不写文件", "do everything but write files")),
)


def building(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what `build` takes besides: which reports, how they are written, and where."""
    return _with(_BUILDING, command)


def _with(options: Sequence[Callable[..., Any]], command: Callable[..., Any]) -> Callable[..., Any]:
    """Add options to a command, so that its help lists them in their order."""
    for option in reversed(options):
        command = option(command)
    return command
