"""Milliseconds a report: reportgen, docxtpl and python-docx write the same report for N areas whose figures differ.

    python benchmarks/render.py [--reports 300] [--rounds 5]

The figures of the example are stored once; N variants of them are made by scaling every count by a factor of the
area's own. Then, in turns:

- reportgen: from an area's raw figures to a written file, wording and the list of figures included;
- reportgen with one more chart: the same report with its chart drawn once more, for what a chart costs;
- docxtpl: the same document with a placeholder for every figure, on the same pruned package, filled with texts that
  were formatted beforehand (which is in its favour), saved to a file; its chart stays as it was, which is too;
- python-docx: the same paragraphs, runs and table built on the same pruned package, saved to a file; without the chart.

Prints the median of the rounds; the last line is a JSON object with `ms`, `chart_ms`, `ratio_docxtpl` and
`ratio_python_docx`.
docxtpl comes with `pip install -e ".[benchmarks]"`.
"""

import argparse
import gc
import json
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from reportgen.narrative.compile.program import asked_by
from reportgen.narrative.facts import Fact, Part
from reportgen.narrative.material import Material, TableRow
from reportgen.nouns.area import Area
from reportgen.nouns.figure import Figure
from reportgen.pipeline.facts import Gatherer
from reportgen.pipeline.formats import writers_of
from reportgen.pipeline.project import open_project
from reportgen.pipeline.stored import stored_figures
from reportgen.pipeline.writers import Document
from reportgen.word.files import write_whole

ROOT = Path(__file__).parent.parent
AREA = "420116403"
FIGURE = re.compile(
    r'(w:name="_fig(\d{4,})"/><w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space="preserve">)(.*?)(</w:t>)'
)
CONFIG = Path("configs", "floating_population_summary.yaml")
SECTION = "floating-population-summary/profile.md"
CHART = '{{ chart("origins") }}\n'
MORE = "one more chart"


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        write, base = _prepared(ROOT, out)
        write_more, _ = _prepared(_with_another_chart(out / "more"), out)
        materials = [_variant(base, number) for number in range(arguments.reports)]
        documents = [write(material) for material in materials[:1]]
        peers = Peers(documents[0], out)
        texts = [_texts(write(material)) for material in materials]
        steps: dict[str, Callable[[int], object]] = {
            "reportgen": lambda at: _kept(write(materials[at])),
            MORE: lambda at: _kept(write_more(materials[at])),
            "docxtpl": lambda at: peers.with_docxtpl(texts[at]),
            "python-docx": lambda at: peers.with_python_docx(texts[at]),
        }
        medians = _timed(steps, out, arguments)
        _report(medians, documents[0], len({tuple(text) for text in texts}), arguments)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="time reportgen against docxtpl and python-docx")
    parser.add_argument("--reports", type=int, default=300, help="areas a round for reportgen (peers: a tenth)")
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


def _with_another_chart(root: Path) -> Path:
    """Copy configs and templates, and let the section that has a chart draw it once more."""
    for folder in ("configs", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    for lang in ("zh", "en"):
        path = root / "templates" / lang / SECTION
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(CHART, f"{CHART}\n{CHART}"), encoding="utf-8")
    return root


def _prepared(root: Path, out: Path) -> tuple[Callable[[Material], Document], Material]:
    project = open_project(root / CONFIG, ROOT / "examples" / "panlongcheng", out / f"{root.name}.sqlite")
    store, _ = stored_figures(project, [], lambda *_, **__: None)
    writers = writers_of(project, ["zh"])
    asked = asked_by(writer.outline for writer in writers)
    with store:
        gatherer = Gatherer(project.config, store)
        area = store.area(AREA)
        period = max(store.periods_of(AREA), key=lambda found: found.end)
        material = gatherer.material(area, period, gatherer.scope(area, period), None, asked)
    return lambda material: writers[0].write(material, out, store), material


def _variant(base: Material, number: int) -> Material:
    """Make the material of another area: another name, new facts, with counts scaled by a factor of its own."""
    factor = 1 + (number % 997) / 1000
    name = chr(ord("一") + number) + base.lineage[0].name[1:]
    area = base.lineage[0]._replace(code=f"{int(AREA) + number}", name=name)
    facts = {name: _scaled(fact, factor) for name, fact in base.facts.items()}
    tables = {name: tuple(_row(row, area, factor) for row in rows) for name, rows in base.tables.items()}
    charts = {
        name: tuple(row._replace(facts=tuple(_scaled(fact, factor) for fact in row.facts)) for row in rows)
        for name, rows in base.charts.items()
    }
    return base._replace(lineage=(area, *base.lineage[1:]), facts=facts, tables=tables, charts=charts)


def _row(row: TableRow, area: Area, factor: float) -> TableRow:
    own = area if row.area.level == area.level else row.area
    return TableRow(own, tuple(_scaled(fact, factor) for fact in row.facts))


def _scaled(fact: Fact, factor: float) -> Fact:
    rate = fact.indicator.unit.kind in ("percent", "points")
    parts = tuple(Part(part.label, _times(part.figure, factor)) for part in fact.parts)
    figure = fact.figure if rate else _times(fact.figure, factor)
    return Fact(fact.indicator, figure, fact.before, fact.goal, parts)


def _times(figure: Figure, factor: float) -> Figure:
    value = figure.value
    return figure if value is None else figure._replace(value=type(value)(value * factor))


def _kept(document: Document) -> None:
    write_whole(document.path, document.data)


def _texts(document: Document) -> list[str]:
    return [printed.text for printed in document.rendered.printed]


class Peers:
    """The same document for the two peers, from the package that reportgen wrote."""

    def __init__(self, document: Document, out: Path) -> None:
        self._out = out
        self._template = out / "template.docx"
        self._empty = out / "empty.docx"
        with ZipFile(BytesIO(document.data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        body = parts["word/document.xml"].decode()
        filled = FIGURE.sub(lambda found: f"{found[1]}{{{{ f{int(found[2])} }}}}{found[4]}", body)
        section = re.search(r"<w:sectPr.*</w:sectPr>", body)
        head = body[: body.index("<w:body>") + len("<w:body>")]
        bare = f"{head}{section[0] if section else ''}</w:body></w:document>"
        self._save(self._template, parts, filled)
        self._save(self._empty, parts, bare)
        self._blocks = list(_blocks(document))

    def with_docxtpl(self, texts: Sequence[str]) -> None:
        """Fill the placeholders."""
        template = DocxTemplate(self._template)
        template.render({f"f{number}": text for number, text in enumerate(texts, 1)}, autoescape=True)
        template.save(self._out / "docxtpl.docx")

    def with_python_docx(self, texts: Sequence[str]) -> None:
        """Build paragraphs, runs and the table."""
        document = docx.Document(str(self._empty))
        for style, rows in self._blocks:
            if style == "table":
                table = document.add_table(len(rows), len(rows[0]))
                for cells, row in zip(rows, table.rows, strict=True):
                    for content, cell in zip(cells, row.cells, strict=True):
                        cell.text = _filled(content, texts)
            else:
                paragraph = document.add_paragraph(style=style)
                for content in rows[0]:
                    paragraph.add_run(_filled(content, texts))
        document.save(str(self._out / "python-docx.docx"))

    def _save(self, path: Path, parts: dict[str, bytes], body: str) -> None:
        with ZipFile(path, "w", ZIP_DEFLATED) as package:
            for name, data in parts.items():
                package.writestr(name, body.encode() if name == "word/document.xml" else data)


Block = tuple[str, list[list[str | int]]]


def _blocks(document: Document) -> Sequence[Block]:
    """Return paragraphs and tables in order; a run is its text, or the number of the figure that it prints."""
    found: list[Block] = []
    opened = docx.Document(BytesIO(document.data))
    for element in opened.element.body:
        if element.tag == qn("w:p"):
            style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            name = opened.styles.element.get_by_id(style.get(qn("w:val"))).name_val if style is not None else "Normal"
            found.append((name, [_runs(element)]))
        elif element.tag == qn("w:tbl"):
            rows = [[_cell(cell) for cell in row.iter(qn("w:tc"))] for row in element.iter(qn("w:tr"))]
            found.append(("table", rows))
    return found


def _runs(element: object) -> list[str | int]:
    runs: list[str | int] = []
    number = 0
    for part in element.iter():  # type: ignore[attr-defined]
        if part.tag == qn("w:bookmarkStart"):
            name = part.get(qn("w:name"))
            number = int(name.removeprefix("_fig")) if name.startswith("_fig") else 0
        elif part.tag == qn("w:bookmarkEnd"):
            number = 0
        elif part.tag == qn("w:t"):
            runs.append(number or part.text or "")
    return runs


def _cell(cell: object) -> str | int:
    runs = _runs(cell)
    return runs[0] if runs else ""


def _filled(content: str | int, texts: Sequence[str]) -> str:
    return texts[content - 1] if isinstance(content, int) else content


def _timed(steps: dict[str, Callable[[int], object]], out: Path, arguments: argparse.Namespace) -> dict[str, float]:
    """Return the median over the rounds of each one's milliseconds a report; the rounds take turns."""
    counts = {
        name: arguments.reports if name in ("reportgen", MORE) else max(1, arguments.reports // 10) for name in steps
    }
    rounds: dict[str, list[float]] = {name: [] for name in steps}
    for step in steps.values():
        step(0)
    gc.disable()  # as the command has it; for all three, and their garbage is collected between their turns
    for _ in range(arguments.rounds):
        for name, step in steps.items():
            _tidy(out)
            start = time.perf_counter()
            for at in range(counts[name]):
                step(at)
            rounds[name].append((time.perf_counter() - start) * 1000 / counts[name])
    return {name: statistics.median(found) for name, found in rounds.items()}


def _tidy(out: Path) -> None:
    """Collect the garbage of the last turn, and remove the reports that were written, so that each turn writes anew."""
    gc.collect()
    for path in out.glob(f"{AREA[:2]}*.docx"):
        path.unlink()


def _report(medians: dict[str, float], document: Document, different: int, arguments: argparse.Namespace) -> None:
    figures = len(document.rendered.printed)
    print(f"Python {sys.version.split()[0]}, {arguments.reports} areas, {different} different texts of figures")
    print(f"one report: {figures} figures in its list, {len(document.rendered.body)} characters of body")
    for name, ms in medians.items():
        print(f"{name:14} {ms:8.3f} ms a report  {ms / medians['reportgen']:6.1f}x")
    own, chart = medians["reportgen"], medians[MORE] - medians["reportgen"]
    print(f"{MORE} costs {chart:.3f} ms")
    peers = ("docxtpl", "python-docx")
    ratios = {f"ratio_{name.replace('-', '_')}": round(medians[name] / own, 1) for name in peers}
    print(json.dumps({"ms": round(own, 3), "chart_ms": round(chart, 3), **ratios}))


if __name__ == "__main__":
    main()
