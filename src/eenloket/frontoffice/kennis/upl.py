"""The national list of products, as finding the way sees it."""

from dataclasses import dataclass

from django.apps import apps
from django.utils.text import slugify

from eenloket.kern.geheugen import Houdbaar


@dataclass(frozen=True, slots=True)
class Product:
    """A national product. ``lagen`` are the layers of government that offer it: rijk, provincie, waterschap, gemeente."""

    uri: str
    naam: str
    lagen: tuple[str, ...]

    @property
    def sleutel(self) -> str:
        """The name as an address; unique in the list."""
        return slugify(self.naam)


_LAGEN = ("rijk", "provincie", "waterschap", "gemeente")
_GEEN_PRODUCT = "UPL-naam_nog_niet_beschikbaar"


def producten() -> list[Product]:
    """All products of the national list, by name. One query."""
    rijen = apps.get_model("aanbod", "UplProduct").objects.order_by("naam").values("uri", "naam", *_LAGEN)
    return [
        Product(rij["uri"], rij["naam"], tuple(laag for laag in _LAGEN if rij[laag]))
        for rij in rijen
        if not rij["uri"].endswith(_GEEN_PRODUCT)
    ]


_bewaard = Houdbaar[str, dict[str, Product]](600.0)
"""The national list changes a few times a year."""


def product(sleutel: str) -> Product | None:
    """The product with address ``sleutel``. Cost: none, or one query each ten minutes."""
    per_sleutel = _bewaard.haal("", lambda: {p.sleutel: p for p in producten()} or None)
    return per_sleutel.get(sleutel) if per_sleutel else None


def vergeet() -> None:
    """Drop what this process remembers (tests)."""
    _bewaard.vergeet()
