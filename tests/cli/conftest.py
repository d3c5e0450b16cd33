"""What these tests share."""

from projects import cache, small

__all__ = ["cache", "small"]
