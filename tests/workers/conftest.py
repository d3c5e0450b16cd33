"""Clusters that the tests of a module share."""

from collections.abc import Iterator

import pytest
from sites import Site


@pytest.fixture(scope="module")
def lasting_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A scheduler that many tests give workers to."""
    place = Site(tmp_path_factory.mktemp("site"))
    yield place
    place.close()


@pytest.fixture
def site(lasting_site: Site) -> Iterator[Site]:
    """A scheduler without workers."""
    yield lasting_site
    lasting_site.send_workers_home()


@pytest.fixture(scope="module")
def pair_of_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A scheduler with two workers, which come back when they are killed."""
    place = Site(tmp_path_factory.mktemp("site"))
    for _ in range(2):
        place.add_worker(nanny=True)
    yield place
    place.close()
