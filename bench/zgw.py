"""`make bench-zgw`: the national APIs at 10,000 and 100,000 cases, and at a million with BENCH=groot.

Fills a house of its own with `eenloket proefdata zaken N`, asks over real HTTP with one client and with four, and prints requests per second beside
those of the reference implementation at 100,000 cases (measured on a machine like ours) and beside the floor: the same SQL
behind Granian with nothing but a checked token, measured in the same seconds. Ratios hold on any machine; requests per second don't.
"""

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
from huis import CHECKOUT, Huis, huis, vrije_poort
from joserfc import jwt
from joserfc.jwk import OctKey

CLIENT, GEHEIM = "bench", "een-geheim-om-mee-te-meten-van-lengte"
SECONDEN = 3.0
RSIN = "517439943"


@dataclass(frozen=True, slots=True)
class Proef:
    """An operation: what it asks, the reference's requests per second with 1 and 4 clients, how many times that we aim at, and its floor."""

    naam: str
    doe: Callable[["Meter"], httpx.Response]
    een: float
    vier: float
    doel: float
    vloer: str = ""


class Meter:
    """One client on a kept-alive connection, and what it knows of the register."""

    def __init__(self, basis: str, kennis: dict[str, Any]) -> None:
        token = jwt.encode(
            {"alg": "HS256"},
            {"iss": CLIENT, "iat": int(time.time()) - 5, "client_id": CLIENT, "user_id": "bench"},
            OctKey.import_key(GEHEIM),
        )
        koppen = {"Authorization": f"Bearer {token}", "Accept-Crs": "EPSG:4326", "Content-Crs": "EPSG:4326"}
        self.http = httpx.Client(base_url=basis, headers=koppen, timeout=120)
        self.kennis = kennis

    def get(self, pad: str, **vragen: Any) -> httpx.Response:
        return _goed(self.http.get(pad, params=vragen or None))

    def post(self, pad: str, lichaam: Any) -> httpx.Response:
        return _goed(self.http.post(pad, json=lichaam))

    def zaak(self) -> Any:
        return random.choice(self.kennis["zaken"])


def _goed(antwoord: httpx.Response) -> httpx.Response:
    if antwoord.status_code not in (200, 201):
        raise RuntimeError(
            f"{antwoord.request.method} {antwoord.request.url.path}: {antwoord.status_code} {antwoord.text[:500]}"
        )
    return antwoord


Z, C = "/zaken/api/v1", "/catalogi/api/v1"


def leer(m: Meter) -> None:
    """What the questions need: cases of the first page, their type with its parts, citizen numbers."""
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
    k["bsns"] = [
        r["betrokkeneIdentificatie"]["inpBsn"]
        for r in rollen
        if (r.get("betrokkeneIdentificatie") or {}).get("inpBsn")
    ]


def _nieuw(m: Meter) -> dict[str, Any]:
    return {
        "zaaktype": m.kennis["type"], "bronorganisatie": RSIN, "verantwoordelijkeOrganisatie": RSIN, "startdatum": "2026-11-01",
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
    zaak = m.post(f"{Z}/zaken", _nieuw(m)).json()["url"]
    status, rol, eigenschap = _delen(m, zaak)
    m.post(f"{Z}/statussen", status)
    m.post(f"{Z}/rollen", rol)
    return m.post(f"{zaak}/zaakeigenschappen", eigenschap)


def _een_aanroep(m: Meter) -> httpx.Response:
    status, rol, eigenschap = ({k: w for k, w in deel.items() if k != "zaak"} for deel in _delen(m, ""))
    return m.post(
        f"{Z}/zaak_registreren",
        {"zaak": _nieuw(m), "status": status, "rollen": [rol], "zaakeigenschappen": [eigenschap]},
    )


PROEVEN = [
    Proef("lijst, bladzijde 1", lambda m: m.get(f"{Z}/zaken"), 5.2, 9.6, 35, "lijst"),
    Proef("lijst, bladzijde 50", lambda m: m.get(f"{Z}/zaken", page=50), 4.9, 8.6, 35, "lijst50"),
    Proef("nieuwste van een type", lambda m: m.get(f"{Z}/zaken", zaaktype=m.kennis["type"], ordering="-startdatum"), 4.6, 9.3, 35, "type"),
    Proef("een zaak", lambda m: m.get(m.zaak()["url"]), 22, 44, 18, "een"),
    Proef("op identificatie", lambda m: m.get(f"{Z}/zaken", identificatie=m.zaak()["identificatie"]), 27, 56, 18, "nummer"),
    Proef(
        "van een burger",
        lambda m: m.get(f"{Z}/zaken", rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn=random.choice(m.kennis["bsns"])), 24, 49, 18, "burger",
    ),
    Proef("statussen van een zaak", lambda m: m.get(f"{Z}/statussen", zaak=m.zaak()["url"]), 46, 85, 12, "statussen"),
    Proef("_zoek op tien uuid's", lambda m: m.post(f"{Z}/zaken/_zoek", {"uuid__in": [z["uuid"] for z in random.sample(m.kennis["zaken"], 10)]}), 21, 42, 15, "zoek"),
    Proef("zaaktypen", lambda m: m.get(f"{C}/zaaktypen"), 40, 85, 12, "zaaktypen"),
    Proef("POST zaak", lambda m: m.post(f"{Z}/zaken", _nieuw(m)), 18, 36, 12, "POST"),
    Proef("zaak + status + rol + eigenschap", _vier_aanroepen, 4.5, 9.0, 12),
    Proef("hetzelfde in één aanroep", _een_aanroep, 4.5, 9.0, 40),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Uitslag:
    """Requests per second with one and four clients, median and p95 with one (ms), and the floor's requests per second."""

    een: float
    vier: float
    p50: float
    p95: float
    vloer_een: float
    vloer_vier: float


def _loop(
    doe: Callable[[Meter], httpx.Response], meters: list[Meter], seconden: float
) -> tuple[float, list[float]]:
    tijden: list[float] = []
    fouten: list[Exception] = []
    eind = time.perf_counter() + seconden

    def werk(m: Meter) -> None:
        try:
            while time.perf_counter() < eind:
                begin = time.perf_counter()
                doe(m)
                tijden.append((time.perf_counter() - begin) * 1000)
        except Exception as fout:
            fouten.append(fout)

    draden = [threading.Thread(target=werk, args=(m,)) for m in meters]
    begin = time.perf_counter()
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    if fouten:
        raise fouten[0]
    return len(tijden) / (time.perf_counter() - begin), sorted(tijden)


def meet(proef: Proef, meters: list[Meter], vloer: list[Meter], seconden: float) -> Uitslag:
    """One client, then four; the floor of the same question right after each."""
    for m in meters:
        proef.doe(m)
    een, tijden = _loop(proef.doe, meters[:1], seconden)
    v_een = v_vier = 0.0

    def op_de_vloer(m: Meter) -> httpx.Response:
        return m.post("/POST", {}) if proef.vloer == "POST" else m.get(f"/{proef.vloer}")

    if proef.vloer:
        v_een, _ = _loop(op_de_vloer, vloer[:1], seconden / 2)
    vier, _ = _loop(proef.doe, meters, seconden)
    if proef.vloer:
        v_vier, _ = _loop(op_de_vloer, vloer, seconden / 2)
    p95 = tijden[min(len(tijden) - 1, int(len(tijden) * 0.95))]
    return Uitslag(een, vier, statistics.median(tijden), p95, v_een, v_vier)


_OPNEMEN = """
import django, json, sys
django.setup()
from django.test import Client
from eenloket.kern import sql
kop = {{"Authorization": "Bearer " + sys.argv[1], "host": "127.0.0.1"}}
web, uit = Client(headers=kop), {{}}
for naam, methode, pad, lichaam in json.loads(sys.stdin.read()):
    echt, gezien = sql.rijen, []
    sql.rijen = lambda o, w=None: gezien.append((o, w)) or echt(o, w)
    try:
        web.get(pad) if methode == "GET" else web.post(pad, json.dumps(lichaam), content_type="application/json")
    finally:
        sql.rijen = echt
    vraag, waarden = next((o, w) for o, w in reversed(gezien) if w and 'convert_to' in o)
    uit[naam] = [vraag, {{k: [str(x) for x in w] if isinstance(w, list) else w if isinstance(w, (int, str, bool, type(None))) else str(w) for k, w in waarden.items()}}]
print(json.dumps(uit))
"""
_KOPIE = """
WITH nieuw AS (INSERT INTO zaken_zaak SELECT (jsonb_populate_record(z, jsonb_build_object('id', %(nieuw)s::uuid, 'identificatie', %(nummer)s::text))).*
FROM zaken_zaak z WHERE z.id = (SELECT id FROM zaken_zaak ORDER BY id DESC LIMIT 1) RETURNING *) SELECT convert_to(row_to_json(nieuw)::text, 'UTF8') FROM nieuw
"""


def neem_op(h: Huis, m: Meter) -> dict[str, Any]:
    """The statements that the product sends for each question, as the floor's work."""
    k, zaak = m.kennis, m.kennis["zaken"][0]
    vragen = [
        ("lijst", "GET", f"{Z}/zaken", None), ("lijst50", "GET", f"{Z}/zaken?page=50", None),
        ("type", "GET", f"{Z}/zaken?zaaktype={k['type']}&ordering=-startdatum".replace(h.adres, "http://127.0.0.1"), None),
        ("een", "GET", zaak["url"].replace(h.adres, ""), None), ("nummer", "GET", f"{Z}/zaken?identificatie={zaak['identificatie']}", None),
        ("burger", "GET", f"{Z}/zaken?rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn={k['bsns'][0]}", None),
        ("statussen", "GET", f"{Z}/statussen?zaak={zaak['url'].replace(h.adres, 'http://127.0.0.1')}", None),
        ("zoek", "POST", f"{Z}/zaken/_zoek", {"uuid__in": [z["uuid"] for z in k["zaken"][:10]]}), ("zaaktypen", "GET", f"{C}/zaaktypen", None),
    ]  # fmt: skip
    token = m.http.headers["Authorization"].removeprefix("Bearer ")
    uit = subprocess.run(
        [sys.executable, "-c", _OPNEMEN.format(), token], input=json.dumps(vragen), env=h.omgeving | {"DATABASE_POOL": "0", "LOGNIVEAU": "ERROR"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if uit.returncode:
        raise RuntimeError(uit.stderr[-3000:])
    return dict(json.loads(uit.stdout))


def start_vloer(h: Huis, lees: dict[str, Any]) -> tuple["subprocess.Popen[bytes]", str]:
    """The floor's server; its address."""
    bestand = h.map / "vloer.json"
    bestand.write_text(
        json.dumps({"geheim": GEHEIM, "database": h.database.url(), "lees": lees, "schrijf": _KOPIE})
    )
    poort = vrije_poort()
    opdracht = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(poort), "--workers", "2", "--blocking-threads", "4", "vloer:toepassing",
    ]  # fmt: skip
    omgeving = h.omgeving | {"VLOER": str(bestand), "PYTHONPATH": f"{CHECKOUT / 'bench'}:{CHECKOUT / 'src'}"}
    proces = subprocess.Popen(
        opdracht, env=omgeving, cwd=CHECKOUT / "bench", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    for _ in range(200):
        try:
            httpx.get(f"http://127.0.0.1:{poort}/", timeout=1)
            break
        except httpx.ConnectError:
            time.sleep(0.05)
        except httpx.HTTPError:
            break
    return proces, f"http://127.0.0.1:{poort}"


def toon(maat: int, uitslagen: dict[str, Uitslag]) -> None:
    """One table per size."""
    print(f"\n### {maat:,} zaken\n".replace(",", "."))
    print(
        "| verzoek | /s bij 1 | × referentie | /s bij 4 | × referentie | doel | p50 ms | p95 ms | deel van de vloer bij 1 | bij 4 |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for proef in PROEVEN:
        if (u := uitslagen.get(proef.naam)) is None:
            continue
        vloer = (f"{u.een / u.vloer_een:.0%}", f"{u.vier / u.vloer_vier:.0%}") if u.vloer_een else ("", "")
        print(
            f"| {proef.naam} | {u.een:.0f} | {u.een / proef.een:.1f}× | {u.vier:.0f} | {u.vier / proef.vier:.1f}× | {proef.doel:.0f}× |"
            f" {u.p50:.2f} | {u.p95:.2f} | {vloer[0]} | {vloer[1]} |"
        )
    sys.stdout.flush()


def toon_groei(alle: dict[int, dict[str, Uitslag]]) -> None:
    """How much slower than at the smallest size, as it is and with what the floor's own change explains taken out."""
    eerste, *rest = alle
    if not rest:
        return
    print("\n### Groei van p50 ten opzichte van", f"{eerste:,} zaken\n".replace(",", "."))
    print("| verzoek |" + "".join(f" {m:,} |".replace(",", ".") for m in rest))
    print("|---|" + "--:|" * len(rest))
    for naam, basis in alle[eerste].items():
        print(f"| {naam} |" + "".join(f" {alle[m][naam].p50 / basis.p50:.2f}× |" for m in rest))


def diep(m: Meter, maat: int) -> None:
    """What page 5,000 costs, where there is one."""
    if maat >= 500_000:
        begin = time.perf_counter()
        m.get(f"{Z}/zaken", page=5000)
        print(f"\nbladzijde 5.000: {(time.perf_counter() - begin) * 1000:.0f} ms")


def main() -> None:
    ontleder = argparse.ArgumentParser(description=__doc__)
    standaard = "10000,100000,1000000" if os.environ.get("BENCH") == "groot" else "10000,100000"
    ontleder.add_argument("--maten", default=standaard)
    ontleder.add_argument("--seconden", type=float, default=SECONDEN)
    ontleder.add_argument("--alleen", default="", help="part of a name")
    args = ontleder.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    print(
        f"{os.cpu_count()} cores, belasting vooraf {os.getloadavg()[0]:.1f}; twee webwerkers, alles op deze machine",
        flush=True,
    )
    with huis() as h:
        h.voer_uit("zgw", "client", CLIENT, "--geheim", GEHEIM, "--alle-rechten")
        h.start_web()
        alle: dict[int, dict[str, Uitslag]] = {}
        er = 0
        for maat in map(int, args.maten.split(",")):
            print(f"vullen tot {maat}:", h.voer_uit("proefdata", "zaken", str(maat - er)), flush=True)
            er = maat
            kennis: dict[str, Any] = {}
            meters = [Meter(h.adres, kennis) for _ in range(4)]
            leer(meters[0])
            proces, adres = start_vloer(h, neem_op(h, meters[0]))
            try:
                vloer = [Meter(adres, kennis) for _ in range(4)]
                proeven = [p for p in PROEVEN if args.alleen in p.naam]
                alle[maat] = {p.naam: meet(p, meters, vloer, args.seconden) for p in proeven}
            finally:
                proces.terminate()
                proces.wait(10)
            toon(maat, alle[maat])
            diep(meters[0], maat)
        toon_groei(alle)
        for n, proces_ in enumerate(h.processen("web")):
            vol = proces_.memory_full_info()
            print(f"web{n}: RSS {vol.rss / 1e6:.0f} MB, PSS {vol.pss / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
