"""What these tests share."""

import os
from pathlib import Path

import pytest
from projects import cache

__all__ = ["cache", "here", "regenerate"]


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    """Say whether to write generated parts anew; a page has several, which processes must not write side by side."""
    wanted = bool(request.config.getoption("--regenerate"))
    if wanted and "PYTEST_XDIST_WORKER" in os.environ:
        pytest.fail("pages are regenerated with -n 0")
    return wanted


@pytest.fixture
def here(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.setenv("REPORTGEN_CACHE_DIR", str(cache))
    monkeypatch.chdir(tmp_path)
    return tmp_path
