"""Filters on roles, for lists of roles and of cases. Numbers are compared as pseudonyms, other
identifications as hashes.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels.api import Domein, Nummersoort, zoek_pseudoniem
from eenloket.midoffice.zaken import api as zaken

from ..aanroep import Aanroep
from ..bron import Filter, Samen, precies

_SOORTEN: Mapping[str, str] = {
    "natuurlijkPersoon": "natuurlijk_persoon",
    "nietNatuurlijkPersoon": "niet_natuurlijk_persoon",
    "vestiging": "vestiging",
    "medewerker": "medewerker",
    "organisatorischeEenheid": "organisatorische_eenheid",
}
"""The word in a parameter for a type of person or organisation, and the type itself."""
_GROF = frozenset({"betrokkeneType", "omschrijvingGeneriek"})
"""Filters that alone select nearly all cases, or hardly any."""
VAN_ZAAK = Samen("EXISTS (SELECT 1 FROM zaken_rol t_r WHERE t_r.zaak_id = {t}.id AND {waar})")
"""The case has one role that meets all the given filters."""


def rolfilters() -> dict[str, Filter]:
    """Return the filters by parameter, on rows of roles."""
    uit = {
        "betrokkene": precies("{t}.betrokkene", deels=True),
        "betrokkeneType": precies("{t}.betrokkene_type"),
        "omschrijvingGeneriek": precies("{t}.omschrijving_generiek"),
        "betrokkeneIdentificatie__natuurlijkPersoon__inpBsn": precies("{t}.pseudoniem", lees=_pseudoniem),
    }
    for naam, soort in _SOORTEN.items():
        for kolom, veld in zip(("zoek", "zoek_tweede"), zaken.ZOEKVELDEN[soort], strict=False):
            uit[f"betrokkeneIdentificatie__{naam}__{veld}"] = precies(
                f"{{t}}.{kolom}", lees=_hash(soort, veld)
            )
    return uit


def zaakfilters() -> dict[str, Filter]:
    """Return the same filters for cases: ``rol__…``; several of them must be true for the same role."""
    return {
        f"rol__{naam}": replace(
            filter_, waar=filter_.waar.replace("{t}", "t_r"), samen=VAN_ZAAK, op_maat=naam in _GROF
        )
        for naam, filter_ in rolfilters().items()
    }


def _pseudoniem(tekst: str, aanroep: Aanroep, naam: str) -> Pseudoniem | None:
    """Return None for an unknown number: then nothing is found, and the number isn't stored."""
    return zoek_pseudoniem(Nummersoort.BSN, tekst, Domein.ZAKEN)


def _hash(soort: str, veld: str) -> Callable[[str, Aanroep, str], Any]:
    def lees(tekst: str, aanroep: Aanroep, naam: str) -> bytes:
        return zaken.zoekwaarde(soort, veld, tekst)

    return lees
