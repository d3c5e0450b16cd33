"""What the command line prints of reports that were built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.console import Console
from reportgen.messages.reasons import reason_text
from reportgen.nouns.anomaly import SERIOUSNESS
from reportgen.nouns.period import Period
from reportgen.nouns.unit import Text
from reportgen.pipeline.build import Built, Order

if TYPE_CHECKING:  # one report needs no pool of processes
    from reportgen.batch.outcome import Batch, Cause

__all__ = ["show_batch", "show_build", "show_period"]

_PERIOD = Text("没有写 --period，取的时期是 {period}", "no --period was given; the period is {period}")
_WROTE = Text("已写入 {path}", "wrote {path}")
_UNCHANGED = Text("无变化 {path}", "unchanged {path}")
_WOULD_WRITE = Text("将写入 {path}", "would write {path}")
_LEFT_OUT = Text(
    "{file}:{line}: 分句略去：“{what}”没有数值（{reason}）",
    "{file}:{line}: clause left out: {what!r} has no value ({reason})",
)
_ALSO_LEFT_OUT = Text(
    "另有 {count} 个分句略去，所需的台账或列没有建：{names}",
    "clauses left out because their ledger or column is not kept: {count} ({names})",
)
_COMMA = Text("、", ", ")
_NOT_KEPT = ("no-ledger", "no-column")
_FAILED = Text("{number} 个地区失败：{areas}", "failed: {number} ({areas})")
_WARNED = Text("{number} 个地区有提醒：{areas}", "with warnings: {number} ({areas})")
_EXCEPTIONS = Text(
    "异常 {count} 条，其中严重的 {high} 条，见 {path}", "exceptions: {count}, of them serious: {high}, listed in {path}"
)
_MORE = Text("，另有 {more} 个", " and {more} more")
_SUMMARY = Text(
    "写入 {written} 个地区，无变化 {unchanged} 个，保留 {kept} 个，失败 {failed} 个，未做 {not_built} 个",
    "areas written: {written}, unchanged: {unchanged}, kept: {kept}, failed: {failed}, not built: {not_built}",
)


def show_period(period: Period, console: Console) -> None:
    """Say which period was taken where none was asked for."""
    console.note(_PERIOD, period=period.key)


def show_build(built: Built, order: Order, console: Console) -> None:
    """Print the warnings, the clauses that were left out, and the documents of one report."""
    if order.period is None:
        show_period(built.period, console)
    console.issues(built.warnings)
    for place, what, reason in (left_out for left_out in built.dropped if left_out.reason not in _NOT_KEPT):
        console.note(_LEFT_OUT, file=place.file, line=place.line, what=what, reason=reason_text(reason, console.lang))
    not_kept = [left_out.what for left_out in built.dropped if left_out.reason in _NOT_KEPT]
    if not_kept:
        names = (_COMMA[console.lang]).join(dict.fromkeys(not_kept))
        console.note(_ALSO_LEFT_OUT, count=len(not_kept), names=names)
    for document, changed in zip(built.documents, built.changed, strict=True):
        _show_file(document.path, changed, order, console, lang=document.lang)
    for path, changed in built.pdfs:
        _show_file(path, changed, order, console)
    console.issues(built.unmade)


def _show_file(path: Path, changed: bool, order: Order, console: Console, **values: object) -> None:
    said = _UNCHANGED if not changed else _WOULD_WRITE if order.dry_run else _WROTE
    shown = path.as_posix()
    console.result(said[console.lang].format(path=shown), path=shown, **values, changed=changed)


def show_batch(batch: Batch, order: Order, console: Console) -> None:
    """Print what went wrong, once for all areas of a cause, and a summary; the manifest has the rest."""
    if order.period is None:
        show_period(batch.period, console)
    console.issues(batch.warnings)
    for cause in batch.remarks:
        _show_cause(cause, _WARNED, console)
    for cause in batch.failures:
        _show_cause(cause, _FAILED, console)
    counts = {status.replace("-", "_"): count for status, count in batch.areas.items()}
    console.result(_SUMMARY[console.lang].format(**counts), period=batch.period.key, **counts)
    if batch.manifest:
        path = batch.manifest.as_posix()
        console.result(_WROTE[console.lang].format(path=path), path=path)
    _show_exceptions(batch, console)
    if batch.stopped:
        console.issues([batch.stopped])


def _show_exceptions(batch: Batch, console: Console) -> None:
    """Say how much is unusual, and where it is listed."""
    if batch.exceptions and batch.anomalies:
        count = len(batch.anomalies)
        high = sum(SERIOUSNESS[one.kind] == "high" for one in batch.anomalies)
        path = batch.exceptions.as_posix()
        console.result(_EXCEPTIONS[console.lang].format(count=count, high=high, path=path), path=path, count=count)


def _show_cause(cause: Cause, said: Text, console: Console) -> None:
    """Print the areas of a cause, the first few by name, and what is wrong with the first of them."""
    named = _COMMA[console.lang].join(f"{area.code} {area.name}" for area in cause.areas)
    more = cause.number - len(cause.areas)
    areas = named + (_MORE[console.lang].format(more=more) if more else "")
    console.note(said, number=cause.number, areas=areas)
    console.issues([cause.issue])
