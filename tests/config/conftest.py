"""Config files for tests, in a folder of their own."""

import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder: `sound` and `broken` hold configs, `templates` a layout."""
    for name in ("sound", "broken"):
        shutil.copytree(HERE / name, tmp_path / name)
    layouts = tmp_path / "templates" / "layouts"
    layouts.mkdir(parents=True)
    (layouts / "plain.yaml").write_text("layout: plain\n", encoding="utf-8")
    (layouts / "gbt9704.yaml").write_text("layout: gbt9704\n", encoding="utf-8")
    monkeypatch.setenv("REPORTGEN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path
