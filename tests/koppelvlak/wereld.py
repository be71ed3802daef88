"""An application from outside: signs its calls, holds answers against the contract, and knows one of everything."""

import base64
import time
from functools import cache
from typing import Any

import httpx
from joserfc import jwt
from joserfc.jwk import OctKey
from jsonschema_rs import Draft202012Validator

from eenloket.verbinding.zgw.contract import contract
from eenloket.verbinding.zgw.fouten import Domeinfout
from eenloket.verbinding.zgw.route import api_van, zoek

CLIENT, GEHEIM = "koppelvlakproef", "een-geheim-dat-lang-genoeg-is-om-te-mogen"
RSIN = "517439943"
BSN = "999990019"


def token(client_id: str = CLIENT, geheim: str = GEHEIM) -> str:
    """A token that is good for an hour."""
    claims = {
        "iss": client_id,
        "iat": int(time.time()),
        "client_id": client_id,
        "user_id": "proef",
        "user_representation": "Proef",
    }
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(geheim))


@cache
def keurder(api: str, operatie: str) -> Draft202012Validator | None:
    """Checks the answer of an operation."""
    op = contract(api).operaties[operatie]
    return None if op.antwoord is None else contract(api).validator(op.antwoord, antwoord=True)


def keur(antwoord: httpx.Response, methode: str) -> None:
    """No 5xx; a success as the contract has it; an error as problem+json."""
    assert antwoord.status_code < 500, (
        methode,
        antwoord.request.url.path,
        antwoord.status_code,
        antwoord.text[:500],
    )
    soort = antwoord.headers.get("content-type", "")
    if antwoord.status_code >= 400:
        assert methode == "HEAD" or (
            soort == "application/problem+json" and antwoord.json()["status"] == antwoord.status_code
        ), antwoord.text[:300]
        return
    if methode == "HEAD" or not soort.startswith("application/json") or antwoord.status_code == 304:
        return
    gevonden = api_van(antwoord.request.url.path)
    assert gevonden is not None
    try:
        operatie, _ids = zoek(*gevonden, methode)
    except Domeinfout:
        return
    if (controle := keurder(operatie.api, operatie.id)) is not None:
        fouten = [
            (".".join(map(str, f.instance_path)), f.message[:200])
            for f in controle.iter_errors(antwoord.json())
        ]
        assert not fouten, (operatie.id, fouten[:5])


class Wereld:
    """``ding["zaken/zaken"]`` are addresses of cases, and so on for each resource of each API."""

    def __init__(self, basis: str) -> None:
        self.basis = basis
        self.http = httpx.Client(base_url=basis, headers={"Authorization": f"Bearer {token()}"}, timeout=60)
        self.ding: dict[str, list[str]] = {}

    def __enter__(self) -> "Wereld":
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def vraag(self, methode: str, pad: str, **anders: Any) -> Any:
        """The answer's content; ``pad`` is "api/rest" or an address. Fails on an error."""
        url = pad if "://" in pad else "/" + pad.replace("/", "/api/v1/", 1)
        antwoord = self.http.request(methode, url, **anders)
        keur(antwoord, methode)
        assert antwoord.is_success, (methode, pad, antwoord.status_code, antwoord.text[:800])
        return antwoord.json() if antwoord.content else None

    def post(self, pad: str, lichaam: Any) -> Any:
        """Make one and remember its address."""
        gemaakt = self.vraag("POST", pad, json=lichaam)
        sleutel = pad.replace(self.basis + "/", "").replace("/api/v1", "")
        if isinstance(gemaakt, dict) and "url" in gemaakt:
            self.ding.setdefault(
                sleutel.rpartition("/")[0].split("/")[0] + "/" + sleutel.rpartition("/")[2], []
            ).append(gemaakt["url"])
        return gemaakt

    def vul(self) -> None:
        """One of everything, made as a task application would."""
        for pad in ("catalogussen", "zaaktypen", "statustypen", "resultaattypen", "roltypen", "eigenschappen", "informatieobjecttypen",
                    "besluittypen", "zaaktype-informatieobjecttypen", "zaakobjecttypen"):  # fmt: skip
            self.ding[f"catalogi/{pad}"] = [
                r["url"] for r in self.vraag("GET", f"catalogi/{pad}")["results"]
            ][:20]
        soort = self._zaaktype()
        self.zaaktype = soort
        zaak = self.zaak()
        self.post(
            "zaken/statussen",
            {
                "zaak": zaak,
                "statustype": soort["statustypen"][0],
                "datumStatusGezet": "2026-11-02T10:00:00Z",
            },
        )
        rol = {"zaak": zaak, "betrokkeneType": "natuurlijk_persoon", "roltype": soort["roltypen"][0], "roltoelichting": "proef",
               "betrokkeneIdentificatie": {"inpBsn": BSN}}  # fmt: skip
        self.post("zaken/rollen", rol)
        self.post("zaken/resultaten", {"zaak": zaak, "resultaattype": soort["resultaattypen"][0]})
        self.post("zaken/zaakobjecten", {"zaak": zaak, "objectType": "adres", "object": "", "objectIdentificatie": {
            "identificatie": "1", "wplWoonplaatsNaam": "Rivierveen", "gorOpenbareRuimteNaam": "Dijk", "huisnummer": 1}})  # fmt: skip
        self.post(
            "zaken/zaaknotities", {"onderwerp": "Bellen", "tekst": "Belt terug", "gerelateerdAan": zaak}
        )
        document = self.document()
        self.post("zaken/zaakinformatieobjecten", {"zaak": zaak, "informatieobject": document})
        self.ding["documenten/objectinformatieobjecten"] = [
            r["url"]
            for r in self.vraag("GET", "documenten/objectinformatieobjecten", params={"object": zaak})
        ]
        self.post(
            "documenten/gebruiksrechten",
            {
                "informatieobject": document,
                "startdatum": "2026-11-01T00:00:00Z",
                "omschrijvingVoorwaarden": "geen",
            },
        )
        if soort["besluittypen"]:
            besluit = {
                "verantwoordelijkeOrganisatie": RSIN,
                "besluittype": soort["besluittypen"][0],
                "zaak": zaak,
                "datum": "2026-11-02",
                "ingangsdatum": "2026-11-03",
            }
            self.post("besluiten/besluiten", besluit)
        self.post(
            "notificaties/abonnement",
            {
                "callbackUrl": "http://127.0.0.1:9/",
                "auth": "x",
                "kanalen": [{"naam": "zaken", "filters": {}}],
            },
        )
        self.ding["notificaties/kanaal"] = [k["url"] for k in self.vraag("GET", "notificaties/kanaal")]
        self.applicatie("proef-van-ander")

    def _zaaktype(self) -> dict[str, Any]:
        """A published type with statuses, results, roles, document types and a decision type."""
        for rij in self.vraag("GET", "catalogi/zaaktypen")["results"]:
            if all(
                rij[deel]
                for deel in (
                    "statustypen",
                    "resultaattypen",
                    "roltypen",
                    "informatieobjecttypen",
                    "besluittypen",
                )
            ):
                return dict(rij)
        raise AssertionError("geen bruikbaar zaaktype")

    def zaak(self) -> str:
        """A new case; its address."""
        lichaam = {
            "zaaktype": self.zaaktype["url"],
            "bronorganisatie": RSIN,
            "verantwoordelijkeOrganisatie": RSIN,
            "startdatum": "2026-11-01",
        }
        return str(self.post("zaken/zaken", lichaam)["url"])

    def applicatie(self, client_id: str) -> None:
        """Another application to change: who changes his own rights is refused all that follows."""
        recht = {"component": "zrc", "scopes": ["zaken.lezen"], "zaaktype": self.zaaktype["url"], "maxVertrouwelijkheidaanduiding": "openbaar"}  # fmt: skip
        self.post(
            "autorisaties/applicaties",
            {"clientIds": [client_id], "label": "Van een ander", "autorisaties": [recht]},
        )

    def document(self) -> str:
        """A new document; its address."""
        lichaam = {
            "bronorganisatie": RSIN, "creatiedatum": "2026-11-01", "titel": "Proef", "auteur": "Proef", "taal": "dut", "bestandsnaam": "proef.txt",
            "bestandsomvang": 5, "inhoud": base64.b64encode(b"proef").decode(), "informatieobjecttype": self.zaaktype["informatieobjecttypen"][0],
            "indicatieGebruiksrecht": False,
        }  # fmt: skip
        return str(self.post("documenten/enkelvoudiginformatieobjecten", lichaam)["url"])
