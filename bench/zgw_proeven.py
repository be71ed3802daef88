"""What the bench asks of the national APIs, with the reference implementation's figures for it (`make bench-zgw`)."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
from joserfc import jwt
from joserfc.jwk import OctKey

CLIENT, GEHEIM = "bench", "een-geheim-om-mee-te-meten-van-lengte"
BEPERKT, ZELDZAAM = "bench-beperkt", "bench-zeldzaam"
"""Clients with three case types up to a level: with that of all the cases among them, and with three of which there are no cases."""


@dataclass(frozen=True, slots=True)
class Proef:
    """An operation: what it asks, the reference's requests per second with 1 and 4 clients, how many times that we aim at, and its floor.

    Without figures the reference wasn't measured on it.
    """

    naam: str
    doe: Callable[["Meter"], httpx.Response]
    een: float = 0.0
    vier: float = 0.0
    doel: float = 0.0
    vloer: str = ""


class Meter:
    """One client on a kept-alive connection, and what it knows of the register."""

    def __init__(self, basis: str, kennis: dict[str, Any]) -> None:
        koppen = {"Accept-Crs": "EPSG:4326", "Content-Crs": "EPSG:4326"}
        self.http = httpx.Client(
            base_url=basis, headers=koppen | {"Authorization": f"Bearer {_token(CLIENT)}"}, timeout=120
        )
        self.als = {client: {"Authorization": f"Bearer {_token(client)}"} for client in (BEPERKT, ZELDZAAM)}
        self.basis, self.kennis = basis, kennis

    def get(self, pad: str, **vragen: Any) -> httpx.Response:
        return _goed(self.http.get(pad, params=vragen or None))

    def get_als(self, client: str, pad: str, **vragen: Any) -> httpx.Response:
        """As a client with few rights."""
        return _goed(self.http.get(pad, params=vragen or None, headers=self.als[client]))

    def post(self, pad: str, lichaam: Any) -> httpx.Response:
        return _goed(self.http.post(pad, json=lichaam))

    def zaak(self) -> Any:
        return random.choice(self.kennis["zaken"])


def _token(client: str) -> str:
    claims = {"iss": client, "iat": int(time.time()) - 5, "client_id": client, "user_id": "bench"}
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(GEHEIM))


def _goed(antwoord: httpx.Response) -> httpx.Response:
    if antwoord.status_code not in (200, 201):
        raise RuntimeError(
            f"{antwoord.request.method} {antwoord.request.url.path}: {antwoord.status_code} {antwoord.text[:500]}"
        )
    return antwoord


Z, C = "/zaken/api/v1", "/catalogi/api/v1"


def leer(m: Meter) -> None:
    """What the questions need: cases of the first page, their type with its parts, citizen numbers.

    Nothing that was measured may be left in the register, or these would be the bench's own cases and its one citizen.
    """
    k = m.kennis
    k["zaken"] = m.get(f"{Z}/zaken").json()["results"]
    k["type"] = k["zaken"][0]["zaaktype"]
    for naam, pad in (
        ("statustypen", "statustypen"),
        ("roltypen", "roltypen"),
        ("eigenschappen", "eigenschappen"),
    ):
        k[naam] = m.get(f"{C}/{pad}", zaaktype=k["type"]).json()["results"]
    k["statustypen"].sort(key=lambda s: s["volgnummer"])
    rollen = m.get(f"{Z}/rollen").json()["results"]
    k["bsns"] = sorted({r["betrokkeneIdentificatie"]["inpBsn"] for r in rollen})
    if len(k["bsns"]) < 10:
        raise RuntimeError(f"maar {len(k['bsns'])} burgers op de eerste bladzijde")


def nieuw(m: Meter) -> dict[str, Any]:
    """The body of a new case."""
    rsin = m.kennis["zaken"][0]["bronorganisatie"]
    return {
        "zaaktype": m.kennis["type"], "bronorganisatie": rsin, "verantwoordelijkeOrganisatie": rsin, "startdatum": "2026-11-01",
        "omschrijving": "meting", "vertrouwelijkheidaanduiding": "openbaar",
    }  # fmt: skip


def _delen(m: Meter, zaak: str) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    k = m.kennis
    return (
        {"zaak": zaak, "statustype": k["statustypen"][0]["url"], "datumStatusGezet": "2026-11-02T10:00:00Z"},
        {
            "zaak": zaak, "betrokkeneType": "natuurlijk_persoon", "roltype": k["roltypen"][0]["url"], "roltoelichting": "aanvrager",
            "betrokkeneIdentificatie": {"inpBsn": "111222333"},
        },
        {"zaak": zaak, "eigenschap": k["eigenschappen"][0]["url"], "waarde": "2026-11-01"},
    )  # fmt: skip


def _vier_aanroepen(m: Meter) -> httpx.Response:
    zaak = m.post(f"{Z}/zaken", nieuw(m)).json()["url"]
    status, rol, eigenschap = _delen(m, zaak)
    m.post(f"{Z}/statussen", status)
    m.post(f"{Z}/rollen", rol)
    return m.post(f"{zaak}/zaakeigenschappen", eigenschap)


def _een_aanroep(m: Meter) -> httpx.Response:
    status, rol, eigenschap = ({k: w for k, w in deel.items() if k != "zaak"} for deel in _delen(m, ""))
    return m.post(
        f"{Z}/zaak_registreren",
        {"zaak": nieuw(m), "status": status, "rollen": [rol], "zaakeigenschappen": [eigenschap]},
    )


PROEVEN = [
    Proef("lijst, bladzijde 1", lambda m: m.get(f"{Z}/zaken"), 5.2, 9.6, 35, "lijst"),
    Proef("lijst, bladzijde 50", lambda m: m.get(f"{Z}/zaken", page=50), 4.9, 8.6, 35, "lijst50"),
    Proef("nieuwste van een type", lambda m: m.get(f"{Z}/zaken", zaaktype=m.kennis["type"], ordering="-startdatum"), 4.6, 9.3, 35, "type"),
    Proef("lijst, beperkte rechten", lambda m: m.get_als(BEPERKT, f"{Z}/zaken")),
    Proef("bladzijde 50, beperkte rechten", lambda m: m.get_als(BEPERKT, f"{Z}/zaken", page=50)),
    Proef("lijst, zeldzame typen", lambda m: m.get_als(ZELDZAAM, f"{Z}/zaken")),
    Proef("een zaak", lambda m: m.get(m.zaak()["url"]), 22, 44, 18, "een"),
    Proef("op identificatie", lambda m: m.get(f"{Z}/zaken", identificatie=m.zaak()["identificatie"]), 27, 56, 18, "nummer"),
    Proef(
        "van een burger",
        lambda m: m.get(f"{Z}/zaken", rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn=random.choice(m.kennis["bsns"])), 24, 49, 18, "burger",
    ),
    Proef("statussen van een zaak", lambda m: m.get(f"{Z}/statussen", zaak=m.zaak()["url"]), 46, 85, 12, "statussen"),
    Proef("_zoek op tien uuid's", lambda m: m.post(f"{Z}/zaken/_zoek", {"uuid__in": [z["uuid"] for z in random.sample(m.kennis["zaken"], 10)]}), 21, 42, 15, "zoek"),
    Proef("zaaktypen", lambda m: m.get(f"{C}/zaaktypen"), 40, 85, 12, "zaaktypen"),
    Proef("POST zaak", lambda m: m.post(f"{Z}/zaken", nieuw(m)), 18, 36, 12, "POST"),
    Proef("zaak + status + rol + eigenschap", _vier_aanroepen, 4.5, 9.0, 12),
    Proef("hetzelfde in één aanroep", _een_aanroep, 4.5, 9.0, 40),
]  # fmt: skip
