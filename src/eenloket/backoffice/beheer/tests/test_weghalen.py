"""What is taken away: asked first with what will stop working, done by POST, in the trail, once, and only as it was shown."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client as Browser

from eenloket.kern.audit.models import Auditregel
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.models import Zaaktype
from eenloket.midoffice.zaken.tests.bouwers import maak_medewerker
from eenloket.verbinding.zgw.inrichting.rechtengroepen import groepeer
from eenloket.verbinding.zgw.models import Abonnement, Applicatie, Autorisatie, Client, Dienst
from eenloket.verbinding.zgw.toegang.acties import geef_client_uit

from .bouwers import (
    DOOR,
    GEHEIM,
    ingelogd,
    maak_abonnement,
    maak_applicatie,
    maak_bezorgingen,
    maak_dienst,
    recht,
)

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Daad:
    """A page that takes something away. ``anders`` is what a colleague did since it was opened."""

    pad: str
    tabel: str
    reden: str
    gevolgen: tuple[str, ...]
    anders: Callable[[], object]
    weg: Callable[[], bool]
    lijst: str
    invoer: dict[str, str] = field(default_factory=dict)


def _applicatie(organisatie: Organisatie) -> Daad:
    rij = maak_applicatie(organisatie)
    Applicatie.objects.update(client_ids=["taakapp", "proef"])
    maak_abonnement(organisatie)
    return Daad(
        pad=f"/beheer/applicaties/{rij.id}/intrekken",
        tabel="zgw_applicatie",
        reden="zgw.applicatie_verwijderen",
        gevolgen=("client-id taakapp en proef mag meteen niets meer", "1 abonnement van deze software krijgt geen"),
        anders=lambda: Applicatie.objects.update(client_ids=["taakapp", "proef", "later"]),
        weg=lambda: not Applicatie.objects.exists(),
        lijst="/beheer/applicaties",
    )  # fmt: skip


def _client(organisatie: Organisatie) -> Daad:
    maak_applicatie(organisatie)
    geef_client_uit(organisatie, "proef", geheim=GEHEIM, door=DOOR)
    Applicatie.objects.update(client_ids=["taakapp", "proef"])
    client = Client.objects.get(client_id="taakapp")
    return Daad(
        pad=f"/beheer/clients/{client.id}/intrekken",
        tabel="zgw_client",
        reden="zgw.client_intrekken",
        gevolgen=("meteen niet meer inloggen", "Taakapplicatie werkt verder met proef."),
        anders=lambda: geef_client_uit(organisatie, "taakapp", door=DOOR),
        weg=lambda: not Client.objects.filter(client_id="taakapp").exists(),
        lijst="/beheer/applicaties",
    )


def _recht(organisatie: Organisatie) -> Daad:
    z, ander = Zaaktype.objects.order_by("identificatie")[:2]
    rij = maak_applicatie(organisatie, "taakapp", recht(z), recht(ander, "zaken.aanmaken"))
    groep = next(g for g in groepeer(rij.autorisaties.all(), organisatie.id) if g.scopes == ("zaken.lezen",))

    def erbij() -> None:
        een = recht(ander)
        een.applicatie = rij
        een.save()

    return Daad(
        pad=f"/beheer/applicaties/{rij.id}/rechten/{groep.sleutel}/weg",
        tabel="zgw_autorisatie",
        reden="zgw.applicatie",
        gevolgen=("Taakapplicatie mag meteen niet meer: zaken lezen.", "Dat geldt voor 1 soort."),
        anders=erbij,
        weg=lambda: not Autorisatie.objects.filter(scopes=["zaken.lezen"]).exists(),
        lijst="/beheer/applicaties",
    )


def _abonnement(organisatie: Organisatie) -> Daad:
    maak_applicatie(organisatie)
    rij = maak_abonnement(organisatie)
    maak_bezorgingen(rij, "wacht", 2)
    maak_bezorgingen(rij, "dood", 3)
    return Daad(
        pad=f"/beheer/abonnementen/{rij.id}/opzeggen",
        tabel="zgw_abonnement",
        reden="notificaties.opzeggen",
        gevolgen=("Taakapplicatie krijgt geen berichten meer over zaken.", "wachten (2) of niet zijn gelukt (3)"),
        anders=lambda: Abonnement.objects.update(callback_url="https://93.184.216.34/anders"),
        weg=lambda: not Abonnement.objects.exists(),
        lijst="/beheer/abonnementen",
    )  # fmt: skip


def _dienst(organisatie: Organisatie) -> Daad:
    rij = maak_dienst(organisatie)
    elders = Autorisatie(component="zrc", scopes=["zaken.lezen"], url=f"{rij.url}zaaktypen/1", max_vertrouwelijkheidaanduiding=8)  # fmt: skip
    maak_applicatie(organisatie, "taakapp", elders)
    return Daad(
        pad=f"/beheer/registers/{rij.id}/verwijderen",
        tabel="zgw_dienst",
        reden="zgw.dienst_vergeten",
        gevolgen=("Nieuwe verwijzingen naar dit register kunnen niet meer.", "1 applicatie heeft rechten op soorten", "Ons geheim daar is dan weg."),
        anders=lambda: Dienst.objects.update(client_id="anders"),
        weg=lambda: not Dienst.objects.exists(),
        lijst="/beheer/registers",
    )  # fmt: skip


@pytest.fixture(params=[_applicatie, _client, _recht, _abonnement, _dienst], ids=lambda maak: maak.__name__)
def daad(request: pytest.FixtureRequest, organisatie: Organisatie) -> Daad:
    maak: Callable[[Organisatie], Daad] = request.param
    return maak(organisatie)


def test_eerst_wordt_gezegd_wat_er_stopt_en_dan_pas_gaat_het_weg(
    daad: Daad, organisatie: Organisatie
) -> None:
    wie = maak_medewerker(organisatie=organisatie, rechten=(Recht.BEHEER, Recht.KOPPELINGEN))
    browser = ingelogd(wie)
    vraag = browser.get(daad.pad)
    assert vraag.status_code == 200
    for gevolg in daad.gevolgen:
        assert gevolg in vraag.content.decode()
    assert not daad.weg()
    assert browser.post(daad.pad, {"stand": vraag.context["stand"]}).status_code == 302
    assert daad.weg()
    regel = Auditregel.objects.filter(tabel=daad.tabel, soort="D").latest("id")
    assert regel.reden == daad.reden
    assert str(wie.id) in regel.actor


def test_een_tweede_klik_zegt_dat_het_al_gebeurd_is(daad: Daad, beheerder: Browser) -> None:
    formulier = {"stand": beheerder.get(daad.pad).context["stand"]}
    beheerder.post(daad.pad, formulier)
    regels = Auditregel.objects.count()
    tweede = beheerder.post(daad.pad, formulier)
    assert tweede.status_code == 404
    assert "Misschien hebt u twee keer geklikt" in tweede.content.decode()
    assert tweede.context["terug"] == daad.lijst
    assert Auditregel.objects.count() == regels


def test_wie_een_oude_pagina_voor_zich_heeft_ziet_eerst_wat_er_veranderde(
    daad: Daad, beheerder: Browser
) -> None:
    oud: dict[str, Any] = {"stand": beheerder.get(daad.pad).context["stand"]}
    daad.anders()
    antwoord = beheerder.post(daad.pad, oud)
    assert antwoord.status_code == 409
    assert "Er is iets veranderd sinds u deze pagina opende." in antwoord.content.decode()
    assert not daad.weg()
    beheerder.post(daad.pad, {"stand": antwoord.context["stand"]})
    assert daad.weg()


def test_van_een_andere_plek_komt_niets_binnen(daad: Daad, organisatie: Organisatie) -> None:
    wie = maak_medewerker(organisatie=organisatie, rechten=(Recht.BEHEER, Recht.KOPPELINGEN))
    streng = Browser(enforce_csrf_checks=True)
    streng.cookies = ingelogd(wie).cookies
    assert streng.post(daad.pad).status_code == 403
    assert not daad.weg()


def test_het_laatste_recht_gaat_niet_weg(beheerder: Browser, organisatie: Organisatie) -> None:
    rij = maak_applicatie(organisatie, "taakapp", recht(Zaaktype.objects.all()[0]))
    (groep,) = groepeer(rij.autorisaties.all(), organisatie.id)
    pad = f"/beheer/applicaties/{rij.id}/rechten/{groep.sleutel}/weg"
    for doe in (beheerder.get, beheerder.post):
        assert "Dit is het laatste recht." in doe(pad, follow=True).content.decode()
    assert rij.autorisaties.exists()
