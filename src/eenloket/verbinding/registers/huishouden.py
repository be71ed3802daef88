"""The client and who lives with the client: two questions to the person register, the second only when it is needed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem

from .brp import Brp
from .persoonsfeiten import (
    BEWONERVELDEN,
    BRONNEN,
    HUISGENOTEN,
    OBJECT,
    VERWANTEN,
    Persoon,
    bruikbaar,
    etiket,
    geheim,
)

HUISGENOTENVELDEN = (OBJECT, *BEWONERVELDEN)
MEESTE_BEWONERS = 20
"""More people at one address are an institution, not a household: then nobody is named."""


@dataclass(slots=True)
class Huishouden:
    """``bewoners`` None: not asked, or an institution. ``getoond`` fills with whose data reached the client."""

    gevraagd: frozenset[str]
    persoon: Persoon | None
    bewoners: Sequence[Persoon] | None = None
    getoond: list[Pseudoniem] = field(default_factory=list)


def lees_huishouden(brp: Brp, nummer: str, gevraagd: frozenset[str]) -> Huishouden:
    """Ask the register what ``gevraagd`` needs and no more; touches no database. Raises: BuitenBereik."""
    velden = {
        veld for naam, bron in (BRONNEN | VERWANTEN).items() if naam in gevraagd for veld in bron.velden
    }
    if HUISGENOTEN in gevraagd:
        velden.add(OBJECT)
    persoon = brp.persoon(nummer, sorted(velden))
    thuis = Huishouden(gevraagd, persoon)
    if HUISGENOTEN in gevraagd and persoon and bruikbaar(persoon):
        woning = persoon.get("verblijfplaats", {}).get("adresseerbaarObjectIdentificatie")
        bewoners: Sequence[Persoon] = brp.bewoners(woning, BEWONERVELDEN) if woning else []
        if len(bewoners) <= MEESTE_BEWONERS:
            thuis.bewoners = bewoners
    return thuis


def opties(mensen: Sequence[Persoon]) -> tuple[list[dict[str, str]], list[Pseudoniem]]:
    """Choices ``{id, label}`` for other persons; the id is a pseudonym of the domain *aanvragen*, never a number.

    Somebody without a citizen number gets a place in the list as id.
    """
    keuzes: list[dict[str, str]] = []
    getoond: list[Pseudoniem] = []
    for plek, ander in enumerate(mensen, start=1):
        if geheim(ander):
            continue
        nummer = ander.get("burgerservicenummer")
        wie = pseudoniem(Nummersoort.BSN, nummer, Domein.AANVRAGEN) if nummer else None
        if wie:
            getoond.append(wie)
        keuzes.append({"id": str(wie or f"zonder-nummer-{plek}"), "label": etiket(ander)})
    return keuzes, getoond
