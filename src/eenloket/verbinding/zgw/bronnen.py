"""Every resource, gathered so that importing this makes them all known."""

from .zaken import zaak

__all__ = ["zaak"]
