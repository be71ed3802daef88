"""Ten at once on the last place: one gets it, the others hear so, and nothing happens twice."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx

from eenloket.kern.klok import vandaag
from tests.verhalen.huis import Huis

from .klant import Klant, eenvoudig, fouten

TIEN = 10


def tien_keer(klant: Klant, pad: str, velden: dict[str, str]) -> list[httpx.Response]:
    """The same POST ten times at the same moment, each over its own connection, in one session."""
    start, token = Barrier(TIEN), klant.web.cookies["csrf"]
    koekjes = dict(klant.web.cookies)

    def doe(_: int) -> httpx.Response:
        with httpx.Client(base_url=klant.huis.adres, cookies=koekjes, timeout=60) as web:
            start.wait()
            return web.post(pad, data={"csrfmiddlewaretoken": token} | velden)

    with ThreadPoolExecutor(TIEN) as draden:
        return list(draden.map(doe, range(TIEN)))


def test_tien_keer_versturen_is_een_aanvraag(huis: Huis) -> None:
    with Klant(huis) as klant:
        klant.log_in("999990378")
        id_ = klant.begin()
        klant.vul_in(id_, eenvoudig(12, "tien@example.org"))
        antwoorden = tien_keer(klant, f"/aanvraag/{id_}/indienen", {})
    assert {a.status_code for a in antwoorden} == {302}
    assert {a.headers["Location"] for a in antwoorden} == {f"/aanvraag/{id_}/ontvangst"}
    telling = huis.sql(
        "SELECT (SELECT count(*) FROM aanvragen_knoop WHERE aanvraag_id = a.id), (SELECT count(*) FROM klanten_klantcontact WHERE aanvraag_id = a.id AND richting = 'in'),"
        " (SELECT count(*) FROM gebeurtenissen_uitgaand WHERE soort = 'aanvraag.ingediend' AND inhoud->>'aanvraag_id' = a.id::text)"
        " FROM aanvragen_aanvraag a WHERE a.id = %s",
        id_,
    )
    assert telling == [(3, 1, 1)]


def test_een_vraag_wordt_een_keer_beantwoord_en_een_zaak_een_keer_beslist(huis: Huis) -> None:
    with Klant(huis) as client, Klant(huis) as medewerker:
        client.log_in("999990160")
        id_ = client.begin()
        client.vul_in(
            id_, eenvoudig(14, "taak@example.org", nieuw_adres_bewoond="ja", toestemming_hoofdbewoner="later")
        )
        nummer = client.dien_in(id_)
        zaak = str(
            huis.sql(
                "SELECT z.identificatie FROM zaken_zaak z JOIN aanvragen_knoop k ON k.zaak_id = z.id"
                " JOIN aanvragen_aanvraag a ON a.id = k.aanvraag_id WHERE a.nummer = %s AND k.dienst = 'adreswijziging'",
                nummer,
            )[0][0]
        )
        medewerker.log_in_als("burgerzaken")
        pagina = medewerker.get(f"/behandeling/zaken/{zaak}")
        assert pagina.status_code == 200
        assert (
            medewerker.post(
                f"/behandeling/zaken/{zaak}/vraag", {"vraag": "Stuurt u de toestemming?", "termijn": "14"}
            ).status_code
            == 302
        )
        taak = str(
            huis.sql(
                "SELECT t.id FROM zaken_taak t JOIN zaken_zaak z ON z.id = t.zaak_id WHERE z.identificatie = %s AND t.voor = 'client'"
                " AND t.klaar_op IS NULL ORDER BY t.id DESC LIMIT 1",
                zaak,
            )[0][0]
        )
        uit = tien_keer(client, f"/mijn/zaken/{nummer}/taak/{taak}", {"antwoord": "Hierbij de toestemming."})
        assert {a.status_code for a in uit} == {302}
        gemeld = huis.sql(
            "SELECT count(*) FROM gebeurtenissen_uitgaand WHERE soort = 'taak.klaar' AND inhoud->>'taak_id' = %s",
            taak,
        )
        assert gemeld == [(1,)]

        resultaten = re.findall(r'name="resultaat"[^>]*value="([^"]+)"', pagina.text)
        besluit = {
            "resultaat": next(r for r in resultaten if r == "Geweigerd"),
            "motivering": f"Beoordeeld op {vandaag():%d-%m-%Y}.",
            "motivering_en": "",
        }
        uit = tien_keer(medewerker, f"/behandeling/zaken/{zaak}/besluit", besluit)
        status = Counter(a.status_code for a in uit)
        assert set(status) <= {302, 422}, status
        assert status[302] >= 1, (besluit, fouten(uit[0]))
    besluiten = huis.sql(
        "SELECT count(*) FROM besluiten_besluit b JOIN zaken_zaak z ON z.id = b.zaak_id WHERE z.identificatie = %s",
        zaak,
    )
    gesloten = huis.sql(
        "SELECT count(*) FROM gebeurtenissen_uitgaand g JOIN zaken_zaak z ON g.inhoud->>'zaak_id' = z.id::text"
        " WHERE g.soort = 'zaak.gesloten' AND z.identificatie = %s",
        zaak,
    )
    assert (besluiten, gesloten) == ([(1,)], [(1,)])
    print(f"\ntien tegelijk: 1 aanvraag, 1 antwoord, 1 besluit ({dict(status)})")


def test_een_terugkeer_van_de_makelaar_telt_een_keer(huis: Huis) -> None:
    """The same way back ten times at once: one session logs in, the rest is told to try again."""
    with Klant(huis) as klant:
        terug = klant.terugweg("999990019")
        start, koekjes = Barrier(TIEN), dict(klant.web.cookies)

        def ga(_: int) -> int:
            with httpx.Client(base_url=huis.adres, cookies=koekjes, timeout=60) as web:
                start.wait()
                return web.get(terug).status_code

        with ThreadPoolExecutor(TIEN) as draden:
            status = Counter(draden.map(ga, range(TIEN)))
    assert set(status) <= {302, 400, 503}, status
    assert status[302] <= 1, status
