"""The Jinja environment of all templates: strict, sandboxed, escaped."""

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

__all__ = ["make_environment"]


def make_environment() -> ImmutableSandboxedEnvironment:
    """Return an environment in which an unknown name is an error and no template reaches Python's internals."""
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, optimized=True, cache_size=0)
