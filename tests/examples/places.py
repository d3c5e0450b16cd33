"""The places whose published figures the examples reproduce: their config, area and period."""

from typing import NamedTuple

__all__ = ["PLACES", "Example"]


class Example(NamedTuple):
    """An example's folder below `examples/`, the stem of its config, and what its report is asked for.

    `suppress_below` is what the command line says, None where the config decides.
    """

    name: str
    config: str
    area: str
    period: str
    suppress_below: int | None = None


PLACES = (
    Example("panlongcheng", "floating_population_summary", "420116403", "2006"),
    Example("town-en", "annual_summary", "990308102", "2018"),
    Example("county-self", "self_assessment", "990207", "2007"),
)
