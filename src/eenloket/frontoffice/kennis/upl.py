"""The national list of products, as finding the way sees it."""

from dataclasses import dataclass

from django.apps import apps


@dataclass(frozen=True, slots=True)
class Product:
    """A national product. ``lagen`` are the layers of government that offer it: rijk, provincie, waterschap, gemeente."""

    uri: str
    naam: str
    lagen: tuple[str, ...]

    @property
    def sleutel(self) -> str:
        """Last part of the URI, lower case with dashes: the address of its page."""
        return self.uri.rsplit("/", 1)[-1].lower().replace("_", "-")


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
