"""Jobs of this room, found by Procrastinate at start."""

from .bezorging import bezorg

__all__ = ["bezorg"]
