"""The national list of products, as finding the way sees it."""

import time
from dataclasses import dataclass

from django.apps import apps
from django.utils.text import slugify


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


_HOUDBAAR = 600.0  # seconds; the national list changes a few times a year
_bewaard: tuple[float, dict[str, Product]] = (0.0, {})


def product(sleutel: str) -> Product | None:
    """The product with address ``sleutel``. Cost: none, or one query each ten minutes."""
    global _bewaard
    moment, per_sleutel = _bewaard
    if not per_sleutel or time.monotonic() - moment > _HOUDBAAR:
        per_sleutel = {p.sleutel: p for p in producten()}
        _bewaard = (time.monotonic(), per_sleutel)
    return per_sleutel.get(sleutel)


def vergeet() -> None:
    """Drop what this process remembers (tests)."""
    global _bewaard
    _bewaard = (0.0, {})
