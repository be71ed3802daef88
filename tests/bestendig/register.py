"""An application of the national APIs with a catalogue of its own, for tests that throw things at the register."""

import base64
import itertools
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.koppelvlak.conftest import opdracht
from tests.koppelvlak.wereld import keur, token
from tests.verhalen.huis import Huis

GEHEIM = "een-geheim-dat-lang-genoeg-is-om-te-mogen"
RSIN = "517439943"
EIO = "documenten/enkelvoudiginformatieobjecten"
_teller = itertools.count(random.randrange(10_000, 10**9))


def nieuw() -> int:
    """A number that nobody had, in this run and in earlier ones on the same house."""
    return next(_teller)


class Toepassing:
    """Calls as one client id over kept-alive connections; may be used by many threads at once."""

    def __init__(self, huis: Huis, client_id: str, *, wacht: float = 60.0) -> None:
        self.huis, self.client_id = huis, client_id
        self.http = httpx.Client(
            base_url=huis.adres,
            headers={"Authorization": f"Bearer {token(client_id, GEHEIM)}"},
            timeout=wacht,
            limits=httpx.Limits(max_connections=64, max_keepalive_connections=64),
        )

    def vraag(self, methode: str, pad: str, lichaam: Any = None, **anders: Any) -> httpx.Response:
        """The answer as it is; ``pad`` is "api/rest" or an address. Raises: httpx.TransportError."""
        if lichaam is not None:
            anders["json"] = lichaam
        return self.http.request(methode, self.url(pad), **anders)

    def url(self, pad: str) -> str:
        return pad if "://" in pad else f"{self.huis.adres}/" + pad.replace("/", "/api/v1/", 1)

    def goed(self, methode: str, pad: str, lichaam: Any = None, **anders: Any) -> Any:
        """What was answered, held against the contract. Fails on an error."""
        antwoord = self.vraag(methode, pad, lichaam, **anders)
        keur(antwoord, methode)
        assert antwoord.is_success, (methode, pad, antwoord.status_code, antwoord.text[:800])
        return antwoord.json() if antwoord.content else None

    def get(self, pad: str, **vragen: Any) -> Any:
        return self.goed("GET", pad, params=vragen or None)

    def post(self, pad: str, lichaam: Any) -> Any:
        return self.goed("POST", pad, lichaam)

    def patch(self, pad: str, lichaam: Any) -> Any:
        return self.goed("PATCH", pad, lichaam)

    def fouten(self, methode: str, pad: str, lichaam: Any) -> dict[str, str]:
        """What is wrong, field → code, of a call that must be refused."""
        antwoord = self.vraag(methode, pad, lichaam)
        keur(antwoord, methode)
        assert antwoord.status_code == 400, (antwoord.status_code, antwoord.text[:500])
        return {f["name"]: f["code"] for f in antwoord.json()["invalidParams"]}

    def aantal(self, pad: str, **vragen: Any) -> int:
        return int(self.get(pad, **vragen)["count"])

    def allemaal(self, pad: str, **vragen: Any) -> list[dict[str, Any]]:
        """All pages of a list."""
        uit: list[dict[str, Any]] = []
        bladzij = self.get(pad, **vragen)
        while True:
            uit += bladzij["results"]
            if bladzij["next"] is None:
                return uit
            bladzij = self.get(bladzij["next"])


@dataclass
class Catalogus:
    """A published case type with all its parts; each attribute is an address."""

    url: str
    zaaktype: str
    statustypen: list[str]
    resultaattypen: dict[str, str]
    roltype: str
    eigenschap: str
    documenttype: str
    besluittype: str
    koppeling: str
    objecttype: str
    alles: dict[str, str] = field(default_factory=dict)
    """By path of the API."""

    def zaak(self, **velden: Any) -> dict[str, Any]:
        return {
            "zaaktype": self.zaaktype,
            "bronorganisatie": RSIN,
            "verantwoordelijkeOrganisatie": RSIN,
            "startdatum": "2026-11-01",
        } | velden

    def status(self, zaak: str, plek: int = 0, *, op: str = "2026-11-02T10:00:00Z") -> dict[str, Any]:
        return {"zaak": zaak, "statustype": self.statustypen[plek], "datumStatusGezet": op}

    def rol(self, zaak: str = "") -> dict[str, Any]:
        van = {"zaak": zaak} if zaak else {}
        return van | {
            "betrokkeneType": "natuurlijk_persoon",
            "roltype": self.roltype,
            "roltoelichting": "proef",
            "betrokkeneIdentificatie": {"inpBsn": "999990019", "geslachtsnaam": "Moulin"},
        }

    def document(self, inhoud: bytes = b"proef", **velden: Any) -> dict[str, Any]:
        return {
            "bronorganisatie": RSIN, "creatiedatum": "2026-11-01", "titel": "Proef", "auteur": "Proef", "taal": "dut",
            "bestandsnaam": "proef.txt", "bestandsomvang": len(inhoud), "inhoud": base64.b64encode(inhoud).decode(),
            "informatieobjecttype": self.documenttype, "indicatieGebruiksrecht": False,
        } | velden  # fmt: skip

    def besluit(self, zaak: str = "", **velden: Any) -> dict[str, Any]:
        van = {"zaak": zaak} if zaak else {}
        return van | {
            "verantwoordelijkeOrganisatie": RSIN,
            "besluittype": self.besluittype,
            "datum": "2026-11-02",
            "ingangsdatum": "2026-11-03",
        } | velden  # fmt: skip


def aangemeld(huis: Huis, client_id: str, organisatie: str = "rivierveen", **anders: Any) -> Toepassing:
    """A client with all rights in an organisation."""
    opdracht(
        huis, "zgw", "client", client_id, "--geheim", GEHEIM, "--alle-rechten", "--organisatie", organisatie
    )
    return Toepassing(huis, client_id, **anders)


def maak_catalogus(huis: Huis, wie: Toepassing, organisatie: str = "rivierveen") -> Catalogus:
    """A catalogue with a published type, made over the API as a supplier of types would."""
    lijst = f"{huis.simulatoren}/selectielijst/api/v1/"
    opdracht(huis, "zgw", "dienst", lijst, "--soort", "selectielijst", "--organisatie", organisatie)
    proces = next(
        p["url"] for p in httpx.get(f"{lijst}procestypen").json() if p["nummer"] == 1 and p["jaar"] == 2017
    )
    klassen = httpx.get(f"{lijst}resultaten", params={"procesType": proces}).json()["results"]
    klasse = next(k["url"] for k in klassen if k["volledigNummer"] == "1.2")
    omschrijving = httpx.get(f"{lijst}resultaattypeomschrijvingen").json()[0]["url"]
    merk = f"Proef {nieuw()}"
    catalogus = wie.post(
        "catalogi/catalogussen",
        {"domein": _domein(), "rsin": RSIN, "contactpersoonBeheerNaam": "Beheer", "naam": merk},
    )["url"]
    soort = {"catalogus": catalogus, "omschrijving": merk, "beginGeldigheid": "2020-01-01"}
    document = wie.post(
        "catalogi/informatieobjecttypen",
        soort | {"vertrouwelijkheidaanduiding": "openbaar", "informatieobjectcategorie": "brief"},
    )["url"]
    besluit = wie.post(
        "catalogi/besluittypen", soort | {"publicatieIndicatie": False, "informatieobjecttypen": [merk]}
    )["url"]
    zaaktype = wie.post("catalogi/zaaktypen", soort | _ZAAKTYPE | {
        "identificatie": f"ZT{nieuw()}"[:50], "selectielijstProcestype": proces, "besluittypen": [merk]})["url"]  # fmt: skip
    van = {"zaaktype": zaaktype}
    statustypen = [
        wie.post("catalogi/statustypen", van | {"omschrijving": f"Stap {n}", "volgnummer": n})["url"]
        for n in (1, 2, 3)
    ]
    resultaattypen = {
        wijze: wie.post("catalogi/resultaattypen", van | {
            "omschrijving": wijze[:20], "resultaattypeomschrijving": omschrijving, "selectielijstklasse": klasse,
            "archiefnominatie": "vernietigen", "archiefactietermijn": "P10Y", "brondatumArchiefprocedure": {"afleidingswijze": wijze},
        })["url"]
        for wijze in ("afgehandeld", "hoofdzaak", "gerelateerde_zaak")
    }  # fmt: skip
    delen = {
        "roltypen": van | {"omschrijving": "Aanvrager", "omschrijvingGeneriek": "belanghebbende"},
        "eigenschappen": van | {"naam": "wijk", "definitie": "Wijk", "specificatie": {
            "formaat": "tekst", "lengte": "20", "kardinaliteit": "1", "groep": "", "waardenverzameling": []}},
        "zaaktype-informatieobjecttypen": van | {"informatieobjecttype": merk, "volgnummer": 1, "richting": "inkomend"},
        "zaakobjecttypen": van | {"catalogus": catalogus, "anderObjecttype": False, "objecttype": "https://objecten.example.nl/pand",
                                  "relatieOmschrijving": "gaat over"},
    }  # fmt: skip
    gemaakt = {naam: wie.post(f"catalogi/{naam}", lichaam)["url"] for naam, lichaam in delen.items()}
    for url in (document, besluit, zaaktype):
        wie.post(f"{url}/publish", {})
    return Catalogus(
        catalogus, zaaktype, statustypen, resultaattypen, gemaakt["roltypen"], gemaakt["eigenschappen"], document, besluit,
        gemaakt["zaaktype-informatieobjecttypen"], gemaakt["zaakobjecttypen"],
        {
            "catalogussen": catalogus, "zaaktypen": zaaktype, "statustypen": statustypen[0], "resultaattypen": resultaattypen["hoofdzaak"],
            "informatieobjecttypen": document, "besluittypen": besluit, **gemaakt,
        },
    )  # fmt: skip


_ZAAKTYPE = {
    "vertrouwelijkheidaanduiding": "openbaar", "doel": "Doel", "aanleiding": "Aanleiding", "indicatieInternOfExtern": "extern",
    "handelingInitiator": "aanvragen", "onderwerp": "Proef", "handelingBehandelaar": "behandelen", "doorlooptijd": "P8W",
    "opschortingEnAanhoudingMogelijk": True, "verlengingMogelijk": False, "publicatieIndicatie": False, "productenOfDiensten": [],
    "referentieproces": {"naam": "Proces"}, "verantwoordelijke": "Team", "besluittypen": [], "deelzaaktypen": [], "gerelateerdeZaaktypen": [],
}  # fmt: skip


def _domein() -> str:
    """Five letters."""
    nummer, uit = nieuw(), ""
    for _ in range(5):
        nummer, letter = divmod(nummer, 26)
        uit += chr(65 + letter)
    return uit


def ander_adres(url: str) -> str:
    """The id in an address."""
    return url.rpartition("/")[2]


@contextmanager
def abonnee(wie: Toepassing, adres: str, *kanalen: str) -> Iterator[str]:
    """A subscription on these channels for as long as it lasts."""
    lichaam = {
        "callbackUrl": adres,
        "auth": "Bearer x",
        "kanalen": [{"naam": k, "filters": {}} for k in kanalen],
    }
    url = str(wie.post("notificaties/abonnement", lichaam)["url"])
    try:
        yield url
    finally:
        with suppress(httpx.TransportError):
            wie.vraag("DELETE", url)


def wacht_tot(waar: "Any", seconden: float, waarop: str) -> float:
    """Wait until ``waar()`` is; returns how long that took. Fails after ``seconden``."""
    begin = time.monotonic()
    while not waar():
        duur = time.monotonic() - begin
        assert duur < seconden, f"na {duur:.0f} s nog niet: {waarop}"
        time.sleep(0.05)
    return time.monotonic() - begin
