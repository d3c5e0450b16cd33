"""Tables as HTML elements: heads that say what they head, groups that span rows, unit, note and source around."""

from collections.abc import Callable, Iterator

from markupsafe import escape

from reportgen.narrative.target import Cell, Marks, TableText

__all__ = ["table_elements"]

_NAMES = 2
"""How many columns name the rows where rows are in groups."""


def table_elements(table: TableText, figure: Callable[[int, str, Marks], str]) -> str:
    """Return a table with what stands above and below it; `figure` sets an entry of the list of figures."""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in table.headings)
    last = len(table.rows) - 1
    rows = []
    for number, (row, names) in enumerate(zip(table.rows, _names(table), strict=True)):
        opening = '<tr class="total">' if table.total and number == last else "<tr>"
        cells = "".join(_cell(cell, figure) for cell in row[_NAMES if table.groups else 1 :])
        rows.append(f"{opening}{names}{cells}</tr>")
    label = f' aria-label="{escape(table.title)}"' if table.title else ""
    return (
        f'{_line("table_unit", table.unit)}<div class="table"><table{label}><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
        f"{_line('table_note', table.note)}{_line('table_source', table.source)}"
    )


def _names(table: TableText) -> Iterator[str]:
    """Yield the cells that name the rows, one after the other."""
    rows = iter(table.rows)
    for count in table.groups:
        for number in range(count):
            group, name = next(rows)[:_NAMES]
            spanned = f'<th scope="rowgroup" rowspan="{count}">{escape(group.text)}</th>' if number == 0 else ""
            yield f'{spanned}<th scope="row">{escape(name.text)}</th>'
    span = f' colspan="{_NAMES}"' if table.groups else ""
    yield from (f'<th scope="row"{span}>{escape(row[0].text)}</th>' for row in rows)


def _cell(cell: Cell, figure: Callable[[int, str, Marks], str]) -> str:
    return f"<td>{figure(cell.number, cell.text, Marks()) if cell.number else escape(cell.text)}</td>"


def _line(style: str, text: str) -> str:
    return f'<p class="{style}">{escape(text)}</p>' if text else ""
