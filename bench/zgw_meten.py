"""How the bench of the national APIs measures: loops of clients, and the floor beside them in the same seconds."""

import json
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from huis import CHECKOUT, Huis, vrije_poort
from zgw_proeven import GEHEIM, C, Meter, Proef, Z

_WARM = 0.5
"""Seconds with four clients before a measurement: each connection of the server makes its plans then."""


@dataclass(frozen=True, slots=True)
class Uitslag:
    """Requests per second with one and four clients, median and p95 with one (ms), the floor's requests per second, and those of four clients
    who get as many bytes for nothing."""

    een: float
    vier: float
    p50: float
    p95: float
    vloer_een: float
    vloer_vier: float
    plafond: float


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
    _loop(proef.doe, meters, _WARM)
    een, tijden = _loop(proef.doe, meters[:1], seconden)
    v_een = v_vier = 0.0

    def op_de_vloer(m: Meter) -> httpx.Response:
        return m.post("/POST", {}) if proef.vloer == "POST" else m.get(f"/{proef.vloer}")

    if proef.vloer:
        v_een, _ = _loop(op_de_vloer, vloer[:1], seconden / 2)
    vier, _ = _loop(proef.doe, meters, seconden)
    plafond = 0.0
    if proef.vloer:
        v_vier, _ = _loop(op_de_vloer, vloer, seconden / 2)
        omvang = len(proef.doe(meters[0]).content)
        plafond, _ = _loop(lambda m: m.get(f"/vast/{omvang}"), vloer, seconden / 4)
    p95 = tijden[min(len(tijden) - 1, int(len(tijden) * 0.95))]
    return Uitslag(een, vier, statistics.median(tijden), p95, v_een, v_vier, plafond)


_OPNEMEN = """
import django, json, sys
django.setup()
from django.test import Client
from eenloket.kern import sql
kop = {"Authorization": "Bearer " + sys.argv[1], "host": "127.0.0.1"}
web, uit = Client(headers=kop), {}
def json_waarde(w):
    return [str(x) for x in w] if isinstance(w, list) else w if isinstance(w, (int, str, bool, type(None))) else str(w)
for naam, methode, pad, lichaam in json.loads(sys.stdin.read()):
    echt, gezien = sql.voer_uit, []
    sql.voer_uit = lambda o, w=None, **k: gezien.append((o, w)) or echt(o, w, **k)
    try:
        web.get(pad) if methode == "GET" else web.post(pad, json.dumps(lichaam), content_type="application/json")
    finally:
        sql.voer_uit = echt
    vraag, waarden = next((o, w) for o, w in reversed(gezien) if w and 'convert_to' in o)
    waarden = {k: json_waarde(w) for k, w in waarden.items()}
    tekst, namen = sql._omgezet(vraag)
    uit.setdefault(naam, [tekst, []])[1].append([waarden[n] for n in namen])
print(json.dumps(uit))
"""
_KOPIE = """
WITH nieuw AS (INSERT INTO zaken_zaak SELECT (jsonb_populate_record(z, jsonb_build_object('id', %(nieuw)s::uuid, 'identificatie', %(nummer)s::text))).*
FROM zaken_zaak z WHERE z.id = (SELECT id FROM zaken_zaak ORDER BY id DESC LIMIT 1) RETURNING *) SELECT convert_to(row_to_json(nieuw)::text, 'UTF8') FROM nieuw
"""


def neem_op(h: Huis, m: Meter) -> dict[str, Any]:
    """The statements that the product sends for each question, as the floor's work: for as many cases as the product is asked about."""
    k, hier = m.kennis, "http://127.0.0.1"
    bsn = f"{Z}/zaken?rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn="
    vragen: list[tuple[str, str, str, Any]] = [
        ("lijst", "GET", f"{Z}/zaken", None),
        ("lijst50", "GET", f"{Z}/zaken?page=50", None),
        ("type", "GET", f"{Z}/zaken?zaaktype={k['type']}&ordering=-startdatum".replace(h.adres, hier), None),
        ("zaaktypen", "GET", f"{C}/zaaktypen", None),
    ]
    for zaak in k["zaken"]:
        vragen += [
            ("een", "GET", zaak["url"].replace(h.adres, ""), None),
            ("nummer", "GET", f"{Z}/zaken?identificatie={zaak['identificatie']}", None),
            ("statussen", "GET", f"{Z}/statussen?zaak={zaak['url'].replace(h.adres, hier)}", None),
            (
                "zoek",
                "POST",
                f"{Z}/zaken/_zoek",
                {"uuid__in": [z["uuid"] for z in random.sample(k["zaken"], 10)]},
            ),
        ]
    vragen += [("burger", "GET", f"{bsn}{nummer}", None) for nummer in k["bsns"]]
    token = m.http.headers["Authorization"].removeprefix("Bearer ")
    uit = subprocess.run(
        [sys.executable, "-c", _OPNEMEN, token], input=json.dumps(vragen), env=h.omgeving | {"DATABASE_POOL": "0", "LOGNIVEAU": "ERROR"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if uit.returncode:
        raise RuntimeError(uit.stderr[-3000:])
    return dict(json.loads(uit.stdout))


@contextmanager
def vloer(h: Huis, lees: dict[str, Any]) -> Iterator[str]:
    """The floor's server; its address."""
    proces, adres = _start_vloer(h, lees)
    try:
        yield adres
    finally:
        proces.terminate()
        proces.wait(10)


def _start_vloer(h: Huis, lees: dict[str, Any]) -> tuple["subprocess.Popen[bytes]", str]:
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
