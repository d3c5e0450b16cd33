"""What people see on the screen: problems, progress and results, as plain lines, in colour, or as JSON."""

import os
import sys
from collections.abc import Iterable
from typing import Literal, TextIO

from reportgen.nouns.issue import Issue
from reportgen.nouns.unit import Text

__all__ = ["Console", "LogFormat", "interface_language"]

LogFormat = Literal["text", "json"]

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan", "info": "cyan", "done": "green"}


def interface_language() -> str:
    """Return `zh` where the system speaks Chinese, else `en`; REPORTGEN_UI_LANG overrides it."""
    for name in ("REPORTGEN_UI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    if sys.platform != "win32":
        return "en"
    import locale

    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


class Console:
    """Prints results to `out`, everything else to `err`; knows the language and whether someone watches."""

    def __init__(
        self, lang: str, log_format: LogFormat = "text", *, quiet: bool = False, out: TextIO | None = None
    ) -> None:
        self.lang = lang
        self.log_format = log_format
        self.quiet = quiet
        self._json = log_format == "json"
        self._out = out or sys.stdout
        self.err = sys.stderr
        self._colour = self.err.isatty() and "NO_COLOR" not in os.environ and not self._json

    @property
    def watched(self) -> bool:
        """Say whether somebody sees what happens while it does."""
        return not self._json and self.err.isatty()

    def issues(self, issues: Iterable[Issue]) -> None:
        """Print problems, one a line."""
        from reportgen.messages import render

        for issue in issues:
            if self._json:
                self._event(issue.severity, render(issue, self.lang), **_fields(issue))
            else:
                self._print(
                    _coloured(render(issue, self.lang), issue.severity) if self._colour else render(issue, self.lang)
                )

    def progress(self, text: Text, **values: object) -> None:
        """Say what is being done; silent with `quiet`, and off a terminal unless JSON is asked for."""
        if not self.quiet and (self._json or self.err.isatty()):
            self._say("info", text[self.lang].format(**values), values)

    def note(self, text: Text, **values: object) -> None:
        """Say something that is worth knowing and no problem; silent with `quiet`."""
        if not self.quiet:
            self._say("info", text[self.lang].format(**values), values)

    def result(self, line: str, **values: object) -> None:
        """Print a line that is what the command was run for."""
        if self._json:
            self._event("done", line, **values)
        else:
            print(line, file=self._out)

    def _say(self, level: str, line: str, values: dict[str, object]) -> None:
        if self._json:
            self._event(level, line, **values)
        else:
            self._print(_coloured(line, level) if self._colour else line)

    def _event(self, level: str, line: str, **values: object) -> None:
        import json

        self._print(json.dumps({"level": level, "message": line, **values}, ensure_ascii=False, default=str))

    def _print(self, line: str) -> None:
        print(line, file=self.err)


def _fields(issue: Issue) -> dict[str, object]:
    """Return an issue as the fields of a JSON line; what it does not have is left out."""
    place = issue.place
    fields: dict[str, object] = {"code": issue.code}
    if place:
        named = ("file", "line", "column", "sheet", "row", "header")
        fields.update({name: getattr(place, name) for name in named if getattr(place, name) is not None})
    if issue.allowed:
        fields["allowed"] = issue.allowed
    if issue.nearest:
        fields["nearest"] = issue.nearest
    return fields


def _coloured(line: str, level: str) -> str:
    import click

    return click.style(line, fg=_COLOURS[level])
