"""One person as the BRP API delivers it, whole; `velden.filter_persoon` cuts it to what was asked."""

from __future__ import annotations

from datetime import date
from typing import Any

from simulatoren.brp.namen import aanschrijving, naam_persoon, zonder_leeg
from simulatoren.brp.verwanten import familie, gezag
from simulatoren.gegevens import Adres, Persoon, persoon
from simulatoren.gegevens.datums import Datum, lees_datum
from simulatoren.gegevens.personen import NEDERLAND

_GESLACHT = {"M": "man", "V": "vrouw"}
_RNI = {"code": "1999", "omschrijving": "Registratie Niet Ingezetenen (RNI)"}
_PLAATSCODE = {"Rivierveen": "9990", "Veenderbrug": "9991"}


def tabel_plaats(plaats: str) -> dict[str, str]:
    """A municipality with its code; a foreign place has none."""
    return zonder_leeg({"code": _PLAATSCODE.get(plaats, ""), "omschrijving": plaats})


def verblijfplaats(wie: Persoon, adres: Adres | None, sinds: Datum) -> dict[str, Any]:
    """The residence in one of its shapes: Adres, VerblijfplaatsBuitenland or VerblijfplaatsOnbekend."""
    van = sinds.als_brp()
    if adres is not None:
        return {
            "type": "Adres",
            "datumVan": van,
            "datumIngangGeldigheid": van,
            "functieAdres": {"code": "W", "omschrijving": "woonadres"},
            "adresseerbaarObjectIdentificatie": adres.adresseerbaar_object,
            "nummeraanduidingIdentificatie": adres.nummeraanduiding,
            "verblijfadres": zonder_leeg(
                {
                    "officieleStraatnaam": adres.straat,
                    "korteStraatnaam": adres.korte_straat,
                    "huisnummer": adres.huisnummer,
                    "huisletter": adres.huisletter,
                    "huisnummertoevoeging": adres.huisnummertoevoeging,
                    "postcode": adres.postcode,
                    "woonplaats": adres.woonplaats,
                }
            ),
        }
    if wie.buitenland:
        return {"type": "VerblijfplaatsBuitenland", "datumVan": van, "verblijfadres": wie.buitenland}
    return {"type": "VerblijfplaatsOnbekend", "datumVan": van}


def _adresregels(wie: Persoon, adres: Adres | None) -> dict[str, Any]:
    if adres is not None:
        return {"adresregel1": f"{adres.korte_straat} {adres.nummer}", "adresregel2": adres.regel2}
    if wie.buitenland:
        adresregels = {f"adresregel{n}": wie.buitenland.get(f"regel{n}", "") for n in (1, 2, 3)}
        return zonder_leeg({**adresregels, "land": wie.buitenland["land"]})
    return {}


def _in_onderzoek(lijst: dict[str, Any], wie: Persoon, vandaag: date) -> None:
    """Mark the residence as under investigation (category 08 as a whole)."""
    if "verblijfplaats" not in wie.onderzoek.get("wat", []):
        return
    sinds = lees_datum(wie.onderzoek["sinds"], vandaag).als_brp()
    plaats = lijst["verblijfplaats"]
    namen = [naam for naam in plaats if naam not in ("verblijfadres", "inOnderzoek")]
    plaats["inOnderzoek"] = dict.fromkeys(namen, True) | {"datumIngangOnderzoek": sinds}
    if adres := plaats.get("verblijfadres"):
        adres["inOnderzoek"] = dict.fromkeys(adres, True) | {"datumIngangOnderzoek": sinds}
    regels = [naam for naam in lijst["adressering"] if naam.startswith("adresregel")]
    lijst["adressering"]["inOnderzoek"] = dict.fromkeys(regels, True) | {
        "datumIngangOnderzoekVerblijfplaats": sinds
    }


def _partnernaam(wie: Persoon) -> tuple[str, str] | None:
    if wie.overledenpartner:
        naam = wie.overledenpartner["naam"]
        return naam.get("voorvoegsel", ""), naam["geslachtsnaam"]
    ander = persoon((wie.partner or wie.ontbonden).get("bsn", ""))
    return (ander.voorvoegsel, ander.geslachtsnaam) if ander else None


def _opschorting(wie: Persoon, vandaag: date) -> dict[str, Any]:
    if wie.overleden:
        datum = lees_datum(wie.overleden, vandaag).als_brp()
        return {"reden": {"code": "O", "omschrijving": "overlijden"}, "datum": datum}
    if wie.opgeschort:
        reden = {"code": wie.opgeschort["code"], "omschrijving": wie.opgeschort["omschrijving"]}
        return {"reden": reden, "datum": lees_datum(wie.opgeschort["datum"], vandaag).als_brp()}
    if wie.buitenland:
        return {"reden": {"code": "R", "omschrijving": "pl is aangelegd in de rni"}}
    return {}


def _nationaliteit(wie: Persoon, geboren: Datum) -> dict[str, Any]:
    if isinstance(wie.nationaliteit, str):
        return {"type": "NationaliteitOnbekend"}
    inhoud = {"type": "Nationaliteit", "nationaliteit": wie.nationaliteit}
    return inhoud | ({"datumIngangGeldigheid": geboren.als_brp()} if geboren.volledig else {})


def persoonslijst(wie: Persoon, adres: Adres | None, sinds: Datum, vandaag: date) -> dict[str, Any]:
    """The whole person. `adres` and `sinds` are the present residence; None for abroad or unknown."""
    geboren = lees_datum(wie.geboortedatum, vandaag)
    gemeente = {"code": adres.gemeentecode, "omschrijving": adres.gemeentenaam} if adres else _RNI
    overleden = lees_datum(wie.overleden, vandaag) if wie.overleden else None
    immigratie = wie.immigratie and {
        "landVanwaarIngeschreven": wie.immigratie["land"],
        "datumVestigingInNederland": lees_datum(wie.immigratie["datum"], vandaag).als_brp(),
        "indicatieVestigingVanuitBuitenland": True,
    }
    rni = [
        {
            "deelnemer": {
                "code": "0201",
                "omschrijving": "Sociale Verzekeringsbank (inzake AOW, Anw en AKW)",
            },
            "categorie": "Persoon",
        }
    ]
    lijst = zonder_leeg(
        {
            "aNummer": f"9{wie.bsn}",
            "burgerservicenummer": wie.bsn,
            "datumEersteInschrijvingGBA": (
                sinds if immigratie or not geboren.volledig else geboren
            ).als_brp(),
            "geheimhoudingPersoonsgegevens": wie.geheimhouding or None,
            "geslacht": {"code": wie.geslacht, "omschrijving": _GESLACHT[wie.geslacht]},
            "leeftijd": None if overleden else geboren.leeftijd(vandaag),
            "naam": naam_persoon(wie),
            "nationaliteiten": [_nationaliteit(wie, geboren)],
            "geboorte": {
                "datum": geboren.als_brp(),
                "land": wie.geboorteland,
                "plaats": tabel_plaats(wie.geboorteplaats),
            },
            "opschortingBijhouding": _opschorting(wie, vandaag),
            "overlijden": overleden
            and {"datum": overleden.als_brp(), "land": NEDERLAND, "plaats": tabel_plaats("Rivierveen")},
            "verblijfplaats": verblijfplaats(wie, adres, sinds),
            "immigratie": immigratie,
            "gemeenteVanInschrijving": gemeente,
            "datumInschrijvingInGemeente": sinds.als_brp(),
            "adressering": _adresregels(wie, adres) | aanschrijving(wie, _partnernaam(wie)),
            "indicatieCurateleRegister": wie.curatele or None,
            "gezag": gezag(wie, vandaag),
            "rni": rni if wie.buitenland else [],
            **familie(wie, vandaag),
        }
    )
    _in_onderzoek(lijst, wie, vandaag)
    return lijst
