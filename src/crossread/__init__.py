"""Crossread reads many news reports of one situation against each other."""

from crossread.version import __version__

__all__ = ["__version__"]
