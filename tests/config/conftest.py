"""Config files for tests, in a folder of their own."""

import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "templates" / "layouts" / "gbt9704.yaml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder: `sound` and `broken` hold configs, `templates` two layouts."""
    for name in ("sound", "broken"):
        shutil.copytree(HERE / name, tmp_path / name)
    layouts = tmp_path / "templates" / "layouts"
    layouts.mkdir(parents=True)
    (layouts / "plain.yaml").write_text("layout: plain\nextends: gbt9704\n", encoding="utf-8")
    shutil.copy(SHIPPED, layouts)
    monkeypatch.setenv("REPORTGEN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path
