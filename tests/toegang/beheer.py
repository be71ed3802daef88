"""Real things behind the addresses of the operator: an application, a subscription with dead deliveries, a register, a concept."""

import datetime as dt
from dataclasses import dataclass

from eenloket.backoffice.beheer.tests.bouwers import (
    keus,
    maak_abonnement,
    maak_applicatie,
    maak_bezorgingen,
    maak_dienst,
    recht,
)
from eenloket.kern.identificatie import nieuw_id
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.models import Zaaktype
from eenloket.verbinding.zgw.api import groepeer
from eenloket.verbinding.zgw.models import Autorisatie, Client


@dataclass(frozen=True)
class Beheer:
    """Arguments and input by the name of the address."""

    argumenten: dict[str, tuple[object, ...]]
    invoer: dict[str, dict[str, str]]


def beheer(organisatie: Organisatie) -> Beheer:
    z = Zaaktype.objects.filter(organisatie=organisatie, concept=False).order_by("identificatie")[0]
    catalogus = Autorisatie(component="ztc", scopes=["catalogi.lezen"])
    applicatie = maak_applicatie(organisatie, "taakapp", recht(z), catalogus)
    groep = groepeer(applicatie.autorisaties.all(), organisatie.id)[0]
    client = Client.objects.get(client_id="taakapp")
    abonnement = maak_abonnement(organisatie, client_id="")
    (dood,) = maak_bezorgingen(abonnement, "dood")
    dienst = maak_dienst(organisatie, "http://127.0.0.1:9/api/v1/", intern=True)
    concept = _concept(z)
    a, c, b, d, t = (applicatie.id,), (client.id,), (abonnement.id,), (dienst.id,), (concept.id,)
    r = (applicatie.id, groep.sleutel)
    gegeven = {"label": "Nieuw", "client_id": "nieuw", "geheim": ""}
    keuze = {"scopes": "zaken.lezen", "bereik": "kies", "typen": keus(z), "niveau": "8"}
    return Beheer(
        argumenten={
            "beheer:applicatie": a, "beheer:applicatie_wijzigen": a, "beheer:applicatie_intrekken": a, "beheer:client_nieuw": a,
            "beheer:recht_nieuw": (applicatie.id, "brc"), "beheer:recht": r, "beheer:recht_weg": r, "beheer:geheim": c, "beheer:client_intrekken": c,
            "beheer:abonnement": b, "beheer:abonnement_vorm": b, "beheer:abonnement_opnieuw": b, "beheer:abonnement_opzeggen": b,
            "beheer:dienst": d, "beheer:dienst_weg": d, "beheer:dienst_test": d,
            "beheer:zaaktype": t, "beheer:zaaktype_vergelijk": t, "beheer:zaaktype_publiceren": t,
        },
        invoer={
            "beheer:applicatie_nieuw": gegeven | {"begin": "alles"},
            "beheer:applicatie_nieuw_recht": gegeven | {"begin": "ztc", "scopes": "catalogi.lezen"},
            "beheer:applicatie_wijzigen": {"label": "Anders", "getoond": "taakapp", "client_ids": "taakapp"},
            "beheer:applicatie_intrekken": {"sleutels": "ja"},
            "beheer:client_nieuw": {"client_id": "tweede", "geheim": ""},
            "beheer:recht_nieuw": {"scopes": "besluiten.lezen", "bereik": "alles"},
            "beheer:recht": keuze | {"niveau": "2"},
            "beheer:geheim": {"geheim": "", "stand": "oud"},
            "beheer:abonnement_vorm": {"vorm": "cloudevents"},
            "beheer:abonnement_opnieuw": {"bezorging": str(dood.id)},
            "beheer:dienst_nieuw": {"url": "https://203.0.113.7/api/v1/", "soort": "zrc", "client_id": "wij", "geheim": "daar"},
            "beheer:dienst": {"soort": "brc", "client_id": "wij", "geheim": ""},
            "beheer:zaaktype_publiceren": {"eindig": "ja"},
        },
    )  # fmt: skip


def _concept(z: Zaaktype) -> Zaaktype:
    """The next version of a type, that says what may be published."""
    concept = Zaaktype.objects.get(id=z.id)
    concept.id, concept.concept, concept._state.adding = nieuw_id(), True, True
    concept.begin_geldigheid, concept.einde_geldigheid = dt.date(2031, 1, 1), None
    concept.save()
    return concept
