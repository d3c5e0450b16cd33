"""Options that commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reportgen.console import interface_language

__all__ = ["area", "period", "shared", "tr", "ui_lang"]

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
    for option in reversed(options):
        command = option(command)
    return command


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
