"""Hostile input over HTTP: a clear answer, never a 5xx, nothing changed, and nobody sees what isn't theirs."""

import hashlib
import hmac
import json
import random
import re
import time
import uuid
from urllib.parse import quote

import httpx
import pytest

from eenloket.midoffice.documenten.tests.bestanden import PDF
from tests.verhalen.huis import Huis
from tests.verhalen.test_straatfeest import antwoorden as feest

from .conftest import LANG
from .klant import Klant, eenvoudig, fouten
from .onzin import BESTANDEN, RUW, TEKSTEN, WEGLEIDERS
from .onzin import velden as onzin

ZAAD, RONDES = 7, 40 if LANG else 6
EIGENAAR, VREEMDE = "999990093", "999990160"
_TABELLEN = (
    "aanvragen_aanvraag",
    "aanvragen_antwoord",
    "aanvragen_knoop",
    "zaken_zaak",
    "documenten_upload",
    "klanten_voorkeur",
)


def stand(huis: Huis) -> tuple[object, ...]:
    """How many rows there are of what only clients and staff make: a worker that is still busy with earlier tests changes nothing here."""
    return huis.sql(f"SELECT {', '.join(f'(SELECT count(*) FROM {t})' for t in _TABELLEN)}")[0]


def keur(antwoord: httpx.Response, waarbij: object) -> None:
    """An answer in words, and nothing of what was sent comes back as markup."""
    assert antwoord.status_code < 500, (antwoord.status_code, str(waarbij)[:300])
    if "text/html" in antwoord.headers.get("content-type", ""):
        assert "<script>alert" not in antwoord.text, str(waarbij)[:200]
        assert "<img src=x" not in antwoord.text, str(waarbij)[:200]
        assert "Traceback" not in antwoord.text


def test_elke_vraag_overleeft_onzin_en_bewaart_niets_fouts(huis: Huis) -> None:
    """Both stories, question by question: nonsense first, then the real answer; the request ends as if nothing had happened."""
    kies, aantal, status = random.Random(ZAAD), 0, dict[int, int]()
    bestand = ("schets.pdf", PDF, "application/pdf")
    for patroon, gegeven in (
        (
            "verhuizen",
            eenvoudig(16, "fuzz@example.org", heeft_auto="ja", heeft_hond="ja", container_ontbreekt="ja"),
        ),
        (
            "straatfeest",
            feest(None, "fuzz@example.org") | {"adres": {"postcode": "9995 AB", "huisnummer": 2}},
        ),  # type: ignore[arg-type]
    ):
        with Klant(huis) as klant:
            klant.log_in(EIGENAAR)
            id_ = klant.begin(patroon)
            pad = klant.waar(id_)
            for _ in range(60):
                if pad.endswith("/controleren"):
                    break
                if pad.endswith("/bekend"):
                    pad = klant.post(pad).headers["Location"]
                    continue
                vraag = pad.partition("/vraag/")[2]
                for _ronde in range(RONDES):
                    rommel = onzin(kies, vraag)
                    antwoord = klant.post(pad, rommel)
                    keur(antwoord, (vraag, rommel))
                    status[antwoord.status_code] = status.get(antwoord.status_code, 0) + 1
                    aantal += 1
                anders = {"files": {vraag: bestand}} if vraag == "evenement_plattegrond" else {}
                antwoord = klant.post(pad, **anders) if anders else klant.beantwoord(pad, gegeven[vraag])
                assert antwoord.status_code == 302, (vraag, antwoord.status_code, fouten(antwoord))
                pad = antwoord.headers["Location"]
            for soort in (
                "leden",
                "bewaren",
                "klopt-niet/naam",
                "indienen-niet",
                "vraag/bestaat_niet",
                "vraag/__class__",
                "bestanden/naam",
            ):
                antwoord = klant.post(f"/aanvraag/{id_}/{soort}", onzin(kies, "mee"))
                keur(antwoord, soort)
            klant.vul_in(id_, gegeven)
            assert klant.dien_in(id_)
    print(f"\n{aantal} formulieren met onzin: {dict(sorted(status.items()))}")
    assert set(status) <= {302, 400, 413, 429}


def test_wat_geen_formulier_is_wordt_netjes_geweigerd(huis: Huis) -> None:
    with Klant(huis) as klant:
        klant.log_in(EIGENAAR)
        id_, token = klant.begin(), klant.web.cookies["csrf"]
        voor = stand(huis)
        for pad in (f"/aanvraag/{id_}/vraag/verhuisdatum", f"/aanvraag/{id_}/leden", "/medewerker/inloggen", "/taal", "/mijn/voorkeuren",
                    f"/aanvraag/{id_}/bestanden/verhuisdatum"):  # fmt: skip
            for soort in (
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/json; charset=nope",
            ):
                for lichaam in RUW:
                    keur(
                        klant.web.post(
                            pad, content=lichaam, headers={"X-CSRFToken": token, "Content-Type": soort}
                        ),
                        (pad, soort, lichaam[:40]),
                    )
        for methode in ("PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND"):
            assert klant.web.request(methode, f"/aanvraag/{id_}").status_code in (200, 403, 405), methode
        for vraag in [f"/zoek?q={quote(t[:300])}" for t in TEKSTEN] + ["/zoek?q=%00", "/zoek?q=%ff", "/mijn?pagina=%00", "/mijn?pagina=-1",
                     "/behandeling?na=%00", "/werkplek/zoeken?zoek=%00", "/wegwijs?keuzes=%00-99-x", "/mijn/zaken/%00", "/mijn/zaken/..%2f..%2fetc", "/static/../settings.py",
                     "/static/%2e%2e/%2e%2e/config/settings.py", "/onderwerpen/%00", f"/aanvraag/{uuid.uuid4()}/vraag/%00"]:  # fmt: skip
            antwoord = klant.get(vraag)
            keur(antwoord, vraag)
            assert "SECRET_KEY" not in antwoord.text
        assert stand(huis)[2:] == voor[2:]


def test_bestanden_die_iets_anders_zijn_komen_er_niet_in(huis: Huis) -> None:
    with Klant(huis) as klant:
        klant.log_in(EIGENAAR)
        id_ = klant.begin("straatfeest")
        gegeven = feest(None, "bestand@example.org")  # type: ignore[arg-type]
        pad = klant.waar(id_)
        while not pad.endswith("/evenement_plattegrond"):
            vraag = pad.partition("/vraag/")[2]
            pad = (klant.beantwoord(pad, gegeven[vraag]) if vraag else klant.post(pad)).headers["Location"]
        voor = stand(huis)
        for script in (True, False):
            doel = f"/aanvraag/{id_}/bestanden/evenement_plattegrond" if script else pad
            for naam, inhoud, wat in BESTANDEN:
                antwoord = klant.post(
                    doel, files={"evenement_plattegrond": (naam, inhoud, "application/pdf")}
                )
                assert antwoord.status_code in (400, 413, 415, 422), (
                    wat,
                    antwoord.status_code,
                    antwoord.text[:200],
                )
                keur(antwoord, wat)
                tekst = antwoord.json()["fout"] if script else antwoord.text
                assert "estand" in tekst, (wat, tekst[:200])
        assert stand(huis) == voor
        naam = '../../etc/"><script>alert(1)</script>\u202efdp.exe.pdf'
        antwoord = klant.post(
            f"/aanvraag/{id_}/bestanden/evenement_plattegrond",
            files={"evenement_plattegrond": (naam, PDF, "text/html")},
        )
        assert antwoord.status_code == 201
        bewaard = antwoord.json()["naam"]
        assert not set(bewaard) & set('/\\<>"\u202e\r\n'), bewaard
        assert bewaard.endswith(".pdf")
        keur(klant.get(pad), "page with the file")


def test_vreemde_ogen_en_handen_krijgen_niets(huis: Huis) -> None:
    """Numbers, ids and codes of somebody else; also guessed ones."""
    with Klant(huis) as eigenaar, Klant(huis) as vreemde, Klant(huis) as niemand:
        eigenaar.log_in(EIGENAAR)
        nummer = eigenaar.verhuis(18, "eigen@example.org")
        id_ = eigenaar.begin()
        code = re.search(
            r'class="[^"]*loket-code[^"]*"[^>]*>\s*([A-Z0-9 -]+)',
            eigenaar.post(f"/aanvraag/{id_}/bewaren").text,
        )
        assert code
        vreemde.log_in(VREEMDE)
        voor = stand(huis)
        for pad in (f"/aanvraag/{id_}", f"/aanvraag/{id_}/controleren", f"/aanvraag/{id_}/vraag/verhuisdatum", f"/mijn/zaken/{nummer}",
                    f"/mijn/zaken/{nummer}/intrekken", f"/aanvraag/{uuid.uuid4()}", "/mijn/zaken/2026-9999999"):  # fmt: skip
            assert vreemde.get(pad).status_code == 404, pad
            assert niemand.get(pad).status_code in (302, 403), pad
        for pad, inhoud in ((f"/aanvraag/{id_}/vraag/verhuisdatum", {"verhuisdatum_dag": "1"}), (f"/aanvraag/{id_}/indienen", {}),
                            (f"/aanvraag/{id_}/weggooien", {}), (f"/aanvraag/{id_}/bewaren", {}), (f"/mijn/zaken/{nummer}/intrekken", {"dienst": "adreswijziging"}),
                            (f"/aanvraag/{id_}/leden", {"mee": "water-en-energie"})):  # fmt: skip
            assert vreemde.post(pad, inhoud).status_code == 404, pad
            assert niemand.post(pad, inhoud).status_code in (302, 403), pad
        assert vreemde.post("/verdergaan", {"code": code[1].strip()}).status_code == 404, (
            "the code alone isn't enough"
        )
        assert stand(huis) == voor
        for zaak in huis.sql("SELECT identificatie FROM zaken_zaak LIMIT 2"):
            assert vreemde.get(f"/behandeling/zaken/{zaak[0]}").status_code == 302
            assert (
                vreemde.post(f"/behandeling/zaken/{zaak[0]}/besluit", {"resultaat": "Verleend"}).status_code
                == 403
            )


def test_codes_raden_houdt_op_en_zegt_wanneer_het_weer_mag(huis: Huis) -> None:
    with Klant(huis) as klant:
        uit = [klant.post("/verdergaan", {"code": f"AAAA-BBBB-{n:04d}"}) for n in range(12)]
    assert {a.status_code for a in uit} <= {400, 429}
    assert uit[-1].status_code == 429
    assert 0 < int(uit[-1].headers["Retry-After"]) <= 600
    assert "te vaak" in uit[-1].text
    with Klant(huis) as ander:  # another session from the same place doesn't start anew
        assert ander.post("/verdergaan", {"code": "CCCC-DDDD-0001"}).status_code == 429


def test_wachtwoorden_raden_houdt_op_per_account(huis: Huis) -> None:
    with Klant(huis) as klant:
        uit = [
            klant.post("/medewerker/inloggen", {"gebruikersnaam": "manager", "wachtwoord": f"fout{n}"})
            for n in range(12)
        ]
    assert [a.status_code for a in uit].count(400) <= 10
    assert uit[-1].status_code == 429
    assert int(uit[-1].headers["Retry-After"]) > 0


@pytest.mark.parametrize("naar", WEGLEIDERS)
def test_na_inloggen_of_een_taal_kiezen_kom_je_nooit_elders(huis: Huis, naar: str) -> None:
    with Klant(huis) as klant:
        paden = [
            ("GET", "/inloggen", {"volgende": naar}),
            ("GET", "/medewerker/inloggen", {"volgende": naar}),
            ("GET", "/medewerker/inloggen", {"next": naar}),
        ]
        for methode, pad, vraag in paden:
            antwoord = klant.web.request(methode, pad, params=vraag)
            assert antwoord.status_code in (200, 302, 400, 414, 431), antwoord.status_code
            assert not re.search(r'(href|action|value)="(?!/[a-z])[^"]*evil', antwoord.text), pad
        terug = klant.post("/taal", {"language": "nl", "next": naar})
        doel = terug.headers.get("Location", "/")
        assert re.match(r"/(?![/\\\t])", doel), doel  # a path of our own host, in the eyes of every browser
        assert "a=b" not in terug.headers.get("set-cookie", "")


def test_inloggen_met_een_wegleider_eindigt_bij_ons_en_een_tweede_keer_niet(huis: Huis) -> None:
    with Klant(huis) as klant:
        terug = klant.terugweg("999990019", volgende="//evil.example")
        uit = klant.get(terug)
        assert (uit.status_code, uit.headers["Location"]) == (302, "/mijn")
        nogmaals = klant.get(terug)
        assert nogmaals.status_code == 400, "a log-in comes back once"
    with Klant(huis) as dief:  # somebody else's way back, in another session
        with Klant(huis) as klant:
            terug = klant.terugweg("999990019")
        assert dief.get(terug).status_code == 400
        assert dief.get("/mijn").status_code == 302
        assert (
            dief.get("/inloggen/terug?state=x&code=y&error=%3Cscript%3Ealert(1)%3C/script%3E").status_code
            == 400
        )


def test_een_ander_adres_in_de_kop_geldt_niet(huis: Huis) -> None:
    with httpx.Client(base_url=huis.adres) as web:
        for koppen in (
            {"Host": "evil.example"},
            {"Host": "127.0.0.1:80@evil.example"},
            {"Host": "evil.example", "X-Forwarded-Host": "127.0.0.1"},
        ):
            antwoord = web.get("/inloggen", headers=koppen)
            assert antwoord.status_code == 400, koppen
            assert "evil" not in antwoord.text
        antwoord = web.get(
            "/inloggen/start/digid",
            headers={
                "X-Forwarded-Host": "evil.example",
                "X-Forwarded-Proto": "https",
                "X-Forwarded-For": "1.2.3.4",
            },
        )
        assert "evil" not in antwoord.headers.get("Location", "")


def test_zonder_ons_formulier_verandert_er_niets(huis: Huis) -> None:
    with Klant(huis) as klant:
        klant.log_in(EIGENAAR)
        id_ = klant.begin()
        voor = stand(huis)
        for pad in (
            f"/aanvraag/{id_}/indienen",
            f"/aanvraag/{id_}/weggooien",
            "/mijn/voorkeuren",
            "/uitloggen",
            "/beginnen/vraag/verhuizen",
        ):
            antwoord = klant.web.post(pad, data={"kanaal": "mail"})
            assert antwoord.status_code == 403, pad
            assert "<h1" in antwoord.text
        assert stand(huis) == voor
        assert klant.get("/mijn").status_code == 200, "still logged in"


def test_valse_en_herhaalde_terugmeldingen_doen_niets(huis: Huis) -> None:
    """Forged, old, replayed, for somebody else, too big: none of them is kept, so none of them moves a case."""
    geheim = json.loads((huis.map / "geheimen.json").read_text())["webhook"]
    zoek = "SELECT kenmerk, nummer FROM partners_overdracht WHERE koppeling = 'de-brede-stroom' AND nummer <> '' ORDER BY gemaakt_op LIMIT 1"
    kenmerk, nummer = huis.sql(zoek)[0]
    ids: list[str] = []

    def meld(
        koppeling: str = "de-brede-stroom",
        *,
        sleutel: str = geheim,
        tijd: int = 0,
        ruw: bytes | None = None,
        id_: str = "",
        **anders: object,
    ) -> httpx.Response:
        inhoud = (
            ruw
            or json.dumps(
                {"nummer": nummer, "kenmerk": kenmerk, "status": "in_behandeling"} | anders
            ).encode()
        )
        tijdstip = str(int(time.time()) + tijd)
        som = hmac.new(sleutel.encode(), tijdstip.encode() + b"." + inhoud, hashlib.sha256).hexdigest()
        ids.append(id_ or uuid.uuid4().hex)
        koppen = {
            "X-Loket-Tijdstip": tijdstip,
            "X-Loket-Handtekening": f"v1={som}",
            "X-Loket-Bericht-Id": ids[-1],
            "Content-Type": "application/json",
        }
        return httpx.post(
            f"{huis.adres}/koppelingen/partners/{koppeling}/terugmelding", content=inhoud, headers=koppen
        )

    for verzoek, status in (
        ({"sleutel": "geraden"}, 401), ({"tijd": -900}, 401), ({"tijd": 900}, 401), ({"koppeling": "bestaat-niet"}, 401), ({"koppeling": "rivierenergie"}, 404),
        ({"kenmerk": "Z2026-9999999"}, 404), ({"status": "gewonnen"}, 400), ({"status": "advies"}, 400), ({"ruw": b"\xff\xfe"}, 400), ({"ruw": b"[]"}, 400),
        ({"toelichting": "x" * 3000}, 400), ({"nummer": "van-een-ander"}, 404), ({"ruw": b"x" * 70_000}, 413),
    ):  # fmt: skip
        assert meld(**verzoek).status_code == status, verzoek  # type: ignore[arg-type]
    assert httpx.post(f"{huis.adres}/koppelingen/partners/de-brede-stroom/terugmelding").status_code == 401
    assert huis.sql("SELECT count(*) FROM partners_terugmelding WHERE bericht_id = ANY(%s)", ids) == [(0,)]
    echt = meld()
    assert echt.status_code == 200
    verzonden = echt.request
    kopie = httpx.post(str(verzonden.url), content=verzonden.content, headers=verzonden.headers)
    ander = httpx.post(
        str(verzonden.url),
        content=verzonden.content,
        headers={**verzonden.headers, "x-loket-bericht-id": uuid.uuid4().hex},
    )
    assert kopie.json() == ander.json() == {"gevolg": "al ontvangen"}


def test_een_adres_met_koppen_erin_wordt_geen_mail(huis: Huis) -> None:
    """Header injection in what goes into mails: refused at the question."""
    with Klant(huis) as klant:
        klant.log_in(VREEMDE)
        for kwaad in (
            "a@example.org\r\nBcc: slachtoffer@example.org",
            "a@example.org\nSubject: x",
            "a@example.org,slachtoffer@example.org",
            "<a@example.org>",
        ):
            antwoord = klant.post("/mijn/voorkeuren", {"kanaal": "mail", "email": kwaad})
            keur(antwoord, kwaad)
            assert antwoord.status_code == 400, kwaad
        naam = "Jan\r\nBcc: slachtoffer@example.org"
        id_ = klant.begin()
        antwoord = klant.post(f"/aanvraag/{id_}/klopt-niet/naam", {"naam": naam})
        keur(antwoord, naam)
    time.sleep(2)
    assert huis.mails("slachtoffer@example.org") == []
