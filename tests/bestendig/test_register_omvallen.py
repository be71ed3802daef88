"""Web, worker and database are killed while applications write through the national APIs: what was answered with 2xx is there, whole,
with its audit trail and its notification, and there once.

A short storm belongs to every run; `make storm` makes it several minutes.
"""

import base64
import json
import random
import threading
import time
import uuid
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx
from django.conf import settings
from django.test import override_settings

from eenloket.kern.sleutels import kluis
from eenloket.kern.velden import VersleuteldVeld
from eenloket.midoffice.zaken.models import Zaakeigenschap
from eenloket.verbinding.zgw.notificaties.tests.ontvanger import Ontvanger, ontvanger
from tests.verhalen.huis import Huis

from .conftest import LANG
from .register import EIO, Catalogus, Toepassing, abonnee
from .slopen import DOELEN, sla_neer
from .test_omvallen import _sql as sql

ZAAD = 20261126
SECONDEN = 240.0 if LANG else 16.0
CLIENTEN = 6
BEZORGD_BINNEN = 240.0 if LANG else 120.0
_WISSELEND = {
    "status", "rollen", "eigenschappen", "zaakinformatieobjecten", "resultaat", "zaakobjecten", "toelichting", "einddatum",
    "indicatieLaatstGezetteStatus", "archiefnominatie", "archiefactiedatum", "startdatumBewaartermijn", "laatstGemuteerd", "laatstGeopend",
    "lock", "locked",
}  # fmt: skip
"""Fields that later calls change; they are looked at apart."""


@dataclass
class Beloofd:
    """What one client was answered. ``toelichting`` has per case what it may be: the last answered, and later ones without an answer."""

    gemaakt: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    """Resource and answer."""
    toelichting: dict[str, list[str]] = field(default_factory=dict)
    zaak_van: dict[str, str] = field(default_factory=dict)
    """Case of a part."""
    merken: dict[str, bool] = field(default_factory=dict)
    """Mark of everything that was sent → was it answered."""
    onbeantwoord: Counter[str] = field(default_factory=Counter)


class Schrijver:
    """One application: makes cases and what belongs to them, and writes down what it was told."""

    def __init__(
        self, huis: Huis, wie: Toepassing, catalogus: Catalogus, nummer: int, einde: threading.Event
    ) -> None:
        self.w, self.c, self.kies, self.einde = (
            Toepassing(huis, wie.client_id, wacht=20),
            catalogus,
            random.Random(ZAAD + nummer),
            einde,
        )
        self.beloofd = Beloofd()

    def werk(self) -> Beloofd:
        while not self.einde.is_set():
            self._een_zaak()
        return self.beloofd

    def _een_zaak(self) -> None:
        b, c = self.beloofd, self.c
        if self.kies.random() < 0.4:
            heel = self._vraag("POST", "zaken/zaak_registreren", lambda m: {
                "zaak": c.zaak(omschrijving=m), "rollen": [c.rol() | {"roltoelichting": m}] * 3,
                "status": {"statustype": c.statustypen[0], "datumStatusGezet": "2026-11-02T10:00:00Z", "statustoelichting": m}})  # fmt: skip
            if heel is None:
                return
            zaak = heel["zaak"]
            b.gemaakt += [
                ("zaak", zaak),
                ("status", heel["status"]),
                *(("rol", rol) for rol in heel["rollen"]),
            ]
            b.zaak_van |= {deel["url"]: zaak["url"] for deel in (heel["status"], *heel["rollen"])}
        else:
            zaak = self._maak("zaak", "zaken/zaken", lambda m: c.zaak(omschrijving=m))
            if zaak is None:
                return
        url = zaak["url"]
        b.toelichting[url] = [zaak["toelichting"]]
        for plek in range(self.kies.randint(2, 8)):
            if self.einde.is_set():
                return
            self._stap(url, plek)

    def _stap(self, url: str, plek: int) -> None:
        c = self.c
        soort = self.kies.choice(
            ("status", "rol", "eigenschap", "document", "besluit", "toelichting", "resultaat")
        )
        if soort == "status":
            op = f"2026-11-03T10:{plek:02d}:00Z"
            self._maak(soort, "zaken/statussen", lambda m: c.status(url, plek % 2, op=op) | {"statustoelichting": m}, url)  # fmt: skip
        elif soort == "rol":
            self._maak(soort, "zaken/rollen", lambda m: c.rol(url) | {"roltoelichting": m}, url)
        elif soort == "eigenschap":
            self._maak("zaakeigenschap", f"{url}/zaakeigenschappen", lambda m: {
                "zaak": url, "eigenschap": c.eigenschap, "waarde": m[:20]}, url)  # fmt: skip
        elif soort == "resultaat":
            self._maak(soort, "zaken/resultaten", lambda m: {
                "zaak": url, "resultaattype": c.resultaattypen["afgehandeld"], "toelichting": m}, url)  # fmt: skip
        elif soort == "besluit":
            self._maak(soort, "besluiten/besluiten", lambda m: c.besluit(url, toelichting=m))
        elif soort == "document":
            stuk = self._maak("enkelvoudiginformatieobject", EIO, lambda m: c.document(m.encode(), titel=m))
            if stuk is not None:
                self._maak("zaakinformatieobject", "zaken/zaakinformatieobjecten", lambda m: {
                    "zaak": url, "informatieobject": stuk["url"], "titel": m}, url)  # fmt: skip
        else:
            antwoord = self._vraag("PATCH", url, lambda m: {"toelichting": m})
            if antwoord is not None:
                self.beloofd.toelichting[url] = [antwoord["toelichting"]]

    def _maak(self, soort: str, pad: str, lichaam: Any, zaak: str = "") -> dict[str, Any] | None:
        antwoord = self._vraag("POST", pad, lichaam)
        if antwoord is not None:
            self.beloofd.gemaakt.append((soort, antwoord))
            if zaak:
                self.beloofd.zaak_van[antwoord["url"]] = zaak
        return antwoord

    def _vraag(self, methode: str, pad: str, lichaam: Any) -> dict[str, Any] | None:
        """One call, never again: what got no answer may be there or not. A refusal (a second result) is an answer too."""
        merk = uuid.uuid4().hex[:20]
        b = self.beloofd
        if methode == "PATCH":
            b.toelichting[pad].append(merk)
        b.merken[merk] = False
        try:
            antwoord = self.w.vraag(methode, pad, lichaam(merk))
        except httpx.TransportError as fout:
            b.onbeantwoord[type(fout).__name__] += 1
            self.einde.wait(0.2)
            return None
        if antwoord.is_success:
            b.merken[merk] = True
            return dict(antwoord.json())
        assert antwoord.status_code in (400, 503), (antwoord.status_code, antwoord.text[:500])
        assert antwoord.headers["Content-Type"] == "application/problem+json"
        if antwoord.status_code == 503:
            b.onbeantwoord["503"] += 1
            self.einde.wait(0.2)
        elif antwoord.json()["invalidParams"][0]["code"] not in ("unique", "does_not_exist"):
            raise AssertionError(antwoord.text)
        return None


class Sloper(threading.Thread):
    """Kills something every second or two, each at least once; in a short storm first what a delivery waits for (worker, database)."""

    def __init__(self, huis: Huis, einde: threading.Event) -> None:
        super().__init__(daemon=True)
        self.huis, self.einde, self.kies = huis, einde, random.Random(ZAAD)
        self.gedood: Counter[str] = Counter()
        self.beurt = ["werker", "database", "verbinding", "webwerker", "web", "verbinding", "webwerker"]

    def run(self) -> None:
        while not self.einde.wait(self.kies.uniform(1.0, 2.5)):
            doel = (
                self.beurt[0]
                if self.beurt
                else self.kies.choice(DOELEN if LANG else ("webwerker", "verbinding"))
            )
            if any(sla_neer(self.huis, doel, self.kies) for _poging in range(5)):  # connections come and go
                self.gedood[doel] += 1
                self.beurt = self.beurt[1:]


def test_elk_antwoord_van_het_register_blijft_waar(
    huis: Huis, toepassing: Toepassing, catalogus: Catalogus
) -> None:
    einde = threading.Event()
    with (
        ontvanger() as post,
        abonnee(toepassing, post.adres, "zaken", "documenten", "besluiten") as abonnement,
    ):
        schrijvers = [Schrijver(huis, toepassing, catalogus, n, einde) for n in range(CLIENTEN)]
        sloper = Sloper(huis, einde)
        begin = time.monotonic()
        with ThreadPoolExecutor(CLIENTEN) as draden:
            lopend = [draden.submit(s.werk) for s in schrijvers]
            sloper.start()
            while time.monotonic() - begin < (SECONDEN if not sloper.beurt else SECONDEN + 60):
                time.sleep(0.1)
            einde.set()
            beloofd = [draad.result() for draad in lopend]
        sloper.join()
        gemaakt = [g for b in beloofd for g in b.gemaakt]
        onbeantwoord = sum((b.onbeantwoord for b in beloofd), Counter[str]())
        per = Counter(soort for soort, _a in gemaakt)
        print(
            f"\n{len(gemaakt)} keer 2xx in {time.monotonic() - begin:.0f} s {dict(per)}; zonder antwoord: {dict(onbeantwoord)};"
            f" gedood: {dict(sloper.gedood)}"
        )
        assert set(sloper.gedood) == set(DOELEN)
        assert len(gemaakt) > 50
        w = Toepassing(huis, toepassing.client_id)
        _weer_op(w)
        for b in beloofd:
            _staat_er(w, b)
        _eenmaal(huis, beloofd)
        _met_spoor(w, beloofd)
        _verteld(huis, post, abonnement, gemaakt)


def _weer_op(w: Toepassing) -> None:
    einde = time.monotonic() + 60
    while True:
        try:
            if w.vraag("GET", "zaken/zaken", params={"pageSize": 1}).status_code == 200:
                return
        except httpx.TransportError:
            pass
        assert time.monotonic() < einde, "het register komt niet terug"
        time.sleep(0.3)


def _staat_er(w: Toepassing, b: Beloofd) -> None:
    """A GET gives what was answered; a case has all its parts, and the words that it was given last."""
    delen: defaultdict[str, set[str]] = defaultdict(set)
    for deel, zaak in b.zaak_van.items():
        delen[zaak].add(deel)
    for soort, antwoord in b.gemaakt:
        nu = w.get(antwoord["url"])
        vast = {k: v for k, v in antwoord.items() if k not in _WISSELEND}
        assert {k: v for k, v in nu.items() if k in vast} == {k: v for k, v in vast.items() if k in nu}, soort
        if soort == "zaak":
            genoemd = {*nu["rollen"], *nu["eigenschappen"], *nu["zaakinformatieobjecten"], nu["resultaat"]}
            genoemd |= {s["url"] for s in w.allemaal("zaken/statussen", zaak=nu["url"])}
            assert delen[nu["url"]] <= genoemd
            assert nu["toelichting"] in b.toelichting[nu["url"]]
        elif soort == "enkelvoudiginformatieobject":
            assert w.vraag("GET", nu["inhoud"]).content.decode() == nu["titel"]


_MERKEN = {
    "zaken_zaak": "omschrijving", "zaken_status": "statustoelichting", "zaken_resultaat": "toelichting",
    "besluiten_besluit": "toelichting", "documenten_versie": "titel", "zaken_zaakinformatieobject": "titel",
}  # fmt: skip


def _eigenschappen(huis: Huis) -> list[str]:
    """Values of properties, which only the keys of the house open."""
    versie, _, sleutel = json.loads((huis.map / "geheimen.json").read_text())["SLEUTELS"].partition(":")
    geheimen = {int(versie): base64.b64decode(sleutel)}
    rijen = sql(huis, "SELECT waarde FROM zaken_zaakeigenschap")
    with override_settings(SLEUTELS=settings.SLEUTELS | {"actief": int(versie), "geheimen": geheimen}):
        kluis.vergeet()
        veld: VersleuteldVeld = Zaakeigenschap._meta.get_field("waarde")
        waarden = [str(veld.from_db_value(rij[0], None, None)) for rij in rijen]
    kluis.vergeet()
    return waarden


def _eenmaal(huis: Huis, beloofd: list[Beloofd]) -> None:
    """What was sent once is there at most once, and what was answered exactly once; never a compound call half."""
    merken = {m: waar for b in beloofd for m, waar in b.merken.items()}
    aantal: Counter[tuple[str, str]] = Counter()
    for tabel, kolom in _MERKEN.items():
        for merk, n in sql(
            huis, f"SELECT {kolom}, count(*) FROM {tabel} WHERE {kolom} = ANY(%s) GROUP BY 1", list(merken)
        ):
            aantal[tabel, str(merk)] += int(str(n))
    for merk in _eigenschappen(huis):
        if merk in merken:
            aantal["zaken_zaakeigenschap", merk] += 1
    assert {sleutel: n for sleutel, n in aantal.items() if n != 1} == {}
    rollen = dict(
        sql(
            huis,
            "SELECT roltoelichting, count(*) FROM zaken_rol WHERE roltoelichting = ANY(%s) GROUP BY 1",
            list(merken),
        )
    )
    samen = {merk for tabel, merk in aantal if tabel == "zaken_zaak" and ("zaken_status", merk) in aantal}
    assert {n for m, n in rollen.items() if m in samen} <= {3}, "all roles of a compound call"
    assert {n for m, n in rollen.items() if m not in samen} <= {1}
    er = {merk for _t, merk in aantal} | {str(m) for m in rollen}
    over = sum(1 for m in er if not merken[m])
    print(f"elk een keer: {len(er)}; {over} daarvan gelukt zonder dat het antwoord aankwam")


def _met_spoor(w: Toepassing, beloofd: list[Beloofd]) -> None:
    """Every thing that was made has one line that says so, with who and what."""
    for b in beloofd:
        sporen: dict[str, Counter[tuple[str, str]]] = {}
        for soort, antwoord in b.gemaakt:
            url = antwoord["url"]
            hoofd = b.zaak_van.get(url, url)
            if hoofd not in sporen:
                regels = w.get(f"{hoofd}/audittrail")
                sporen[hoofd] = Counter((r["resourceUrl"], r["actie"]) for r in regels)
                assert {r["applicatieId"] for r in regels} == {w.client_id}
            assert sporen[hoofd][url, "create"] == 1, (soort, url, sporen[hoofd])


def _verteld(huis: Huis, post: Ontvanger, abonnement: str, gemaakt: list[tuple[str, dict[str, Any]]]) -> None:
    """Each reached the subscriber, and stands once in what had to be delivered. A delivery that was cut off just before it was written down
    comes again: at least once, in order."""
    verwacht = {(soort, antwoord["url"]) for soort, antwoord in gemaakt}
    begin = time.monotonic()
    while True:
        gekregen = Counter(
            (b["resource"], b["resourceUrl"]) for b in list(post.berichten) if b["actie"] == "create"
        )
        if not (weg := verwacht - set(gekregen)):
            break
        assert time.monotonic() - begin < BEZORGD_BINNEN, (
            len(weg),
            sorted(weg)[:5],
            _stand(huis, abonnement),
        )
        time.sleep(0.2)
    duur = time.monotonic() - begin
    dubbel = sql(
        huis,
        "SELECT bericht->>'resourceUrl', count(*) FROM zgw_bezorging WHERE abonnement_id = %s AND bericht->>'actie' = 'create'"
        " GROUP BY 1 HAVING count(*) > 1",
        abonnement.rpartition("/")[2],
    )
    assert dubbel == []
    nog_eens = sum(n - 1 for n in gekregen.values())
    print(f"alle {len(verwacht)} verteld, de laatste {duur:.0f} s na de storm; {nog_eens} bij herhaling")
    assert nog_eens <= len(verwacht) * 0.1
    plaats: dict[str, int] = {}
    for nummer, bericht in enumerate(list(post.berichten)):
        if bericht["actie"] == "create":
            plaats.setdefault(bericht["resourceUrl"], nummer)
    eerder = [
        b
        for b in post.berichten
        if b["actie"] == "create"
        and b["hoofdObject"] in plaats
        and plaats[b["resourceUrl"]] < plaats[b["hoofdObject"]]
    ]
    assert eerder == [], "the case itself is told before what hangs on it"


def _stand(huis: Huis, abonnement: str) -> list[tuple[object, ...]]:
    return sql(
        huis,
        "SELECT stand, pogingen, fout, count(*), min(volgende) - now() FROM zgw_bezorging WHERE abonnement_id = %s GROUP BY 1, 2, 3",
        abonnement.rpartition("/")[2],
    )
