"""Requests with their cases, a channel that remembers what it got, and a worker that empties the queue."""

import uuid
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import yaml
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from eenloket.kern.aflevering.api import Staat, bezorg
from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.klok import nu
from eenloket.kern.organisaties.models import Organisatie
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem
from eenloket.midoffice.aanbod.inhoud import Pakket
from eenloket.midoffice.aanbod.tests.bouwers import maak_patroon, maak_vraag
from eenloket.midoffice.aanvragen.models import Aanvraag, Aanvraagstaat, Antwoord, Knoop, Knoopstaat
from eenloket.midoffice.berichten.models import Bericht
from eenloket.midoffice.berichten.ports import Zending
from eenloket.midoffice.berichten.verzenden import UITGANG
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.tests.bouwers import BSN, DOOR, maak_aanbod, opening
from eenloket.midoffice.zaken.tests.proefaanbod import (
    EIGEN,
    MELDING,
    ONTHEFFING,
    PARTNERDIENST,
    STIL,
    VERGUNNING,
    proefpakket,
)

ADRES = {
    "straat": "Elzenpad",
    "huisnummer": 7,
    "huisletter": "",
    "toevoeging": "",
    "postcode": "9995BC",
    "plaats": "Rivierveen",
}
PATROON = "proeffeest"


def pakket() -> Pakket:
    """The offer for tests with the message texts of Rivierveen, a pattern over four services, and a question to refer to."""
    teksten = yaml.safe_load(
        (files("eenloket.midoffice.aanbod") / "pakketten/rivierveen/berichten.yaml").read_text("utf-8")
    )
    patroon = maak_patroon(
        PATROON,
        STIL,
        VERGUNNING,
        ONTHEFFING,
        PARTNERDIENST,
        organisatie=EIGEN,
        naam={"nl": "Proeffeest", "en": "Trial party"},
    )
    basis = proefpakket()
    return Pakket.model_validate(
        basis.model_dump()
        | {
            "berichten": {t["id"]: t for t in teksten},
            "patronen": {PATROON: patroon.model_dump()},
            "vragen": {"wijk": maak_vraag("wijk", kort={"nl": "Wijk", "en": "District"}).model_dump()},
        }
    )


def maak_aanvraag(
    *diensten: str,
    levering: str = "per_deel",
    taal: str = "nl",
    client: str | None = BSN,
    antwoorden: dict[str, Any] | None = None,
    wacht: dict[str, str] | None = None,
    **anders: Any,
) -> Aanvraag:
    """A submitted request with an open case per service (default: one STIL); ``wacht`` says which waits for which."""
    diensten = diensten or (STIL,)
    aanbod = maak_aanbod(pakket())
    moment = nu()
    aanvraag = Aanvraag.objects.create(
        organisatie=Organisatie.objects.get(id=aanbod.organisatie_id),
        nummer=f"2026-{uuid.uuid4().hex[:7]}",
        patroon=PATROON if len(diensten) > 1 or levering == "samen" else f"dienst:{diensten[0]}",
        uitgave_id=aanbod.uitgave_id,
        staat=Aanvraagstaat.INGEDIEND,
        client=pseudoniem(Nummersoort.BSN, client, Domein.AANVRAGEN) if client else None,
        client_soort="persoon" if client else "",
        handelende=pseudoniem(Nummersoort.BSN, client, Domein.AANVRAGEN) if client else None,
        grond="zelf" if client else "",
        taal=taal,
        levering=levering,
        begonnen_op=moment,
        gewijzigd_op=moment,
        ingediend_op=moment,
        **anders,
    )
    for vraag, waarde in (
        {"naam": "Sanne Vermeer", "contact_email": "sanne@voorbeeld.test"}
        if antwoorden is None
        else antwoorden
    ).items():
        Antwoord.objects.create(
            aanvraag=aanvraag,
            vraag=vraag,
            waarde=waarde,
            bron="client",
            gegeven_door="test",
            gegeven_als="aanvrager",
            gegeven_op=moment,
        )
    wacht = wacht or {}
    open_ = zaken.open_zaken([opening(aanbod, d, wacht=d in wacht) for d in diensten], door=DOOR)
    for plek, (dienst, zaak) in enumerate(zip(diensten, open_, strict=True)):
        Knoop.objects.create(
            aanvraag=aanvraag, dienst=dienst, organisatie=zaak.uitvoerder, zaak=zaak, volgorde=plek, begonnen_op=moment,
            na=[wacht[dienst]] if dienst in wacht else [], staat=Knoopstaat.STRAKS if dienst in wacht else Knoopstaat.LOOPT,
        )  # fmt: skip
    return aanvraag


def zaak_van(aanvraag: Aanvraag, dienst: str) -> zaken.Zaak:
    return zaken.Zaak.objects.get(knoop__aanvraag=aanvraag, knoop__dienst=dienst)


@dataclass
class Kanaal:
    """A channel that keeps what it was given. ``stuk``: it is down; ``weigert``: no address is good enough."""

    naam: str
    stuk: bool = False
    weigert: bool = False
    ontvangen: list[Zending] = field(default_factory=list)

    def stuur(self, zending: Zending) -> None:
        if self.stuk:
            raise BuitenBereik(self.naam, "geen verbinding")
        if self.weigert:
            raise ValueError("adres geweigerd")
        self.ontvangen.append(zending)

    def controleer(self) -> None:
        if self.stuk:
            raise BuitenBereik(self.naam, "geen verbinding")


class Werker:
    """Does the events and messages as a worker does, those that they make included; remembers which are done."""

    def __init__(self) -> None:
        self.gedaan: set[int] = set()

    def werk_af(self) -> int:
        """One round over everything that is waiting; a message that fails comes back in the next round, as if its pause was over.

        Returns how many messages wait for another try.
        """
        wachtend = Bericht.objects.filter(staat=Staat.WACHT, volgende_poging__isnull=False)
        wachtend.update(volgende_poging=nu())
        for id_ in list(wachtend.filter(pogingen__gt=0).values_list("id", flat=True)):
            bezorg(UITGANG, id_)
        while (
            rij := ProcrastinateJob.objects.exclude(id__in=self.gedaan).order_by("id").first()
        ) is not None:
            self.gedaan.add(rij.id)
            app.tasks[rij.task_name].func(**rij.args)
        return wachtend.count()


__all__ = [
    "ADRES", "BSN", "DOOR", "MELDING", "ONTHEFFING", "PARTNERDIENST", "PATROON", "STIL", "VERGUNNING", "Kanaal", "Werker", "maak_aanvraag",
    "pakket", "zaak_van",
]  # fmt: skip
