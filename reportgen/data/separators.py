"""What stands between the cells and the lines of tables that are kept as text."""

__all__ = ["separator", "with_line_feeds"]


def separator(text: str) -> str:
    """Return the mark between cells, by how often it stands in the first lines: comma, tab, semicolon or `，`."""
    start = text[: text.find("\n", 4096) if "\n" in text[4096:8192] else 8192]
    return max(",\t;，", key=start.count) if start else ","


def with_line_feeds(text: str) -> str:
    """Return a text whose lines end as old Macs ended them with the line ends of today."""
    return text.replace("\r", "\n") if "\r" in text and "\n" not in text else text
