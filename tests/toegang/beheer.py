"""Real things behind the addresses of the operator: an application, a subscription with dead deliveries, a register, a concept."""

import datetime as dt
from dataclasses import dataclass

from eenloket.kern.identificatie import nieuw_id
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.models import Zaaktype
from eenloket.verbinding.zgw.beheer.rechtengroepen import groepeer
from eenloket.verbinding.zgw.beheer.tests.bouwers import (
    keus,
    maak_abonnement,
    maak_applicatie,
    maak_bezorgingen,
    maak_dienst,
    recht,
)
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
            "zgw:applicatie": a, "zgw:applicatie_wijzigen": a, "zgw:applicatie_intrekken": a, "zgw:client_nieuw": a,
            "zgw:recht_nieuw": (applicatie.id, "brc"), "zgw:recht": r, "zgw:recht_weg": r, "zgw:geheim": c, "zgw:client_intrekken": c,
            "zgw:abonnement": b, "zgw:abonnement_vorm": b, "zgw:abonnement_opnieuw": b, "zgw:abonnement_opzeggen": b,
            "zgw:dienst": d, "zgw:dienst_weg": d, "zgw:dienst_test": d,
            "zgw:zaaktype": t, "zgw:zaaktype_vergelijk": t, "zgw:zaaktype_publiceren": t,
        },
        invoer={
            "zgw:applicatie_nieuw": gegeven | {"begin": "alles"},
            "zgw:applicatie_nieuw_recht": gegeven | {"begin": "ztc", "scopes": "catalogi.lezen"},
            "zgw:applicatie_wijzigen": {"label": "Anders", "getoond": "taakapp", "client_ids": "taakapp"},
            "zgw:applicatie_intrekken": {"sleutels": "ja"},
            "zgw:client_nieuw": {"client_id": "tweede", "geheim": ""},
            "zgw:recht_nieuw": {"scopes": "besluiten.lezen", "bereik": "alles"},
            "zgw:recht": keuze | {"niveau": "2"},
            "zgw:geheim": {"geheim": "", "stand": "oud"},
            "zgw:abonnement_vorm": {"vorm": "cloudevents"},
            "zgw:abonnement_opnieuw": {"bezorging": str(dood.id)},
            "zgw:dienst_nieuw": {"url": "https://203.0.113.7/api/v1/", "soort": "zrc", "client_id": "wij", "geheim": "daar"},
            "zgw:dienst": {"soort": "brc", "client_id": "wij", "geheim": ""},
            "zgw:zaaktype_publiceren": {"eindig": "ja"},
        },
    )  # fmt: skip


def _concept(z: Zaaktype) -> Zaaktype:
    """The next version of a type, that says what may be published."""
    concept = Zaaktype.objects.get(id=z.id)
    concept.id, concept.concept, concept._state.adding = nieuw_id(), True, True
    concept.begin_geldigheid, concept.einde_geldigheid = dt.date(2031, 1, 1), None
    concept.save()
    return concept
