"""Sixteen clients at once over the national APIs: numbers are unique, no change is lost, no deadlock reaches anybody, counts are exact."""

import itertools
import random
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.koppelvlak.wereld import keur
from tests.verhalen.huis import Huis

from .conftest import LANG
from .register import EIO, RSIN, Catalogus, Toepassing, nieuw

ZESTIEN = 16
BEURTEN = 20 if LANG else 4


def tegelijk(doe: Callable[[int], Any], aantal: int = ZESTIEN) -> list[Any]:
    """``doe(n)`` by so many clients, all from the same moment."""
    start = threading.Barrier(aantal)

    def een(nummer: int) -> Any:
        start.wait(60)
        return doe(nummer)

    with ThreadPoolExecutor(aantal) as draden:
        return list(draden.map(een, range(aantal)))


def test_nummers_zijn_uniek_en_tellingen_exact(
    huis: Huis, toepassing: Toepassing, catalogus: Catalogus
) -> None:
    w, c = toepassing, catalogus
    tellers = {
        "zaken/zaken": {"zaaktype": c.zaaktype},
        EIO: {},
        "besluiten/besluiten": {"besluittype": c.besluittype},
    }
    voor = {pad: w.aantal(pad, **vragen) for pad, vragen in tellers.items()}
    weg = dict.fromkeys(tellers, 0)

    def doe(nummer: int) -> list[tuple[str, str]]:
        uit = []
        for _ in range(BEURTEN):
            zaak = w.post("zaken/zaken", c.zaak())
            stuk = w.post(EIO, c.document())
            besluit = w.post("besluiten/besluiten", c.besluit(zaak["url"]))
            los = w.post(EIO, c.document())
            heel = w.post(
                "zaken/zaak_registreren", {"zaak": c.zaak(), "rollen": [c.rol()], "status": _stap(c)}
            )
            kort = w.post("zaken/zaken", c.zaak())
            gereserveerd = w.post("zaken/zaaknummer_reserveren", {"bronorganisatie": RSIN, "aantal": 3})
            uit += [("zaken/zaken", z["identificatie"]) for z in (zaak, heel["zaak"], kort)]
            uit += [(EIO, stuk["identificatie"]), (EIO, los["identificatie"])]
            uit += [("besluiten/besluiten", besluit["identificatie"])]
            uit += [("gereserveerd", r["zaaknummer"]) for r in gereserveerd]
            assert w.vraag("DELETE", kort["url"]).status_code == 204
            assert w.vraag("DELETE", los["url"], {"lock": ""}).status_code == 204
            assert w.aantal("zaken/zaken", zaaktype=c.zaaktype) > voor["zaken/zaken"], "at any moment"
        return uit

    gemaakt = list(itertools.chain(*tegelijk(doe)))
    tijdens = {pad: w.aantal(pad, **vragen) for pad, vragen in tellers.items()}
    dubbel = {sleutel: n for sleutel, n in Counter(gemaakt).items() if n > 1}
    assert dubbel == {}
    nummers = [nr for soort, nr in gemaakt if soort in ("zaken/zaken", "gereserveerd")]
    assert len(set(nummers)) == len(nummers), "a kept number is nobody else's"
    weg |= {"zaken/zaken": ZESTIEN * BEURTEN, EIO: ZESTIEN * BEURTEN}
    per = Counter(soort for soort, _nr in gemaakt)
    erbij = {pad: per[pad] - weg[pad] for pad in tellers}
    assert {pad: tijdens[pad] - voor[pad] for pad in tellers} == erbij
    print(f"\nzestien tegelijk: {dict(per)} nummers, alle uniek; tellingen exact {tijdens}")
    assert len(w.allemaal("zaken/zaken", zaaktype=c.zaaktype, pageSize=500)) == tijdens["zaken/zaken"]
    echt = "SELECT count(*) FROM {} WHERE organisatie_id = (SELECT organisatie_id FROM zgw_client WHERE client_id = %s)"
    assert huis.sql(echt.format("documenten_informatieobject"), w.client_id) == [(tijdens[EIO],)]


def _stap(c: Catalogus) -> dict[str, Any]:
    return {"statustype": c.statustypen[0], "datumStatusGezet": "2026-11-02T10:00:00Z"}


@pytest.mark.parametrize("soort", ["zaak", "document", "besluit", "gereserveerd"])
def test_hetzelfde_nummer_krijgt_er_een(toepassing: Toepassing, catalogus: Catalogus, soort: str) -> None:
    """Sixteen send the same number: one has it, fifteen hear that it's taken."""
    w, c = toepassing, catalogus
    nummer = f"X-{nieuw()}"
    if soort == "gereserveerd":
        nummer = w.post("zaken/zaaknummer_reserveren", {"bronorganisatie": RSIN})[0]["zaaknummer"]
    pad, lichaam = {
        "zaak": ("zaken/zaken", c.zaak(identificatie=nummer)),
        "gereserveerd": ("zaken/zaken", c.zaak(identificatie=nummer)),
        "document": (EIO, c.document(identificatie=nummer)),
        "besluit": ("besluiten/besluiten", c.besluit(identificatie=nummer)),
    }[soort]
    antwoorden = tegelijk(lambda _n: w.vraag("POST", pad, lichaam))
    for antwoord in antwoorden:
        keur(antwoord, "POST")
    assert Counter(a.status_code for a in antwoorden) == {201: 1, 400: ZESTIEN - 1}
    codes = {f["code"] for a in antwoorden if a.status_code == 400 for f in a.json()["invalidParams"]}
    assert codes == {"identificatie-niet-uniek"}
    veld = {"identificatie": nummer}
    assert len(w.allemaal(pad, **veld)) == 1


VELDEN: dict[str, Callable[[int], Any]] = {
    "omschrijving": lambda n: f"omschrijving {n}",
    "toelichting": lambda n: f"toelichting {n}",
    "publicatiedatum": lambda n: f"2027-01-{n % 28 + 1:02d}",
    "einddatumGepland": lambda n: f"2027-02-{n % 28 + 1:02d}",
    "uiterlijkeEinddatumAfdoening": lambda n: f"2027-03-{n % 28 + 1:02d}",
    "kenmerken": lambda n: [{"kenmerk": f"K{n}", "bron": "proef"}],
    "zaakgeometrie": lambda n: {"type": "Point", "coordinates": [5.0, 52.0 + n / 1000]},
    "vertrouwelijkheidaanduiding": lambda n: ("openbaar", "intern", "geheim")[n % 3],
    "betalingsindicatie": lambda n: ("nog_niet", "geheel")[n % 2],
    "startdatum": lambda n: f"2026-10-{n % 28 + 1:02d}",
    "selectielijstklasse": lambda n: "",
    "opdrachtgevendeOrganisatie": lambda n: (RSIN, "")[n % 2],
}


def test_geen_wijziging_van_een_zaak_gaat_verloren(toepassing: Toepassing, catalogus: Catalogus) -> None:
    """Each client changes a field of its own, again and again: what it was answered is true, and at the end all are there."""
    w, c = toepassing, catalogus
    url = w.post("zaken/zaken", c.zaak())["url"]
    namen = list(VELDEN)

    def wijzig(nummer: int) -> tuple[str, Any]:
        veld = namen[nummer]
        for beurt in range(BEURTEN * 2 + nummer % 2):
            waarde = VELDEN[veld](beurt)
            assert w.patch(url, {veld: waarde})[veld] == waarde
        return veld, waarde

    laatste = dict(tegelijk(wijzig, len(namen)))
    zaak = w.get(url)
    assert {veld: zaak[veld] for veld in laatste} == laatste
    regels = w.get(f"{url}/audittrail")
    assert sum(r["actie"] == "partial_update" for r in regels) >= len(namen)
    for veld in ("omschrijving", "toelichting"):
        verloop = [r["wijzigingen"]["nieuw"][veld] for r in regels if r["wijzigingen"].get("nieuw")]
        assert sorted({v for v in verloop if v}) == sorted({VELDEN[veld](n) for n in range(BEURTEN * 2 + 1)} & set(verloop) - {""})  # fmt: skip
        assert laatste[veld] in verloop


def test_onderdelen_van_een_zaak_naast_elkaar(toepassing: Toepassing, catalogus: Catalogus) -> None:
    """Statuses, roles, documents and decisions for one case by sixteen: one result, every status of its own moment, nothing missing."""
    w, c = toepassing, catalogus
    url = w.post("zaken/zaken", c.zaak())["url"]
    stuk = w.post(EIO, c.document())["url"]

    def doe(nummer: int) -> list[int]:
        vragen: Sequence[tuple[str, dict[str, Any]]] = (
            ("zaken/statussen", c.status(url, nummer % 2, op=f"2026-11-02T10:{nummer:02d}:00Z")),
            ("zaken/statussen", c.status(url, 1, op="2026-11-02T11:00:00Z")),
            ("zaken/rollen", c.rol(url)),
            ("zaken/resultaten", {"zaak": url, "resultaattype": c.resultaattypen["afgehandeld"]}),
            ("zaken/zaakinformatieobjecten", {"zaak": url, "informatieobject": stuk}),
            ("besluiten/besluiten", c.besluit(url)),
        )
        uit = []
        for pad, lichaam in vragen:
            antwoord = w.vraag("POST", pad, lichaam)
            keur(antwoord, "POST")
            uit.append(antwoord.status_code)
        return uit

    gelukt = [Counter(kolom)[201] for kolom in zip(*tegelijk(doe), strict=True)]
    assert gelukt == [ZESTIEN, 1, ZESTIEN, 1, 1, ZESTIEN]
    assert w.aantal("zaken/statussen", zaak=url) == ZESTIEN + 1
    assert w.aantal("zaken/rollen", zaak=url) == ZESTIEN
    assert len(w.get("zaken/zaakinformatieobjecten", zaak=url)) == 1
    laatste = [
        s for s in w.allemaal("zaken/statussen", zaak=url) if s["indicatieLaatstGezetteStatus"] is True
    ]
    assert [s["datumStatusGezet"][:19] for s in laatste] == ["2026-11-02T11:00:00"]
    assert w.get(url)["status"] == laatste[0]["url"]


def test_een_document_heeft_een_slot(toepassing: Toepassing, catalogus: Catalogus) -> None:
    """Sixteen want to change a document: one gets the lock; with it every change is a version of its own."""
    w, c = toepassing, catalogus
    url = w.post(EIO, c.document())["url"]
    antwoorden = tegelijk(lambda _n: w.vraag("POST", f"{url}/lock", {}))
    assert Counter(a.status_code for a in antwoorden) == {200: 1, 400: ZESTIEN - 1}
    slot = next(a.json()["lock"] for a in antwoorden if a.status_code == 200)
    namen = ("titel", "auteur", "beschrijving", "bestandsnaam")

    def wijzig(nummer: int) -> None:
        veld = namen[nummer]
        for beurt in range(BEURTEN):
            assert w.patch(url, {veld: f"{veld} {beurt}", "lock": slot})[veld] == f"{veld} {beurt}"

    tegelijk(wijzig, len(namen))
    document = w.get(url)
    assert document["versie"] == 1 + BEURTEN * len(namen)
    assert {veld: document[veld] for veld in namen} == {veld: f"{veld} {BEURTEN - 1}" for veld in namen}


def test_geen_wijziging_van_een_besluit_gaat_verloren(toepassing: Toepassing, catalogus: Catalogus) -> None:
    w, c = toepassing, catalogus
    url = w.post("besluiten/besluiten", c.besluit())["url"]
    namen = ("toelichting", "bestuursorgaan")

    def wijzig(nummer: int) -> None:
        for beurt in range(BEURTEN * 2):
            veld = namen[nummer]
            assert w.patch(url, {veld: f"{veld} {beurt}"})[veld] == f"{veld} {beurt}"

    tegelijk(wijzig, len(namen))
    besluit = w.get(url)
    assert {veld: besluit[veld] for veld in namen} == {veld: f"{veld} {BEURTEN * 2 - 1}" for veld in namen}


def test_geen_patstelling_bereikt_een_client(
    huis: Huis, toepassing: Toepassing, catalogus: Catalogus
) -> None:
    """The same cases in opposite orders: closing and destroying main cases while parts come and go, relations both ways, documents
    and decisions across. Whatever wins, each gets an answer that says something; 503 says nothing here."""
    w, c = toepassing, catalogus
    wijze = ("hoofdzaak", "gerelateerde_zaak", "afgehandeld")
    aantal, status = 6, Counter[int]()
    slot = threading.Lock()
    zaken = [w.post("zaken/zaken", c.zaak())["url"] for _ in range(aantal)]
    for plek, zaak in enumerate(zaken):
        w.post("zaken/resultaten", {"zaak": zaak, "resultaattype": c.resultaattypen[wijze[plek % 3]]})
    stukken = [w.post(EIO, c.document())["url"] for _ in range(aantal)]
    hoofden = [w.post("zaken/zaken", c.zaak())["url"] for _ in range(4)]
    voor = _patstellingen(huis)

    def doe(nummer: int) -> None:
        kies = random.Random(nummer)
        for beurt in range(BEURTEN * 6):
            een, ander = kies.sample(zaken, 2)
            hoofd = kies.choice(hoofden)
            moment = f"2026-11-0{kies.randint(1, 9)}T{kies.randint(0, 23):02d}:{kies.randint(0, 59):02d}:{kies.randint(0, 59):02d}Z"
            soort = kies.choice(_SOORTEN)
            if soort == "relatie":
                vraag = ("PATCH", een, {"relevanteAndereZaken": [{"url": ander, "aardRelatie": "vervolg"}]})
            elif soort == "hoofdzaak":
                vraag = ("PATCH", een, {"hoofdzaak": kies.choice((hoofd, ander, None))})
            elif soort == "deelzaak":
                vraag = ("POST", "zaken/zaken", c.zaak(hoofdzaak=hoofd))
            elif soort == "sluit":
                vraag = ("POST", "zaken/statussen", c.status(kies.choice((een, hoofd)), 2, op=moment))
            elif soort == "heropen":
                vraag = ("POST", "zaken/statussen", c.status(een, 0, op=moment))
            elif soort == "stuk":
                vraag = (
                    "POST",
                    "zaken/zaakinformatieobjecten",
                    {"zaak": een, "informatieobject": kies.choice(stukken)},
                )
            elif soort == "besluit":
                vraag = ("POST", "besluiten/besluiten", c.besluit(een))
            elif soort == "slot":
                vraag = ("POST", f"{kies.choice(stukken)}/{kies.choice(('lock', 'unlock'))}", {})
            elif soort == "bijwerken":
                pad = f"zaken/zaak_bijwerken/{een.rpartition('/')[2]}"
                wijziging = {
                    "relevanteAndereZaken": [{"url": ander, "aardRelatie": "onderwerp"}],
                    "toelichting": "x",
                }
                vraag = ("POST", pad, {"zaak": wijziging, "status": {**_stap(c), "datumStatusGezet": moment}})
            else:
                vraag = ("DELETE", kies.choice((hoofd, een)) if beurt > BEURTEN * 5 else hoofd, None)
            antwoord = w.vraag(*vraag)
            keur(antwoord, vraag[0])
            with slot:
                status[antwoord.status_code] += 1

    tegelijk(doe)
    opgelost = _patstellingen(huis) - voor
    print(f"\nkriskras: {dict(sorted(status.items()))}, {opgelost} patstellingen in PostgreSQL")
    assert status[200] + status[201] > BEURTEN * ZESTIEN
    assert not [s for s in status if s >= 500]


_SOORTEN = (
    "relatie", "relatie", "hoofdzaak", "hoofdzaak", "deelzaak", "sluit", "sluit", "heropen", "stuk", "besluit", "slot", "bijwerken", "vernietig",
)  # fmt: skip


def _patstellingen(huis: Huis) -> int:
    return int(str(huis.sql("SELECT deadlocks FROM pg_stat_database WHERE datname = 'eenloket'")[0][0]))


def test_lijsten_blijven_heel_terwijl_er_geschreven_wordt(
    toepassing: Toepassing, catalogus: Catalogus
) -> None:
    """A page that is read while others write: its count is that of one moment, and no address in it leads to nothing."""
    w, c = toepassing, catalogus
    klaar = threading.Event()

    def lees() -> int:
        gelezen = 0
        while not klaar.is_set():
            antwoord = w.get("zaken/zaken", zaaktype=c.zaaktype, pageSize=20)
            assert len(antwoord["results"]) == min(20, antwoord["count"])
            assert len({z["url"] for z in antwoord["results"]}) == len(antwoord["results"])
            gelezen += 1
        return gelezen

    with ThreadPoolExecutor(4) as draden:
        lezers = [draden.submit(lees) for _ in range(4)]
        try:
            tegelijk(lambda _n: [w.post("zaken/zaken", c.zaak()) for _ in range(BEURTEN)], 8)
        finally:
            klaar.set()
        assert all(lezer.result() for lezer in lezers)


def test_een_verbroken_aanroep_laat_niets_half_achter(
    huis: Huis, toepassing: Toepassing, catalogus: Catalogus
) -> None:
    """A client that hangs up during a compound call: the case is there with all its parts, or not at all."""
    w, c = toepassing, catalogus
    merk = f"verbroken {nieuw()}"
    lichaam = {"zaak": c.zaak(omschrijving=merk), "rollen": [c.rol()] * 20, "status": _stap(c)}
    for nummer in range(10):
        try:
            w.vraag("POST", "zaken/zaak_registreren", lichaam, timeout=0.002 + nummer * 0.004)
        except httpx.TransportError:
            continue
    rijen = huis.sql(
        "SELECT (SELECT count(*) FROM zaken_rol r WHERE r.zaak_id = z.id), (SELECT count(*) FROM zaken_status s WHERE s.zaak_id = z.id)"
        " FROM zaken_zaak z WHERE omschrijving = %s",
        merk,
    )
    assert set(rijen) <= {(20, 1)}
