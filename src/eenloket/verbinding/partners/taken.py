"""Procrastinate looks here at start: what this room delivers is known to the jobs of ``kern.aflevering`` from then on."""

from .bezorgen import UITGANG

__all__ = ["UITGANG"]
