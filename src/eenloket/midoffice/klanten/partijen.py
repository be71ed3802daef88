"""Parties: found or made by their pseudonym, with the numbers by which they are known elsewhere."""

import uuid

from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels.api import Domein, Nummersoort, herkenning_van

from .models import Klantsoort, Partij, Partijidentificator

_IDENTIFICATOR = {
    Nummersoort.BSN: ("brp", "natuurlijk_persoon", "bsn"),
    Nummersoort.KVK: ("hr", "niet_natuurlijk_persoon", "kvk_nummer"),
    Nummersoort.VESTIGING: ("hr", "vestiging", "vestigingsnummer"),
    Nummersoort.EIDAS: ("eidas", "natuurlijk_persoon", "eidas"),
    Nummersoort.EHERKENNING: ("eherk", "natuurlijk_persoon", "eherkenning"),
}
"""Register, kind of object and kind of number, in the codes of the standard where it has one."""


def bekende_partij(organisatie_id: uuid.UUID, wie: uuid.UUID) -> Partij | None:
    """The party with this pseudonym (domain *klanten*), None when this organisation never met it. Served by ``partij_pseudoniem``."""
    return Partij.objects.filter(organisatie_id=organisatie_id, pseudoniem=wie).first()


def partij_van(organisatie_id: uuid.UUID, wie: uuid.UUID, *, werkt_voor: Partij | None = None) -> Partij:
    """The party with this pseudonym (domain *klanten*), made when it is new; inside a handling.

    ``werkt_voor`` is the organisation for which somebody acts whom only the broker of eHerkenning knows: that is its contact person.
    Cost: one query for a party that is known, some six for a new one.
    """
    if (partij := bekende_partij(organisatie_id, wie)) is not None:
        return partij
    soort, bedrijf = herkenning_van(Pseudoniem(wie), Domein.KLANTEN)
    contactpersoon = soort is Nummersoort.EHERKENNING and werkt_voor is not None
    partij, nieuw = Partij.objects.get_or_create(
        organisatie_id=organisatie_id,
        pseudoniem=wie,
        defaults={
            "soort_partij": _soort(soort, contactpersoon),
            "werkte_voor_partij": werkt_voor if contactpersoon else None,
        },
    )
    if nieuw and soort is not None:
        boven = partij_van(organisatie_id, bedrijf) if bedrijf else None
        _identificeer(partij, soort, boven)
    return partij


def _soort(soort: Nummersoort | None, contactpersoon: bool) -> Klantsoort:
    if contactpersoon:
        return Klantsoort.CONTACTPERSOON
    onderneming = soort in (Nummersoort.KVK, Nummersoort.VESTIGING)
    return Klantsoort.ORGANISATIE if onderneming else Klantsoort.PERSOON


def _identificeer(partij: Partij, soort: Nummersoort, boven: Partij | None) -> None:
    register, objecttype, nummersoort = _IDENTIFICATOR[soort]
    Partijidentificator.objects.create(
        identificeerde_partij=partij,
        code_register=register,
        code_objecttype=objecttype,
        code_soort_object_id=nummersoort,
        pseudoniem=partij.pseudoniem,
        sub_identificator_van=boven.partij_identificatoren.get(code_soort_object_id="kvk_nummer")
        if boven
        else None,
    )
