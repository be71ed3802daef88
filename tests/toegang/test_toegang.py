"""Every address as everybody: who isn't allowed gets nothing, sees nothing and changes nothing (M-F1)."""

import logging
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from eenloket.config import conftest as huis
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanvragen.ports import poorten

from .gegevens import Wereld, bouw, medewerker
from .tabel import TABEL, ZONDER_CSRF, mag_iets_doen, verwacht
from .wandeling import Wandelaar, adressen, als_client, als_medewerker

ROLLEN = (
    "anoniem",
    "eigenaar",
    "ander",
    "zonder-tweede-factor",
    "zonder-recht",
    "elders",
    "alles",
    *(f"recht:{recht}" for recht in Recht),
)
_vergeet = huis._vergeet
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def wereld(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Wereld, dict[str, Wandelaar]]]:
    """Built once, in a transaction that is undone at the end: every step of the walk undoes itself."""
    oud = (poorten.registers, poorten.bijhouding, poorten.partners)
    poorten.registers = poorten.bijhouding = poorten.partners = None
    with django_db_blocker.unblock(), transaction.atomic():
        gebouwd = bouw()
        yield gebouwd, _wandelaars(gebouwd)
        transaction.set_rollback(True)
    poorten.registers, poorten.bijhouding, poorten.partners = oud
    aanbod_api.vergeet()


def _wandelaars(w: Wereld) -> dict[str, Wandelaar]:
    rollen = ("senior-vergunningen", "medewerker-burgerzaken")
    uit = [
        Wandelaar("anoniem", {}),
        als_client("eigenaar", w.eigenaar),
        als_client("ander", w.ander),
        als_medewerker(
            "zonder-tweede-factor", medewerker(w.gemeente, "half", list(Recht)), tweede_factor=False
        ),
        als_medewerker("zonder-recht", medewerker(w.gemeente, "zonder", [])),
        als_medewerker("elders", medewerker(w.elders, "elders", list(Recht), *rollen)),
        als_medewerker("alles", medewerker(w.gemeente, "alles", list(Recht), *rollen)),
        *(als_medewerker(f"recht:{r}", medewerker(w.gemeente, str(r), [r])) for r in Recht),
    ]
    return {wandelaar.rol: wandelaar for wandelaar in uit}


def test_elk_adres_staat_in_de_tabel() -> None:
    assert set(adressen()) - set(TABEL) == set(), "zet dit adres in tests/toegang/tabel.py: wie mag er komen?"
    assert set(TABEL) - set(adressen()) == set(), "dit adres bestaat niet meer"


def _overslaan(naam: str, methode: str, rol: str) -> bool:
    """What is the same for everybody is walked by three: nobody, a client and staff."""
    return (
        rol not in ("anoniem", "eigenaar", "alles") and len(set(TABEL[naam][methode == "POST"].values())) == 1
    )


@pytest.fixture(autouse=True)
def _stil() -> Iterator[None]:
    """Refusals are what we are after: not a log line for each."""
    logboek = logging.getLogger("django.request")
    voor = logboek.level
    logboek.setLevel(logging.CRITICAL)
    yield
    logboek.setLevel(voor)


@pytest.mark.parametrize("rol", ROLLEN)
def test_op_elk_adres_komt_wat_de_tabel_zegt(wereld: tuple[Wereld, dict[str, Wandelaar]], rol: str) -> None:
    w, wandelaars = wereld
    mis = []
    for naam in adressen():
        for methode in ("GET", "POST"):
            if _overslaan(naam, methode, rol):
                continue
            uit, geraakt = wandelaars[rol].ga(
                naam, methode, w.argumenten.get(naam, ()), w.invoer.get(naam, {})
            )
            if uit != verwacht(naam, methode, rol):
                mis.append(f"{methode} {naam}: {uit}, verwacht {verwacht(naam, methode, rol)}")
            if methode == "POST" and geraakt and not mag_iets_doen(naam, rol):
                mis.append(f"POST {naam} ({uit}) schreef in {sorted(geraakt)}")
            if methode == "GET" and geraakt and not (uit in ("200", "verder") and naam in VULT_AAN):
                mis.append(f"GET {naam} ({uit}) schreef in {sorted(geraakt)}")
    assert not mis, "\n".join(mis)


VULT_AAN = {"intake:aanvraag", "intake:bekend"}
"""Looking at a draft of one's own asks the registers, which is kept."""


@pytest.mark.parametrize("rol", ["anoniem", "eigenaar", "alles"])
def test_een_formulier_van_elders_doet_niets(wereld: tuple[Wereld, dict[str, Wandelaar]], rol: str) -> None:
    """Without the token of our own page nothing that is posted gets in (CSRF)."""
    w, wandelaars = wereld
    for naam in adressen():
        if naam in ZONDER_CSRF:
            continue
        browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
        browser.cookies.load(wandelaars[rol].koekjes)
        with transaction.atomic():
            pad = reverse(naam.partition("/")[0], args=w.argumenten.get(naam, ()))
            status = browser.post(pad, w.invoer.get(naam, {})).status_code
            transaction.set_rollback(True)
        assert status in (403, 405), f"{naam}: {status}"


def test_wie_iets_mag_doet_ook_echt_iets(wereld: tuple[Wereld, dict[str, Wandelaar]]) -> None:
    """The walk would say nothing when its addresses led nowhere: with the right each act writes."""
    w, wandelaars = wereld
    for rol, namen in (("eigenaar", _DAAD_CLIENT), ("alles", _DAAD_MEDEWERKER)):
        for naam in namen:
            uit, geraakt = wandelaars[rol].ga(
                naam, "POST", w.argumenten.get(naam, ()), w.invoer.get(naam, {})
            )
            assert uit in ("verder", "200"), f"{naam}: {uit}"
            assert "audit_auditregel" in geraakt, f"{naam} schreef alleen in {geraakt}"


_DAAD_CLIENT = (
    "intake:begin", "intake:bewaren", "intake:weggooien", "intake:bestand_verwijderen", "intake:indienen", "portaal:intrekken",
    "portaal:opnieuw", "portaal:taak", "portaal:taakbestand_verwijderen",
)  # fmt: skip
_DAAD_MEDEWERKER = (
    "balie:begin", "balie:bewaren", "balie:weggooien", "balie:bestand_verwijderen", "balie:indienen",
    "behandeling:oppakken", "behandeling:controlelijst", "behandeling:vraag", "behandeling:advies", "behandeling:advies_binnen",
    "behandeling:taak_klaar", "behandeling:verlengen", "behandeling:steekproef", "behandeling:besluit", "behandeling:herzien",
    "behandeling:werk_oppakken", "behandeling:werk_overdragen", "behandeling:werk_later",
    "beheer:bericht_opnieuw", "beheer:overdracht_opnieuw", "beheer:applicatie_nieuw", "beheer:applicatie_nieuw_recht", "beheer:applicatie_wijzigen",
    "beheer:applicatie_intrekken", "beheer:client_nieuw", "beheer:recht_nieuw", "beheer:recht", "beheer:recht_weg", "beheer:client_intrekken",
    "beheer:abonnement_vorm", "beheer:abonnement_opnieuw", "beheer:abonnement_opzeggen", "beheer:dienst_nieuw", "beheer:dienst", "beheer:dienst_weg",
    "beheer:zaaktype_publiceren",
)  # fmt: skip
