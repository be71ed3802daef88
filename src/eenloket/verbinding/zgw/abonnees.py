"""What this room makes known to other rooms."""

from .objectgegevens import eigen_datums  # noqa: F401  # makes itself known
