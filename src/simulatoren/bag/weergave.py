"""Addresses in the HAL shape of the Kadaster's "BAG API Individuele Bevragingen" v2."""

from __future__ import annotations

from typing import Any

from simulatoren.gegevens import Adres

PAD = "/bag/lvbag/individuelebevragingen/v2"


def adres(bron: Adres, basis: str) -> dict[str, Any]:
    """An "adres": what a letter or a form needs."""
    inhoud: dict[str, Any] = {
        "openbareRuimteNaam": bron.straat,
        "korteNaam": bron.korte_straat,
        "huisnummer": bron.huisnummer,
        "postcode": bron.postcode,
        "woonplaatsNaam": bron.woonplaats,
        "nummeraanduidingIdentificatie": bron.nummeraanduiding,
        "openbareRuimteIdentificatie": bron.openbare_ruimte,
        "woonplaatsIdentificatie": bron.woonplaatscode,
        "adresseerbaarObjectIdentificatie": bron.adresseerbaar_object,
        "pandIdentificaties": [bron.pand] if bron.soort == "verblijfsobject" else [],
        "indicatieNevenadres": False,
        "adresregel5": bron.regel1,
        "adresregel6": bron.regel2,
        "_links": {
            "self": {"href": f"{basis}{PAD}/adressenuitgebreid/{bron.nummeraanduiding}"},
            "adresseerbaarObject": {
                "href": f"{basis}{PAD}/adresseerbareobjecten/{bron.adresseerbaar_object}"
            },
        },
    }
    if bron.huisletter:
        inhoud["huisletter"] = bron.huisletter
    if bron.huisnummertoevoeging:
        inhoud["huisnummertoevoeging"] = bron.huisnummertoevoeging
    return inhoud


def _punt(bron: Adres) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [*bron.rd, 0.0]}


def adres_uitgebreid(bron: Adres, basis: str) -> dict[str, Any]:
    """An "adresUitgebreid": with use, surface, building year and point (RD, EPSG:28992)."""
    verblijf = bron.soort == "verblijfsobject"
    inhoud = adres(bron, basis) | {
        "typeAdresseerbaarObject": bron.soort.capitalize(),
        "adresseerbaarObjectGeometrie": {"punt": _punt(bron)},
        "adresseerbaarObjectStatus": "Verblijfsobject in gebruik" if verblijf else "Plaats aangewezen",
    }
    if verblijf:
        inhoud |= {
            "oppervlakte": bron.oppervlakte,
            "gebruiksdoelen": [bron.gebruiksdoel],
            "oorspronkelijkBouwjaar": [str(bron.bouwjaar)],
            "pandStatussen": ["Pand in gebruik"],
        }
    return inhoud


def adresseerbaar_object(bron: Adres, basis: str) -> dict[str, Any]:
    """An addressable object under the name of its kind."""
    kern: dict[str, Any] = {
        "identificatie": bron.adresseerbaar_object,
        "domein": f"NL.IMBAG.{bron.soort.capitalize()}",
        "geometrie": {"punt": _punt(bron)},
        "status": "Verblijfsobject in gebruik" if bron.soort == "verblijfsobject" else "Plaats aangewezen",
        "heeftAlsHoofdAdres": bron.nummeraanduiding,
    }
    if bron.soort == "verblijfsobject":
        kern |= {
            "gebruiksdoelen": [bron.gebruiksdoel],
            "oppervlakte": bron.oppervlakte,
            "maaktDeelUitVan": [bron.pand],
        }
    return {
        bron.soort: {
            bron.soort: kern,
            "_links": {"self": {"href": f"{basis}{PAD}/adresseerbareobjecten/{bron.adresseerbaar_object}"}},
        }
    }
