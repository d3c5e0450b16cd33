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


_FLOATING = "floating_population_summary"
PLACES = (
    Example("panlongcheng", _FLOATING, "420116403", "2006"),
    Example("wuyanquan", _FLOATING, "420581106", "2012"),
    Example("longdu", _FLOATING, "370782002001", "2013", suppress_below=5),
    Example("town-h1", _FLOATING, "990101102", "2012H1"),
    Example("town-en", "annual_summary", "990308102", "2018"),
    Example("county-self", "self_assessment", "990207", "2007"),
    Example("laodaohe", "briefing", "430105020", "2012-03"),
    Example("fucheng", "campaign", "131128", "2010"),
    Example("bureau-141", "self_inspection", "429901X03", "2011"),
    Example("bureau-21", "self_inspection", "429901X07", "2011"),
)
