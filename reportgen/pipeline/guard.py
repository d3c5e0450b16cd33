"""What stands where a document is to be written: one of ours as it was written, or somebody's work."""

from pathlib import Path

from reportgen.nouns.issue import Issue, Place, issue
from reportgen.word.files import write_trouble

__all__ = ["overwrite_issue"]


def overwrite_issue(path: Path) -> Issue | None:
    """Return `word.edited-by-hand` where writing to `path` would lose somebody's work, or why that cannot be told."""
    if path.suffix == ".html":
        from reportgen.preview.page import edited_by_hand
    else:
        from reportgen.word.guard import edited_by_hand
    try:
        return issue("word.edited-by-hand", Place(str(path))) if edited_by_hand(path) else None
    except OSError as error:
        return write_trouble(path, error, replacing=True)
