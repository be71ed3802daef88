"""Bodies of catalogue resources for tests; each function makes one over the API and gives what was answered."""

from typing import Any

from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.ports import Procestype, Resultaattypeomschrijving, Selectieresultaat
from eenloket.verbinding.zgw.models import Apisoort, Dienst
from eenloket.verbinding.zgw.tests.klant import Klant

LIJST = "https://selectielijst.example.nl/api/v1/"
PROCESTYPE = LIJST + "procestypen/11"
ANDER_PROCESTYPE = LIJST + "procestypen/12"
OMSCHRIJVING = LIJST + "resultaattypeomschrijvingen/1"
KLASSE = LIJST + "resultaten/11.1"
KLASSE_NIHIL = LIJST + "resultaten/11.2"
KLASSE_BESTAANSDUUR = LIJST + "resultaten/11.3"
KLASSE_ELDERS = LIJST + "resultaten/12.1"


class Lijst:
    """A selection list of a few lines. What a coupled list says is decided elsewhere; here it's only what it says."""

    klassen = {
        KLASSE: Selectieresultaat(KLASSE, PROCESTYPE, "11.1", "vernietigen", "P5Y", ""),
        KLASSE_NIHIL: Selectieresultaat(KLASSE_NIHIL, PROCESTYPE, "11.2", "vernietigen", "P1Y", "nihil"),
        KLASSE_BESTAANSDUUR: Selectieresultaat(
            KLASSE_BESTAANSDUUR, PROCESTYPE, "11.3", "blijvend_bewaren", "", "ingeschatte_bestaansduur_procesobject"
        ),
        KLASSE_ELDERS: Selectieresultaat(KLASSE_ELDERS, ANDER_PROCESTYPE, "12.1", "vernietigen", "P5Y", ""),
    }  # fmt: skip

    def procestype(self, url: str) -> Procestype | None:
        nummer = url.removeprefix(LIJST + "procestypen/")
        return Procestype(url, nummer, "Proces") if nummer in ("11", "12") else None

    def resultaat(self, url: str) -> Selectieresultaat | None:
        return self.klassen.get(url)

    def resultaattypeomschrijving(self, url: str) -> Resultaattypeomschrijving | None:
        return Resultaattypeomschrijving(url, "Verleend") if url == OMSCHRIJVING else None


def maak_dienst(organisatie: Organisatie) -> Dienst:
    """The selection list as a known service."""
    return Dienst.objects.create(organisatie=organisatie, url=LIJST, soort=Apisoort.SELECTIELIJST)


class Catalogus:
    """A client with a catalogue of its own, in which it makes types."""

    def __init__(self, klant: Klant, domein: str = "PROEF") -> None:
        self.klant = klant
        self.url = klant.post("catalogi/catalogussen", catalogus(domein))["url"]

    def zaaktype(self, *, publiceer: bool = False, status: int = 201, **velden: Any) -> Any:
        gemaakt = self.klant.post("catalogi/zaaktypen", zaaktype(self.url, **velden), status=status)
        return self.publiceer(gemaakt) if publiceer else gemaakt

    def besluittype(self, *, publiceer: bool = False, status: int = 201, **velden: Any) -> Any:
        gemaakt = self.klant.post("catalogi/besluittypen", besluittype(self.url, **velden), status=status)
        return self.publiceer(gemaakt) if publiceer else gemaakt

    def documenttype(self, *, publiceer: bool = False, status: int = 201, **velden: Any) -> Any:
        gemaakt = self.klant.post(
            "catalogi/informatieobjecttypen", documenttype(self.url, **velden), status=status
        )
        return self.publiceer(gemaakt) if publiceer else gemaakt

    def publiceer(self, wat: Any) -> Any:
        return self.klant.post(wat["url"] + "/publish", {}, status=200)


def catalogus(domein: str = "PROEF", **velden: Any) -> dict[str, Any]:
    return {"domein": domein, "rsin": "517439943", "contactpersoonBeheerNaam": "Beheer"} | velden


def zaaktype(catalogus_: str, **velden: Any) -> dict[str, Any]:
    return {
        "identificatie": "ZT-PROEF",
        "omschrijving": "Proef",
        "vertrouwelijkheidaanduiding": "openbaar",
        "doel": "Doel",
        "aanleiding": "Aanleiding",
        "indicatieInternOfExtern": "extern",
        "handelingInitiator": "aanvragen",
        "onderwerp": "Proef",
        "handelingBehandelaar": "behandelen",
        "doorlooptijd": "P8W",
        "opschortingEnAanhoudingMogelijk": True,
        "verlengingMogelijk": False,
        "publicatieIndicatie": False,
        "productenOfDiensten": ["https://voorbeeld.nl/product/1"],
        "referentieproces": {"naam": "Proces"},
        "verantwoordelijke": "Team",
        "catalogus": catalogus_,
        "besluittypen": [],
        "deelzaaktypen": [],
        "gerelateerdeZaaktypen": [],
        "beginGeldigheid": "2020-01-01",
    } | velden


def besluittype(catalogus_: str, **velden: Any) -> dict[str, Any]:
    return {
        "catalogus": catalogus_,
        "omschrijving": "Vergunning",
        "publicatieIndicatie": False,
        "informatieobjecttypen": [],
        "beginGeldigheid": "2020-01-01",
    } | velden


def documenttype(catalogus_: str, **velden: Any) -> dict[str, Any]:
    return {
        "catalogus": catalogus_,
        "omschrijving": "Brief",
        "vertrouwelijkheidaanduiding": "openbaar",
        "beginGeldigheid": "2020-01-01",
        "informatieobjectcategorie": "brief",
    } | velden


def statustype(zaaktype_: str, nummer: int = 1, **velden: Any) -> dict[str, Any]:
    return {"zaaktype": zaaktype_, "omschrijving": f"Stap {nummer}", "volgnummer": nummer} | velden


def roltype(zaaktype_: str, **velden: Any) -> dict[str, Any]:
    return {"zaaktype": zaaktype_, "omschrijving": "Aanvrager", "omschrijvingGeneriek": "initiator"} | velden


def eigenschap(zaaktype_: str, **velden: Any) -> dict[str, Any]:
    return {
        "zaaktype": zaaktype_,
        "naam": "aantal",
        "definitie": "Hoeveel",
        "specificatie": {"formaat": "getal", "lengte": "3", "kardinaliteit": "1", "groep": "", "waardenverzameling": []},
    } | velden  # fmt: skip


def koppeling(zaaktype_: str, document: str = "Brief", nummer: int = 1, **velden: Any) -> dict[str, Any]:
    return {
        "zaaktype": zaaktype_,
        "informatieobjecttype": document,
        "volgnummer": nummer,
        "richting": "uitgaand",
    } | velden


def objecttype(zaaktype_: str, catalogus_: str, **velden: Any) -> dict[str, Any]:
    return {
        "anderObjecttype": False,
        "objecttype": "https://objecten.example.nl/pand",
        "relatieOmschrijving": "gaat over",
        "zaaktype": zaaktype_,
        "catalogus": catalogus_,
    } | velden


def resultaattype(zaaktype_: str, **velden: Any) -> dict[str, Any]:
    return {
        "zaaktype": zaaktype_,
        "omschrijving": "Verleend",
        "resultaattypeomschrijving": OMSCHRIJVING,
        "selectielijstklasse": KLASSE,
        "archiefnominatie": "vernietigen",
        "archiefactietermijn": "P10Y",
        "brondatumArchiefprocedure": {"afleidingswijze": "afgehandeld"},
    } | velden
