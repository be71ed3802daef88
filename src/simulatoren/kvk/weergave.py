"""Businesses in the JSON shapes of the KVK APIs (dates as yyyymmdd, Ja/Nee as words)."""

from __future__ import annotations

from typing import Any

from simulatoren.gegevens import Adres, Bedrijf, persoon

PAD = "/kvk/api"


def _dag(iso: str) -> str:
    return iso.replace("-", "")


def _bezoekadres(adres: Adres) -> dict[str, Any]:
    inhoud: dict[str, Any] = {
        "type": "bezoekadres",
        "indAfgeschermd": "Nee",
        "volledigAdres": f"{adres.regel1} {adres.postcode[:4]} {adres.postcode[4:]} {adres.woonplaats}",
        "straatnaam": adres.straat,
        "huisnummer": adres.huisnummer,
        "postcode": adres.postcode,
        "plaats": adres.woonplaats,
        "land": "Nederland",
    }
    if adres.huisletter or adres.huisnummertoevoeging:
        inhoud["huisnummerToevoeging"] = f"{adres.huisletter}{adres.huisnummertoevoeging}"
    return inhoud


def _registratie(bron: Bedrijf) -> dict[str, str]:
    einde = {"datumEinde": _dag(bron.einde)} if bron.einde else {}
    return {"datumAanvang": _dag(bron.sinds)} | einde


def _hoofdvestiging(bron: Bedrijf, basis: str) -> dict[str, Any]:
    return {
        "vestigingsnummer": bron.vestiging,
        "kvkNummer": bron.kvk,
        **({"rsin": bron.rsin} if bron.rsin else {}),
        "indNonMailing": "Nee",
        "formeleRegistratiedatum": _dag(bron.sinds),
        "materieleRegistratie": _registratie(bron),
        "eersteHandelsnaam": bron.naam,
        "indHoofdvestiging": "Ja",
        "indCommercieleVestiging": "Ja",
        "totaalWerkzamePersonen": bron.werkzaam,
        "adressen": [_bezoekadres(bron.vestigingsadres)],
        "sbiActiviteiten": _activiteiten(bron),
        "links": [{"rel": "self", "href": f"{basis}{PAD}/v1/vestigingsprofielen/{bron.vestiging}"}],
    }


def _activiteiten(bron: Bedrijf) -> list[dict[str, str]]:
    code, omschrijving = bron.sbi
    return [{"sbiCode": code, "sbiOmschrijving": omschrijving, "indHoofdactiviteit": "Ja"}]


def _eigenaar(bron: Bedrijf) -> dict[str, Any]:
    inhoud: dict[str, Any] = {"rechtsvorm": bron.rechtsvorm, "uitgebreideRechtsvorm": bron.rechtsvorm}
    if bron.rsin:
        inhoud["rsin"] = bron.rsin
    wie = persoon(bron.eigenaar_bsn)
    return inhoud if wie is None else inhoud | {"naam": wie.naam}


def basisprofiel(bron: Bedrijf, basis: str) -> dict[str, Any]:
    """The whole basic profile of a business."""
    ingebed: dict[str, Any] = {"eigenaar": _eigenaar(bron)}
    if bron.vestiging:
        ingebed["hoofdvestiging"] = _hoofdvestiging(bron, basis)
    inhoud: dict[str, Any] = {
        "kvkNummer": bron.kvk,
        "indNonMailing": "Nee",
        "naam": bron.naam,
        "formeleRegistratiedatum": _dag(bron.sinds),
        "materieleRegistratie": _registratie(bron),
        "totaalWerkzamePersonen": bron.werkzaam,
        "handelsnamen": [{"naam": bron.naam, "volgorde": 1}],
        "sbiActiviteiten": _activiteiten(bron),
        "links": [{"rel": "self", "href": f"{basis}{PAD}/v1/basisprofielen/{bron.kvk}"}],
        "_embedded": ingebed,
    }
    if bron.rsin:
        inhoud["statutaireNaam"] = bron.naam
    return inhoud


def resultaat(bron: Bedrijf, basis: str) -> dict[str, Any]:
    """One row of a search."""
    adres = bron.vestigingsadres
    inhoud: dict[str, Any] = {
        "kvkNummer": bron.kvk,
        "naam": bron.naam,
        "adres": {
            "binnenlandsAdres": {
                "type": "bezoekadres",
                "straatnaam": adres.straat,
                "plaats": adres.woonplaats,
            }
        },
        "type": "hoofdvestiging" if bron.vestiging else "rechtspersoon",
        "actief": "Nee" if bron.einde else "Ja",
        "links": [{"rel": "basisprofiel", "href": f"{basis}{PAD}/v1/basisprofielen/{bron.kvk}"}],
    }
    if bron.rsin:
        inhoud["rsin"] = bron.rsin
    if bron.vestiging:
        inhoud["vestigingsnummer"] = bron.vestiging
    return inhoud
