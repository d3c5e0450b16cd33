"""What a config says of checks across all reports of a batch."""

from typing import NamedTuple

__all__ = ["Across", "AddUp", "Allowance", "Watched"]


class Allowance(NamedTuple):
    """How far two sums may be apart: in their own unit, or (`percent`) in percent of the one that is stated."""

    amount: float = 0
    percent: bool = False


class AddUp(NamedTuple):
    """What areas directly below an area must add up to: the indicator `stated` for that area itself."""

    figure: str
    stated: str
    within: Allowance = Allowance()


class Watched(NamedTuple):
    """An indicator whose unusual values are listed; `at_least` is the size below which none is unusual.

    Of a rate it is its base that must have this size. None leaves it to the kind of the indicator.
    """

    figure: str
    at_least: float | None = None


class Across(NamedTuple):
    """The checks across a batch that a config asks for."""

    add_up: tuple[AddUp, ...] = ()
    outliers: tuple[Watched, ...] = ()
