"""The pages about applications: what is shown to whom, and what each act does."""

import pytest
from django.test import Client as Browser

from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.models import Zaaktype
from eenloket.midoffice.zaken.tests.bouwers import maak_medewerker
from eenloket.verbinding.zgw.models import Applicatie, Client

from .bouwers import GEHEIM, ingelogd, maak_abonnement, maak_applicatie, recht

pytestmark = pytest.mark.django_db


def test_leeg_een_en_zoeken(beheerder: Browser, organisatie: Organisatie) -> None:
    assert "Er is nog geen applicatie" in beheerder.get("/beheer/applicaties").content.decode()
    maak_applicatie(organisatie, "taakapp", recht(Zaaktype.objects.all()[0]))
    maak_applicatie(organisatie, "archief", label="Archiefsoftware", geheim="kort")
    tekst = beheerder.get("/beheer/applicaties").content.decode()
    assert "Taakapplicatie" in tekst
    assert "kort geheim" in tekst
    assert GEHEIM not in tekst
    gevonden = beheerder.get("/beheer/applicaties?zoek=archief").content.decode()
    assert "Archiefsoftware" in gevonden
    assert "Taakapplicatie" not in gevonden
    assert "Taakapplicatie" in beheerder.get("/beheer/applicaties?zoek=taakapp").content.decode()
    assert "Niets gevonden" in beheerder.get("/beheer/applicaties?zoek=xyz%00").content.decode()


def test_niet_van_een_andere_organisatie(beheerder: Browser, elders: Organisatie) -> None:
    rij = maak_applicatie(elders, "vreemd", label="Van de buren")
    client = Client.objects.get()
    assert "Van de buren" not in beheerder.get("/beheer/applicaties").content.decode()
    for pad in (
        f"applicaties/{rij.id}",
        f"applicaties/{rij.id}/wijzigen",
        f"applicaties/{rij.id}/intrekken",
        f"applicaties/{rij.id}/client",
        f"applicaties/{rij.id}/rechten/nieuw/zrc",
        f"clients/{client.id}/geheim",
        f"clients/{client.id}/intrekken",
    ):
        assert beheerder.get(f"/beheer/{pad}").status_code == 404, pad
        assert beheerder.post(f"/beheer/{pad}", {"label": "Nu van ons"}).status_code in (404, 405), pad
    assert Applicatie.objects.get().label == "Van de buren"
    assert Client.objects.get().geheim == GEHEIM


@pytest.mark.parametrize("recht_", [r for r in Recht if r is not Recht.BEHEER])
def test_alleen_met_het_recht_beheer(organisatie: Organisatie, recht_: Recht) -> None:
    rij = maak_applicatie(organisatie)
    browser = ingelogd(maak_medewerker(rechten=(recht_,)))
    for pad in ("", "/nieuw", f"/{rij.id}"):
        assert browser.get(f"/beheer/applicaties{pad}").status_code == 403
    assert browser.post(f"/beheer/applicaties/{rij.id}/intrekken").status_code == 403
    assert Applicatie.objects.exists()


def test_wie_niet_is_ingelogd_gaat_naar_de_inlogpagina(organisatie: Organisatie) -> None:
    antwoord = Browser().get("/beheer/applicaties")
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/medewerker/inloggen")


def test_wijzigen(beheerder: Browser, organisatie: Organisatie) -> None:
    rij = maak_applicatie(organisatie, "een", recht(Zaaktype.objects.all()[0]))
    Applicatie.objects.update(client_ids=["een", "twee"])
    pad = f"/beheer/applicaties/{rij.id}/wijzigen"
    antwoord = beheerder.post(
        pad,
        {"label": "Nieuwe naam", "getoond": ["een", "twee"], "client_ids": ["een"], "alleen_gereed": "ja"},
    )
    assert antwoord.status_code == 302
    rij = Applicatie.objects.get()
    assert (rij.label, rij.client_ids) == ("Nieuwe naam", ["een"])
    assert rij.alleen_is_gereed_voor_publicatie
    assert rij.autorisaties.count() == 1
    beheerder.post(pad, {"label": "Nieuwe naam", "getoond": ["een"], "client_ids": ["een"], "alles": "ja"})
    rij.refresh_from_db()
    assert rij.heeft_alle_autorisaties
    assert not rij.autorisaties.exists()


def test_een_client_die_een_collega_intussen_toevoegde_blijft(
    beheerder: Browser, organisatie: Organisatie
) -> None:
    rij = maak_applicatie(organisatie, "een")
    Applicatie.objects.update(client_ids=["een", "later"])
    beheerder.post(
        f"/beheer/applicaties/{rij.id}/wijzigen", {"label": "X", "getoond": ["een"], "client_ids": ["een"]}
    )
    assert Applicatie.objects.get().client_ids == ["een", "later"]


def test_zonder_client_of_naam_verandert_er_niets(beheerder: Browser, organisatie: Organisatie) -> None:
    rij = maak_applicatie(organisatie)
    antwoord = beheerder.post(f"/beheer/applicaties/{rij.id}/wijzigen", {"label": "", "getoond": ["taakapp"]})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 400
    assert "Vul een naam in." in tekst
    assert "Houd minstens één client-id over." in tekst
    assert Applicatie.objects.get().label == "Taakapplicatie"


@pytest.mark.parametrize("ook_sleutels", [True, False])
def test_intrekken(beheerder: Browser, organisatie: Organisatie, ook_sleutels: bool) -> None:
    rij = maak_applicatie(organisatie)
    pad = f"/beheer/applicaties/{rij.id}/intrekken"
    assert "mag meteen niets meer" in beheerder.get(pad).content.decode()
    assert Applicatie.objects.exists()
    antwoord = beheerder.post(pad, {"sleutels": "ja"} if ook_sleutels else {}, follow=True)
    assert "Taakapplicatie is ingetrokken" in antwoord.content.decode()
    assert not Applicatie.objects.exists()
    assert Client.objects.exists() is not ook_sleutels


def test_een_lijst_kost_evenveel_vragen_bij_veel_applicaties(
    beheerder: Browser, organisatie: Organisatie, django_assert_max_num_queries
) -> None:
    z = Zaaktype.objects.all()[0]
    maak_applicatie(organisatie, "een", recht(z))
    beheerder.get("/beheer/applicaties")
    with django_assert_max_num_queries(40) as een:
        beheerder.get("/beheer/applicaties")
    for nummer in range(30):
        maak_applicatie(organisatie, f"c{nummer}", recht(z), label=f"App {nummer}")
    with django_assert_max_num_queries(len(een)):
        eerste = beheerder.get("/beheer/applicaties").content.decode()
    assert "App 0<" in eerste
    assert "App 9<" not in eerste
    assert "App 9<" in beheerder.get("/beheer/applicaties?pagina=2").content.decode()


def test_op_naam_en_wat_aandacht_vraagt_apart(beheerder: Browser, organisatie: Organisatie) -> None:
    z = Zaaktype.objects.all()[0]
    maak_applicatie(organisatie, "zz-taken", recht(z), label="beta")
    maak_applicatie(organisatie, "kort", recht(z), label="Alfa", geheim="kort")
    maak_applicatie(organisatie, "weg", recht(z), label="Gamma")
    Client.objects.filter(client_id="weg").delete()

    def namen(vraag: str) -> list[str]:
        antwoord = beheerder.get(f"/beheer/applicaties{vraag}")
        return [regel.applicatie.label for regel in antwoord.context["regels"]]

    assert namen("") == ["Alfa", "beta", "Gamma"]
    assert namen("?zoek=Z-TAK") == ["beta"]
    assert namen("?aandacht=ja") == ["Alfa", "Gamma"]
    assert namen("?aandacht=ja&zoek=gam") == ["Gamma"]


def test_een_applicatie_noemt_haar_abonnementen_aan_wie_daarover_gaat(
    beheerder: Browser, organisatie: Organisatie
) -> None:
    rij = maak_applicatie(organisatie)
    maak_abonnement(organisatie, callback_url="https://taken.example/hier")
    maak_abonnement(organisatie, callback_url="https://ander.example/", client_id="ander")
    tekst = beheerder.get(f"/beheer/applicaties/{rij.id}").content.decode()
    assert "https://taken.example/hier" in tekst
    assert "ander.example" not in tekst
    zonder = ingelogd(maak_medewerker(rechten=(Recht.BEHEER,)))
    assert "taken.example" not in zonder.get(f"/beheer/applicaties/{rij.id}").content.decode()
