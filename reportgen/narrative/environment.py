"""The Jinja environment of all templates: strict and sandboxed."""

from collections.abc import Callable
from typing import Any

from jinja2 import StrictUndefined
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.narrative.words import AreaWords, PeriodWords

__all__ = ["make_environment"]

_WORDS = (AreaWords, PeriodWords)


def make_environment() -> ImmutableSandboxedEnvironment:
    """Return an environment in which an unknown name is an error and no template reaches Python's internals.

    Jinja escapes nothing, for in a compiled outline every value is printed by the target, which escapes it.
    """
    environment = _Environment(autoescape=False, undefined=StrictUndefined, optimized=True, cache_size=0)
    environment.globals.clear()
    return environment


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox that calls without asking: templates are checked, when compiled, to call wording functions only."""

    def call(__self, __context: Context, __obj: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Call a wording function, or what the outline itself calls; in loops Jinja passes variables of its own too."""
        if kwargs:
            kwargs.pop("_loop_vars", None)
        return __obj(*args, **kwargs)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a part of an area or a period without asking too: templates are checked to name no other part."""
        return getattr(obj, attribute) if type(obj) in _WORDS else super().getattr(obj, attribute)
