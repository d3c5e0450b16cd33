"""`reportgen init`: a project of a kind in a folder, and what to do next."""

from pathlib import Path

from reportgen.nouns.issue import ReportError, issue
from reportgen.nouns.unit import Text
from reportgen.starter.folder import fill_folder
from reportgen.starter.kinds import DEFAULT_KIND, kind_named, kinds
from reportgen.starter.project import project_files

__all__ = ["list_kinds", "start_project"]

_MADE = Text("已建立 {folder}：{title}，{count} 个文件", "made {folder}: {title}, {count} files")
_NEXT = Text("下一步：", "next:")
_READ = Text("怎样改成自己的报告，见 {file}", "how to make it your own: {file}")


def list_kinds(lang: str) -> list[str]:
    """Return a line for each kind of report: its name and its title."""
    found = kinds()
    width = max(map(len, found))
    return [f"{name:{width}}  {kind.title[lang]}" for name, kind in found.items()]


def start_project(folder: Path | None, name: str | None, lang: str) -> list[str]:
    """Write a project of a kind into a folder and return what to say of it.

    Raises ReportError where no folder is given, for an unknown kind, and where files are in the way; OSError where
    writing fails.
    """
    if folder is None:
        raise ReportError([issue("init.no-folder")])
    kind = kind_named(DEFAULT_KIND if name is None else name)
    files = project_files(kind, lang)
    fill_folder(folder, files)
    config = Path(kind.config.path).name
    shown = folder.as_posix()
    return [
        _MADE[lang].format(folder=shown, title=kind.title[lang], count=len(files)),
        _NEXT[lang],
        *([] if shown == "." else [f"  cd {_quoted(shown)}"]),
        f"  reportgen check {config}",
        f"  reportgen build {config}",
        _READ[lang].format(file=(folder / "README.md").as_posix()),
    ]


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
