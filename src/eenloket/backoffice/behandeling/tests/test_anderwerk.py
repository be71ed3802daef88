"""Work that isn't a case to handle: who sees it, who may do what with it, and what its page tells of it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from eenloket.kern.gebruikers.models import Groep, Medewerker
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.werk.models import Werk
from eenloket.midoffice.werk.tests.bouwers import opdracht, zet
from eenloket.midoffice.zaken.tests.bouwers import maak_medewerker, maak_organisatie, maak_zaak, over
from eenloket.midoffice.zaken.tests.proefaanbod import EIGEN, ROL

from .test_paginas import ingelogd

pytestmark = pytest.mark.django_db
PAD = "/behandeling/werk"


@pytest.fixture
def organisatie(settings: Settings) -> Organisatie:
    settings.ORGANISATIE = EIGEN
    return maak_organisatie()


@pytest.fixture
def beheerder(organisatie: Organisatie) -> Medewerker:
    return maak_medewerker(rechten=(Recht.KOPPELINGEN, Recht.BEHEER))


def partner(organisatie: Organisatie, **anders: object) -> Werk:
    wat = opdracht(
        organisatie, onderwerp=werk.Onderwerp.OVERDRACHT, soort=werk.Werksoort.PARTNER, titel="waterschap", kenmerk="Z2026-0000007",
        reden=werk.Reden.MISLUKT, toelichting="waterschap: geen verbinding", **anders,
    )  # fmt: skip
    return zet(wat)[0]


def doe(client: Client, naam: str, item: Werk, **gegevens: object) -> int:
    antwoord = client.post(reverse(f"behandeling:werk_{naam}", args=[item.id]), gegevens)
    item.refresh_from_db()
    return antwoord.status_code


def test_ieder_ziet_alleen_de_soorten_van_zijn_rechten(
    organisatie: Organisatie, beheerder: Medewerker
) -> None:
    item = partner(organisatie)
    zet(opdracht(organisatie, soort=werk.Werksoort.HERZIEN, kenmerk="Z2026-0000008", titel="Verhuizing"))
    pagina = ingelogd(beheerder).get(PAD).content.decode()
    for tekst in ("waterschap", "Z2026-0000007", "Partner niet bereikt (1)", "Alles (1)"):
        assert tekst in pagina
    assert "Z2026-0000008" not in pagina
    lezer = ingelogd(maak_medewerker(rechten=(Recht.ZAAK_LEZEN,)))
    pagina = lezer.get(PAD).content.decode()
    assert "Z2026-0000008" in pagina
    assert "Z2026-0000007" not in pagina
    assert "Oppakken" not in pagina  # who doesn't decide only reads
    assert lezer.get(f"{PAD}?soort=partner").content.decode().count("Z2026-0000007") == 0
    assert lezer.get(reverse("behandeling:werk", args=[item.id])).status_code == 404
    assert ingelogd(maak_medewerker(rechten=(Recht.AANBOD_BEKIJKEN,))).get(PAD).status_code == 403
    assert Client().get(PAD).headers["Location"].startswith("/medewerker/inloggen?next=")


def test_een_andere_organisatie_ziet_en_doet_niets(organisatie: Organisatie) -> None:
    item = partner(organisatie)
    elders = ingelogd(maak_medewerker(organisatie=maak_organisatie("elders"), rechten=(Recht.KOPPELINGEN,)))
    assert "Z2026-0000007" not in elders.get(PAD).content.decode()
    assert elders.get(reverse("behandeling:werk", args=[item.id])).status_code == 404
    for naam in ("oppakken", "teruggeven", "overdragen", "later"):
        assert doe(elders, naam, item) == 404
    assert Werk.objects.get().medewerker is None


def test_wie_het_niet_mag_doen_mag_het_ook_niet_oppakken(organisatie: Organisatie) -> None:
    (item,) = zet(opdracht(organisatie, soort=werk.Werksoort.HERZIEN, titel="Verhuizing"))
    lezer = ingelogd(maak_medewerker(rechten=(Recht.ZAAK_LEZEN,)))
    for naam in ("oppakken", "teruggeven", "overdragen", "later"):
        assert doe(lezer, naam, item) == 403
        assert lezer.get(reverse(f"behandeling:werk_{naam}", args=[item.id])).status_code == 405


def test_oppakken_overdragen_apart_leggen_en_wie_wat_deed(
    organisatie: Organisatie, beheerder: Medewerker
) -> None:
    item, client = partner(organisatie), ingelogd(beheerder)
    collega = maak_medewerker(rechten=(Recht.KOPPELINGEN,))
    onbevoegd = maak_medewerker(rechten=(Recht.ZAAK_LEZEN,))
    assert doe(client, "oppakken", item) == 302
    assert item.medewerker == beheerder
    pagina = client.get(reverse("behandeling:werk", args=[item.id])).content.decode()
    assert collega.naam in pagina
    assert onbevoegd.naam not in pagina  # there it would lie where nobody may touch it
    assert doe(client, "overdragen", item, aan=f"collega:{onbevoegd.id}") == 422
    assert doe(client, "overdragen", item) == 422
    assert doe(client, "overdragen", item, aan=f"collega:{collega.id}", toelichting="Bel Piet.") == 302
    assert item.medewerker == collega
    assert doe(client, "later", item, tot="3") == 302
    assert item.apart_tot == over(3)
    assert "Z2026-0000007" not in client.get(PAD).content.decode()
    assert "Z2026-0000007" in client.get(f"{PAD}?apart=ja").content.decode()
    pagina = client.get(reverse("behandeling:werk", args=[item.id])).content.decode()
    for tekst in ("Opgepakt", beheerder.naam, "Overgedragen", collega.naam, "Bel Piet.", "Apart gelegd"):
        assert tekst in pagina
    assert doe(client, "later", item, nu="ja") == 302
    assert item.apart_tot is None
    assert doe(client, "teruggeven", item) == 302
    assert item.medewerker is None


def test_een_team_krijgt_het_als_zijn_leden_het_mogen(
    organisatie: Organisatie, beheerder: Medewerker
) -> None:
    item, client = partner(organisatie), ingelogd(beheerder)
    team = Groep.objects.create(organisatie=organisatie, slug="koppelvlak", naam="Koppelvlak")
    assert doe(client, "overdragen", item, aan="team:koppelvlak") == 422
    team.rollen.set(beheerder.rollen.all())
    assert doe(client, "overdragen", item, aan="team:koppelvlak") == 302
    assert (item.team, item.medewerker) == ("koppelvlak", None)
    assert "Koppelvlak" in client.get(reverse("behandeling:werk", args=[item.id])).content.decode()


def test_apart_leggen_tot_na_de_wet_mag_niet(organisatie: Organisatie, beheerder: Medewerker) -> None:
    item, client = partner(organisatie, termijn=werk.Termijn(wettelijk=over(2))), ingelogd(beheerder)
    antwoord = client.post(reverse("behandeling:werk_later", args=[item.id]), {"tot": "7"})
    assert antwoord.status_code == 422
    assert "Kies een dag voor de wettelijke termijn afloopt." in antwoord.content.decode()
    assert doe(client, "later", item, tot="1") == 302


def test_de_lijst_kost_altijd_hetzelfde(organisatie: Organisatie, beheerder: Medewerker) -> None:
    client = ingelogd(beheerder)

    def kosten() -> int:
        client.get(PAD)
        with CaptureQueriesContext(connection) as gemeten:
            assert client.get(PAD).status_code == 200
        return len(gemeten)

    partner(organisatie)
    eerst = kosten()
    for _ in range(20):
        partner(organisatie)
    assert kosten() == eerst


def test_een_zaak_overdragen_en_later_weer_zien(organisatie: Organisatie) -> None:
    zaak, medewerker, collega = maak_zaak(), maak_medewerker(), maak_medewerker(rollen=(ROL,))
    client = ingelogd(medewerker)
    item = Werk.objects.get(onderwerp_id=zaak.id)
    assert (
        reverse("behandeling:werk", args=[item.id])
        in client.get(f"/behandeling/zaken/{zaak.identificatie}").content.decode()
    )
    assert (
        doe(client, "overdragen", item, aan=f"collega:{collega.id}", toelichting="Zij kent de straat.") == 302
    )
    zaak.refresh_from_db()
    assert zaak.behandelaar == collega == item.medewerker
    assert [r.daad for r in werk.geschiedenis([item.id])] == ["overgedragen"]
    assert doe(client, "later", item, tot="3") == 302
    assert zaak.identificatie not in client.get("/behandeling").content.decode()
    team = Groep.objects.create(organisatie=organisatie, slug="vergunningen", naam="Vergunningen")
    team.rollen.set(medewerker.rollen.all())
    assert doe(client, "overdragen", item, aan="team:vergunningen") == 302
    zaak.refresh_from_db()
    assert (zaak.behandelaar, item.medewerker, item.team) == (None, None, "vergunningen")
    assert zaak.identificatie in client.get("/behandeling").content.decode()  # what changes hands is back
    assert doe(client, "oppakken", item) == 302
    zaak.refresh_from_db()
    assert zaak.behandelaar == medewerker
    assert zaak.identificatie not in client.get(PAD).content.decode()  # a case stands on its own list
