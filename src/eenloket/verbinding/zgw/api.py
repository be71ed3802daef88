"""What other rooms of the connection may ask of this one."""

from .beheer.toegang import menu as beheermenu

__all__ = ["beheermenu"]
