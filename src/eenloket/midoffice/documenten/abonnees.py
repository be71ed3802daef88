"""What this room does on what happens elsewhere, found at start."""

from .vernietigen import vernietig_documenten

__all__ = ["vernietig_documenten"]
