"""Accidents that befall a run at a moment chosen beforehand, counted by what Python says it is about to do."""

import os
import subprocess
from pathlib import Path

from projects import run_outside

__all__ = ["run_with_accident"]

_HOOK = """
import os, signal, sys, time

event, pattern, number, deed, who, once = os.environ["ACCIDENT"].split("|")
seen = 0

def happens(name, arguments):
    global seen
    if name != event or pattern not in str(arguments[0]):
        return
    if who == "worker" and not any("spawn_main" in word or "forkserver" in word for word in sys.orig_argv):
        return
    if who == "parent" and any("spawn_main" in word or "forkserver" in word for word in sys.orig_argv):
        return
    seen += 1
    if seen < int(number) or (seen > int(number) and deed not in ("exit", "raise")):
        return
    if once:
        try:
            os.close(os.open(once, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return
    if deed == "raise":
        raise RuntimeError("the unexpected")
    if deed == "exit":
        os._exit(9)
    os.kill(os.getpid(), getattr(signal, deed))

sys.addaudithook(happens)
"""
_SOURCE = Path(__file__).parents[2]


def run_with_accident(
    folder: Path,
    *arguments: str,
    event: str,
    pattern: str = "",
    number: int = 1,
    deed: str = "SIGKILL",
    who: str = "any",
    once: bool = False,
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own which, at the n-th event of a kind that is about something, is killed,
    gets a signal, ends at once or raises an error; `folder` holds what makes it so.

    It happens to each of its processes, or `once`.
    """
    folder.mkdir(exist_ok=True)
    marker = str(folder / "happened") if once else ""
    (folder / "sitecustomize.py").write_text(_HOOK, encoding="utf-8")
    env = {
        "ACCIDENT": f"{event}|{pattern}|{number}|{deed}|{who}|{marker}",
        "PYTHONPATH": os.pathsep.join((str(folder), str(_SOURCE))),
        "REPORTGEN_UI_LANG": "en",
    }
    return run_outside(*arguments, env=env)
