"""The pages of staff: who sees what, what each action does, what it costs."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from eenloket.kern.gebruikers.models import Medewerker
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem
from eenloket.kern.verwerkingen.api import verwerkingen_van
from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.besluiten.models import Besluit
from eenloket.midoffice.besluiten.ports import poorten
from eenloket.midoffice.documenten.tests.bestanden import PDF
from eenloket.midoffice.regels.tests.bouwers import feiten_met
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Taak, Zaak
from eenloket.midoffice.zaken.tests.bouwers import (
    BSN,
    DOOR,
    maak_aanbod,
    maak_medewerker,
    maak_organisatie,
    maak_zaak,
    opening,
    over,
)
from eenloket.midoffice.zaken.tests.proefaanbod import (
    ADVISEUR,
    EIGEN,
    MELDING,
    ONTHEFFING,
    ROL,
    STIL,
    VERGUNNING,
    proefpakket,
)

pytestmark = pytest.mark.django_db


def ingelogd(medewerker: Medewerker) -> Client:
    client = Client()
    client.force_login(medewerker)
    sessie = client.session
    sessie["mfa_elders"] = True
    sessie.save()
    return client


@pytest.fixture(autouse=True)
def loket(settings: Settings) -> None:
    """Our counter is the organisation of the offer for tests."""
    settings.ORGANISATIE = EIGEN
    maak_aanbod()


@pytest.fixture
def medewerker() -> Medewerker:
    return maak_medewerker(rollen=(ROL,))


@pytest.fixture
def client(medewerker: Medewerker) -> Client:
    return ingelogd(medewerker)


def pad(naam: str, zaak: Zaak, *rest: object) -> str:
    return reverse(f"behandeling:{naam}", args=[zaak.identificatie, *rest])


def doe(client: Client, naam: str, zaak: Zaak, *rest: object, **gegevens: object) -> int:
    antwoord = client.post(pad(naam, zaak, *rest), gegevens)
    zaak.refresh_from_db()
    return antwoord.status_code


def test_de_werkvoorraad_noemt_zaak_reden_en_dag(client: Client) -> None:
    zaak = maak_zaak(startdatum=over(-20))
    pagina = client.get("/behandeling").content.decode()
    assert zaak.identificatie in pagina
    assert "te laat" in pagina
    assert "Vergunning" in pagina
    assert "Moulin" not in pagina  # no names on the list


def test_filters_staan_in_het_adres_en_onzin_telt_niet(client: Client, medewerker: Medewerker) -> None:
    mijn, ander = maak_zaak(), maak_zaak(ONTHEFFING)
    zaken.neem_in_behandeling(mijn, medewerker=medewerker, door=DOOR)
    for vraag, erin, eruit in (
        ("wie=mijn", mijn, ander), ("wie=vrij", ander, mijn), ("dienst=ontheffing", ander, mijn), ("niveau=3", ander, mijn),
    ):  # fmt: skip
        pagina = client.get(f"/behandeling?{vraag}").content.decode()
        assert erin.identificatie in pagina
        assert eruit.identificatie not in pagina
    pagina = client.get("/behandeling?wie=x&niveau=99&dienst=';--&na=%00%ff&laat=&stil=1%27").content.decode()
    assert "Geen zaken met deze filters" in pagina
    assert "Geen zaken" in client.get("/behandeling?laat=1").content.decode()


def test_bladeren_houdt_de_filters_vast(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eenloket.backoffice.behandeling.lijstregels.PER_BLAD", 2)
    aanbod = maak_aanbod()
    zaken.open_zaken([opening(aanbod) for _ in range(3)], door=DOOR)
    pagina = client.get("/behandeling?dienst=vergunning").content.decode()
    volgende = pagina.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert volgende.startswith("?dienst=vergunning&na=")
    tweede = client.get(f"/behandeling{volgende}").content.decode()
    assert tweede.count('class="loket-werk__heel"') == 1
    assert "Terug naar het begin" in tweede


def test_de_zaak_toont_wie_wat_en_wat_nu(client: Client) -> None:
    pagina = client.get(pad("zaak", maak_zaak())).content.decode()
    for tekst in (
        "Suzanne Moulin",
        "Centrum",
        "Klopt het adres?",
        "Zaak oppakken",
        "Besluiten",
        ROL,
        "Ontvangen",
    ):
        assert tekst in pagina


def test_van_de_zaak_gaat_een_link_terug_naar_de_werkvoorraad(client: Client) -> None:
    pagina = client.get(pad("zaak", maak_zaak())).content.decode()
    terug = pagina.split('<p class="loket-terug')[1].split("</p>")[0]
    assert '<a href="/behandeling">' in terug
    assert "<span>Terug naar de werkvoorraad</span>" in terug


def test_inzien_van_een_zaak_wordt_vastgelegd(client: Client, medewerker: Medewerker) -> None:
    client.get(pad("zaak", maak_zaak()))
    (regel,) = verwerkingen_van(pseudoniem(Nummersoort.BSN, BSN, Domein.VERWERKINGEN))
    assert (regel.naam, regel.door, regel.dienst, regel.activiteit) == (
        "raadplegen", str(medewerker.id), VERGUNNING, "Proeven",
    )  # fmt: skip


def test_zonder_inloggen_naar_de_inlogpagina(client: Client) -> None:
    zaak = maak_zaak()
    for adres in ("/behandeling", "/behandeling/aanbod", pad("zaak", zaak)):
        assert Client().get(adres).headers["Location"].startswith("/medewerker/inloggen?next=")
    assert Client().post(pad("oppakken", zaak)).status_code == 403
    zonder_tweede_factor = Client()
    zonder_tweede_factor.force_login(maak_medewerker())
    assert zonder_tweede_factor.get(pad("zaak", zaak)).status_code == 302


ACTIES = ("oppakken", "teruggeven", "controlelijst", "vraag", "advies", "verlengen", "steekproef", "besluit")


def test_een_andere_organisatie_vindt_onze_zaak_niet() -> None:
    zaak = maak_zaak()
    taak = zaken.stel_taak(zaak, soort="bellen", vraag="Bel", door=DOOR)
    versie = zaken.maak_document(zaak, soort="Brief", titel="Brief", inhoud=PDF, auteur="Proef", door=DOOR)
    vreemd = ingelogd(maak_medewerker(organisatie=maak_organisatie("andere"), rollen=(ROL,)))
    assert vreemd.get(pad("zaak", zaak)).status_code == 404
    assert vreemd.get(pad("document", zaak, versie.id)).status_code == 404
    for naam in ACTIES:
        assert vreemd.post(pad(naam, zaak)).status_code == 404
    for naam in ("taak_klaar", "advies_binnen"):
        assert vreemd.post(pad(naam, zaak, taak.id)).status_code == 404
    voor = Zaak.objects.values().get(id=zaak.id)
    assert voor["behandelaar_id"] is None
    assert Taak.objects.get().klaar_op is None


def test_zonder_het_recht_mag_een_handeling_niet() -> None:
    zaak = maak_zaak()
    taak = zaken.stel_taak(zaak, soort="bellen", vraag="Bel", door=DOOR)
    lezer = ingelogd(maak_medewerker(rechten=(Recht.ZAAK_LEZEN,)))
    assert lezer.get(pad("zaak", zaak)).status_code == 200
    assert "Zaak oppakken" not in lezer.get(pad("zaak", zaak)).content.decode()
    for naam in ACTIES:
        assert doe(lezer, naam, zaak) == 403
    assert doe(lezer, "taak_klaar", zaak, taak.id) == 403
    assert lezer.get("/behandeling/aanbod").status_code == 403
    niemand = ingelogd(maak_medewerker(rechten=()))
    assert niemand.get("/behandeling").status_code == 403
    assert zaak.fase == "intake"


def test_handelingen_gaan_alleen_per_post(client: Client) -> None:
    zaak = maak_zaak()
    for naam in ACTIES:
        assert client.get(pad(naam, zaak)).status_code == 405


def test_oppakken_en_teruggeven(client: Client, medewerker: Medewerker) -> None:
    zaak = maak_zaak()
    assert doe(client, "oppakken", zaak) == 302
    assert (zaak.behandelaar_id, zaak.fase) == (medewerker.id, "behandelen")
    assert doe(client, "teruggeven", zaak) == 302
    assert zaak.behandelaar_id is None


def test_vragen_aan_de_aanvrager_zet_de_termijn_stil(client: Client) -> None:
    zaak = maak_zaak()
    antwoord = client.post(pad("vraag", zaak), {"vraag": "", "termijn": "14"})
    assert antwoord.status_code == 422
    assert "id_vraag_vraag-fout" in antwoord.content.decode()
    assert doe(client, "vraag", zaak, vraag="Stuur uw bewijs", termijn="14") == 302
    assert zaak.opschorting_indicatie
    assert "Stuur uw bewijs" in client.get(pad("zaak", zaak)).content.decode()


def test_advies_vragen_en_opschrijven(client: Client) -> None:
    zaak = maak_zaak(ONTHEFFING)
    assert doe(client, "advies", zaak, organisatie="bestaat-niet", vraag="Mag het?") == 422
    assert doe(client, "advies", zaak, organisatie=ADVISEUR, vraag="Mag het?") == 302
    taak = Taak.objects.get(zaak=zaak)
    assert doe(client, "advies_binnen", zaak, taak.id, uitkomst="") == 422
    assert doe(client, "advies_binnen", zaak, taak.id, uitkomst="positief", toelichting="Prima") == 302
    taak.refresh_from_db()
    assert taak.uitkomst == "positief"
    assert "Prima" in client.get(pad("zaak", zaak)).content.decode()
    assert doe(client, "advies_binnen", zaak, taak.id, uitkomst="negatief") == 422  # said once


def test_een_besluit_met_redenen_van_de_tabel_en_eigen_woorden(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poorten, "feiten", lambda zaak_id: feiten_met(waarde="ja"))
    zaak = maak_zaak()
    pagina = client.get(pad("zaak", zaak)).content.decode()
    assert "De tabel stelt voor: toekennen" in pagina
    assert "Het mag." in pagina
    gegevens = {"resultaat": "Verleend", "redenen": ["0"], "motivering": "En u woont er."}
    onvolledig = client.post(pad("besluit", zaak), gegevens)
    assert onvolledig.status_code == 422
    assert 'role="alert"' in (tekst := onvolledig.content.decode())
    assert "Toekennen kan nog niet" in tekst
    assert doe(client, "controlelijst", zaak, punt=["0"]) == 302
    assert doe(client, "besluit", zaak, **gegevens) == 302
    besluit = Besluit.objects.get(zaak=zaak)
    assert besluit.motivering == {
        "nl": "Het mag.\n\nEn u woont er.",
        "en": "It is allowed.\n\nEn u woont er.",
    }
    assert besluit.regels == ["Proefwet, artikel 1"]
    assert zaak.fase == "gesloten"
    pagina = client.get(pad("zaak", zaak)).content.decode()
    assert besluit.identificatie in pagina
    assert "Besluit nemen" not in pagina
    assert doe(client, "besluit", zaak, **gegevens) == 422  # an ended case doesn't change


def test_zonder_motivering_staat_de_fout_bij_het_veld(client: Client) -> None:
    zaak = maak_zaak(STIL)
    antwoord = client.post(pad("besluit", zaak), {"resultaat": "Geweigerd", "motivering": " "})
    assert antwoord.status_code == 422
    assert "id_besluit_motivering-fout" in antwoord.content.decode()
    zaak.refresh_from_db()
    assert zaak.fase == "intake"


def test_wie_geen_mandaat_heeft_krijgt_geen_besluitformulier_en_geen_besluit() -> None:
    ander = ingelogd(maak_medewerker(rollen=("behandelaar",)))
    zaak = maak_zaak(STIL)
    pagina = ander.get(pad("zaak", zaak)).content.decode()
    assert "Besluit nemen" not in pagina
    assert f"iemand met de rol {ROL}" in pagina
    assert doe(ander, "besluit", zaak, resultaat="Geweigerd", motivering="Nee") == 403
    assert not Besluit.objects.exists()


def test_de_steekproef_wordt_getoetst(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(poorten, "feiten", lambda zaak_id: feiten_met(waarde="nee"))
    zaak = maak_zaak(MELDING, pakket=proefpakket(steekproef=100))
    besluiten.beslis_automatisch(zaak)
    pagina = client.get(pad("zaak", zaak)).content.decode()
    assert "Steekproef toetsen" in pagina
    assert doe(client, "taak_klaar", zaak, Taak.objects.get(zaak=zaak).id) == 403
    assert doe(client, "steekproef", zaak, akkoord="ja") == 302
    assert Besluit.objects.get(zaak=zaak).resultaat == "Geweigerd"


def test_verlengen_binnen_wat_de_dienst_toestaat(client: Client) -> None:
    zaak = maak_zaak()
    oud = zaak.uiterlijke_einddatum_afdoening
    assert doe(client, "verlengen", zaak, duur="P26W", reden="Druk") == 422
    assert doe(client, "verlengen", zaak, duur="P6W", reden="Advies duurt langer") == 302
    assert oud is not None
    assert zaak.uiterlijke_einddatum_afdoening == oud + dt.timedelta(weeks=6)
    assert doe(client, "verlengen", maak_zaak(ONTHEFFING), duur="P1W", reden="Mag niet") == 404


def test_een_taak_voor_onszelf_is_klaar(client: Client) -> None:
    zaak = maak_zaak()
    taak = zaken.stel_taak(zaak, soort="dwangsom", vraag="De termijn is voorbij", door=DOOR)
    assert doe(client, "taak_klaar", zaak, taak.id) == 302
    taak.refresh_from_db()
    assert taak.uitkomst == "klaar"
    ander = maak_zaak()
    assert doe(client, "taak_klaar", ander, taak.id) == 404  # a task of another case


def test_een_document_komt_als_bijlage_en_alleen_uit_deze_zaak(client: Client) -> None:
    zaak = maak_zaak()
    versie = zaken.maak_document(zaak, soort="Brief", titel="Brief", inhoud=PDF, auteur="Proef", door=DOOR)
    antwoord = client.get(pad("document", zaak, versie.id))
    assert b"".join(antwoord.streaming_content) == PDF  # type: ignore[attr-defined]
    assert antwoord["Content-Disposition"] == 'attachment; filename="brief.pdf"'
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in antwoord["Content-Security-Policy"]
    assert client.get(pad("document", maak_zaak(), versie.id)).status_code == 404


def test_html_in_een_veld_blijft_tekst(client: Client) -> None:
    zaak = maak_zaak(aanvrager_gegevens={"naam": "<script>alert(1)</script>"})
    doe(client, "vraag", zaak, vraag="<img src=x onerror=alert(1)>", termijn="7")
    pagina = client.get(pad("zaak", zaak)).content.decode()
    assert "<script>alert" not in pagina
    assert "<img src=x" not in pagina


def test_het_aanbod_toont_niveau_en_reden(client: Client) -> None:
    maak_aanbod()
    pagina = client.get("/behandeling/aanbod").content.decode()
    for tekst in ("Vergunning", "Niveau", "0% steekproef", ROL):
        assert tekst in pagina


def test_de_paginas_zijn_er_ook_in_het_engels(client: Client) -> None:
    zaak = maak_zaak()
    client.cookies["taal"] = "en"
    assert "Vergunning (en)" in client.get(pad("zaak", zaak)).content.decode()
    assert "Vergunning (en)" in client.get("/behandeling").content.decode()


def test_het_aantal_queries_per_pagina_groeit_niet(client: Client) -> None:
    zaak = maak_zaak()

    def kosten() -> tuple[int, ...]:
        uit = []
        for adres in ("/behandeling", pad("zaak", zaak), "/behandeling/aanbod"):
            client.get(adres)
            with CaptureQueriesContext(connection) as gemeten:
                assert client.get(adres).status_code == 200
            uit.append(len(gemeten))
        return tuple(uit)

    zaken.vraag_advies(zaak, organisatie=ADVISEUR, vraag="Mag het?", door=DOOR)
    zaken.maak_document(zaak, soort="Brief", titel="Brief", inhoud=PDF, auteur="Proef", door=DOOR)
    eerst = kosten()
    aanbod = maak_aanbod()
    zaken.open_zaken([opening(aanbod) for _ in range(30)], door=DOOR)
    for n in range(6):
        zaken.stel_taak(zaak, soort="bellen", vraag=f"Bel {n}", door=DOOR)
        zaken.maak_document(zaak, soort="Brief", titel=f"Brief {n}", inhoud=PDF, auteur="Proef", door=DOOR)
    assert kosten() == eerst
    assert eerst[0] <= 8
    assert eerst[1] <= 20


@pytest.mark.parametrize("toelichting", ["Zo besloot de omgevingsdienst.", ""])
def test_een_besluit_van_een_ander_systeem_staat_in_de_tijdlijn(client: Client, toelichting: str) -> None:
    """No motivation, no result, no term to object: none of ours, and the page opens, whether the case goes on or has ended."""
    for fase in ("behandelen", "gesloten"):
        zaak = maak_zaak(STIL, fase=fase)
        Besluit.objects.create(
            organisatie=zaak.organisatie, identificatie=f"ELDERS-{fase}", verantwoordelijke_organisatie="517439943",
            besluittype=zaak.zaaktype.besluittypen.first(), zaak=zaak, datum=zaak.startdatum, ingangsdatum=zaak.startdatum,
            toelichting=toelichting,
        )  # fmt: skip
        tekst = client.get(pad("zaak", zaak)).content.decode()
        assert "Besluit: Besluit stilzwijgend" in tekst
        assert toelichting in tekst
        assert ("Besluit ELDERS-gesloten." in tekst) is (fase == "gesloten")
        assert "Bezwaar kan tot en met ." not in tekst
