"""The command line: arguments, one call of the library, its problems printed, an exit code."""

# ruff: noqa: ANN401 - click passes options of every type

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from reportgen import __version__
from reportgen.console import Console, LogFormat, interface_language
from reportgen.nouns.issue import Place, ReportError, issue
from reportgen.nouns.period import parse_period
from reportgen.nouns.report import Arrangement
from reportgen.nouns.unit import Text
from reportgen.options import area, building, period, shared, tr, ui_lang

__all__ = ["commands", "main"]

_NO_PROBLEM = Text("没有发现问题", "no problem found")
_PROBLEMS = Text("{errors} 个错误，{warnings} 个提醒", "errors: {errors}, warnings: {warnings}")
_STOPPED = Text("已中断", "interrupted")


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    help=tr(
        "由台账生成中英文工作总结（Word），每个数字都可追溯。",
        "Write year-end reports from ledgers, in Chinese and in English; every figure is traceable.",
    ),
)
@click.version_option(__version__, prog_name="reportgen")
def commands() -> None:
    """Report on what ledgers say."""


@commands.command(
    help=tr(
        "检查配置、台账、模板和两种语言的一致性，一次列出全部问题。",
        "Check config, ledgers, templates and parity; list every problem in one run.",
    )
)
@shared
@click.option(
    "--area",
    metavar="AREA",
    help=tr("同时试写这个地区的报告", "write this area's report as well, without keeping it"),
)
@period
def check(
    config: Path, data: Path | None, store: Path | None, area: str | None, period: str | None, **options: Any
) -> None:
    """Check a project."""

    def run(console: Console) -> int:
        from reportgen.pipeline.check import check_project
        from reportgen.pipeline.project import open_project

        project = open_project(config, data, store, memory=options["memory"])
        issues = check_project(project, area, period, console.progress)
        console.issues(issues)
        errors = sum(found.severity == "error" for found in issues)
        warnings = sum(found.severity == "warning" for found in issues)
        if errors or warnings:
            console.note(_PROBLEMS, errors=errors, warnings=warnings)
        else:
            console.note(_NO_PROBLEM)
        return 2 if errors else _warned(options, warnings)

    _run(run, options)


@commands.command(help=tr("生成一个地区或全部地区的报告。", "Write the report of an area, or of every area."))
@shared
@building
def build(config: Path, data: Path | None, store: Path | None, **options: Any) -> None:
    """Build a report."""

    def run(console: Console) -> int:
        from reportgen.pipeline.build import Order, build_report
        from reportgen.pipeline.project import open_project
        from reportgen.results import show_build

        many = _many(options)
        langs = (options["lang"],) if options["lang"] in ("zh", "en") else ("zh", "en")
        converter = _converter(options)
        project = open_project(config, data, store, options["suppress_below"], options["memory"], options["cluster"])
        order = Order(
            None if many else next(iter(options["areas"]), None),
            options["period"],
            langs,
            options["output_dir"],
            _date(options["signed"]),
            options["force"],
            options["dry_run"],
            converter,
            ("docx", "html") if options["form"] == "both" else (options["form"],),
            _arrangement(options, project.config.bilingual),
        )
        if many:
            return _build_many(project, order, console, options)
        built = build_report(project, order, console.progress)
        show_build(built, order, console)
        return 2 if built.unmade else _warned(options, len(built.warnings))

    _run(run, options)


@commands.command(help=tr("列出一个地区的全部数字及其来源。", "List the figures of an area with where they come from."))
@shared
@area
@period
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help=tr("格式", "format"),
)
def figures(config: Path, data: Path | None, store: Path | None, **options: Any) -> None:
    """List figures."""

    def run(console: Console) -> int:
        from reportgen.pipeline.listing import list_figures
        from reportgen.pipeline.project import open_project
        from reportgen.results import show_period

        project = open_project(config, data, store, memory=options["memory"])
        listed = list_figures(
            project, options["area"], options["period"], options["form"], console.lang, console.progress
        )
        if options["period"] is None:
            show_period(listed.period, console)
        click.echo(listed.text, nl=False)
        return 0

    _run(run, options)


@commands.command(help=tr("输出供编辑器使用的 JSON Schema。", "Print the JSON Schema that editors use."))
@click.argument("which", type=click.Choice(["config", "indicators", "ledgers", "layout", "manifest"]), default="config")
@ui_lang
def schema(which: Any, **options: Any) -> None:
    """Print a schema."""

    def run(console: Console) -> int:
        import json

        if which == "manifest":
            from reportgen.batch.schema import manifest_schema

            schema = manifest_schema()
        else:
            from reportgen.config.schema import json_schema

            schema = json_schema(which)
        console.result(json.dumps(schema, ensure_ascii=False, indent=2))
        return 0

    _run(run, options)


@commands.command(help=tr("新建一个可直接使用的项目。", "Make a working project to begin with."))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path), required=False)
@click.option(
    "--report",
    "kind",
    metavar="KIND",
    help=tr(
        "报告种类（默认：流动人口服务管理工作总结）", "kind of report (default: the floating population's summary)"
    ),
)
@click.option("--list", "listing", is_flag=True, help=tr("列出全部报告种类", "list the kinds of report"))
@ui_lang
def init(folder: Path | None, kind: str | None, listing: bool, **options: Any) -> None:
    """Make a project."""

    def run(console: Console) -> int:
        from reportgen.starter.start import list_kinds, start_project

        for line in list_kinds(console.lang) if listing else start_project(folder, kind, console.lang):
            console.result(line)
        return 0

    _run(run, options)


def main() -> None:
    """Run the command line; the exit code is 0, 1 (failed reports of a batch, or warnings under --strict) or 2."""
    # A build from stored figures makes little garbage and ends soon; aggregating turns the collector on again.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        commands()
    except SystemExit as error:
        _leave(error.code)


def _leave(code: object) -> NoReturn:
    """End the process at once: everything is written, and taking an interpreter apart costs a tenth of a build."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


def _run(step: Callable[[Console], int], options: dict[str, Any]) -> None:
    """Run a step, print what it found wrong, and exit with its code. No traceback reaches a user."""
    log_format: LogFormat = options.get("log_format", "text")
    console = Console(options["ui_lang"] or interface_language(), log_format, quiet=options.get("quiet", False))
    try:
        code = step(console)
    except ReportError as error:
        console.issues(error.issues)
        code = 2
    except KeyboardInterrupt:
        console.note(_STOPPED)
        code = 2
    except OSError as error:
        console.issues([issue("command.file", _place(error), reason=error.strerror or error)])
        code = 2
    except Exception as error:
        if os.environ.get("REPORTGEN_DEBUG"):
            raise
        console.issues([issue("command.crash", found=f"{type(error).__name__}: {error}")])
        code = 2
    sys.exit(code)


def _many(options: dict[str, Any]) -> bool:
    """Say whether a batch is asked for: every way of choosing areas but the name of one."""
    named = [name for name, given in (("--area", options["areas"]), ("--from-file", options["from_file"])) if given]
    if named and options["every"]:
        raise ReportError([issue("batch.area-and-all", option=named[0])])
    chosen = (options["every"], options["within"], options["where"] is not None, options["from_file"], options["retry"])
    many = len(options["areas"]) > 1 or any(chosen)
    if options["before"] and not many:
        raise ReportError([issue("batch.before-alone")])
    return many


def _build_many(project: Any, order: Any, console: Console, options: dict[str, Any]) -> int:
    from reportgen.batch.request import Request
    from reportgen.batch.run import build_batch
    from reportgen.batch.selection import Selection
    from reportgen.progress import Progress
    from reportgen.results import show_batch

    areas = Selection(options["areas"], options["from_file"], options["within"], options["where"], options["level"])
    request = Request(
        areas,
        options["jobs"],
        options["cluster"],
        options["folders"],
        options["retry"],
        options["fail_fast"],
        options["before"],
        console.lang,
    )
    with Progress(console) as progress:
        batch = build_batch(project, order, request, console.progress, progress)
    show_batch(batch, order, console)
    if batch.stopped:
        return 2
    if batch.areas["failed"]:
        return 1
    return _warned(options, len(batch.warnings) + len(batch.remarks) + len(batch.anomalies))


def _arrangement(options: dict[str, Any], configured: Arrangement) -> Arrangement | None:
    """Return how both languages stand in one document; None where each has its own."""
    if options["lang"] == "bilingual":
        chosen: Arrangement = options["arrange"] or configured
        return chosen
    if options["arrange"]:
        raise ReportError([issue("command.arrange-alone")])
    return None


def _converter(options: dict[str, Any]) -> str | None:
    """Look for what makes PDFs before anything else, so that its absence is known at once."""
    if not options["pdf"]:
        return None
    if options["form"] == "html":
        raise ReportError([issue("pdf.of-no-document")])
    from reportgen.pdf import find_converter

    return find_converter()


def _place(error: OSError) -> Place | None:
    return Place(Path(error.filename).as_posix()) if isinstance(error.filename, str) else None


def _date(text: str | None) -> date | None:
    if text is None:
        return None
    day = parse_period(text)
    if day is None or day.kind != "date":
        raise ReportError([issue("command.bad-date", found=text)])
    return day.start


def _warned(options: dict[str, Any], warnings: int) -> int:
    return 1 if warnings and options["strict"] else 0
