"""Store the national list in our own table, for the search (no wrong door)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from .models import UplProduct
from .upl import VLAGGEN, Product, meegeleverd


@dataclass(frozen=True, slots=True)
class Telling:
    nieuw: int
    gewijzigd: int


def laad_upl(producten: Mapping[str, Product]) -> Telling:
    """Insert or update every product by its URI. A product that left the list isn't deleted, because services
    may refer to it.

    A product of the list in the product has no legal bases; those of an earlier full load are kept then.
    Cost: three statements.
    """
    with transaction.atomic():
        bestaand = {p.uri: p for p in UplProduct.objects.all()}
        nieuw, gewijzigd = [], []
        for uri, product in producten.items():
            velden = _velden(product)
            rij = bestaand.get(uri)
            if rij is None:
                nieuw.append(UplProduct(uri=uri, **velden))
                continue
            if not product.grondslagen:
                velden.pop("grondslagen")
            if any(getattr(rij, naam) != waarde for naam, waarde in velden.items()):
                for naam, waarde in velden.items():
                    setattr(rij, naam, waarde)
                gewijzigd.append(rij)
        UplProduct.objects.bulk_create(nieuw, batch_size=500)
        UplProduct.objects.bulk_update(
            gewijzigd, ["naam", "sdg", "grondslagen", *VLAGGEN.values()], batch_size=500
        )
    return Telling(len(nieuw), len(gewijzigd))


def laad_meegeleverde_upl() -> Telling:
    """Load the list in the product."""
    return laad_upl(meegeleverd())


def _velden(product: Product) -> dict[str, Any]:
    vlaggen = {naam: naam in product.vlaggen for naam in VLAGGEN.values()}
    grondslagen = [{"uri": uri, "label": label, "link": link} for uri, label, link in product.grondslagen]
    return {"naam": product.naam, "sdg": list(product.sdg), "grondslagen": grondslagen, **vlaggen}
