"""The letterhead that ships is what its script draws, and reports of its town are set on it."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from shutil import copy, copytree
from zipfile import ZipFile

import pytest
from docx import Document
from projects import cache, run

__all__ = ["cache"]

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "letterhead"


def _parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_script_draws_the_letterhead_that_ships(tmp_path: Path) -> None:
    script = copy(EXAMPLE / "make_letterhead.py", tmp_path)
    subprocess.run([sys.executable, script], check=True)
    assert _parts(tmp_path / "letterhead.docx") == _parts(EXAMPLE / "letterhead.docx")


@pytest.mark.usefixtures("cache")
def test_the_report_of_the_town_is_set_on_its_letterhead(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTGEN_CACHE_DIR", str(cache))
    monkeypatch.chdir(tmp_path)
    for folder in ("configs", "templates"):
        copytree(ROOT / folder, folder)
    copy(EXAMPLE / "letterhead.docx", "configs")
    config = Path("configs/annual_summary.yaml")
    text = config.read_text(encoding="utf-8")
    layout = "layout: {base: letterhead.docx, names: {signature: 落款}}"
    config.write_text(text.replace("layout: gbt9704", layout), encoding="utf-8")
    data = str(ROOT / "examples" / "town-en")
    result = run("build", str(config), "--data", data, "--area", "云溪镇", "--period", "2018", "-o", "out")
    assert result.exit_code == 0, result.output
    for path in Path("out").glob("*.docx"):
        document = Document(BytesIO(path.read_bytes()))
        assert "云溪镇人民政府" in document.sections[0].first_page_header.paragraphs[0].text
        assert "落款" in {paragraph.style.name for paragraph in document.paragraphs}
