"""What these tests share."""

from pathlib import Path

import pytest
from projects import cache

__all__ = ["cache", "here", "regenerate"]


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate"))


@pytest.fixture
def here(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.setenv("REPORTGEN_CACHE_DIR", str(cache))
    monkeypatch.chdir(tmp_path)
    return tmp_path
