"""What a partner's report does to the case."""

import uuid
from typing import Literal

from django.db import IntegrityError, transaction
from pydantic import BaseModel, ConfigDict, Field

from eenloket.kern.actoren import Actor, Actorsoort
from eenloket.kern.fouten import Domeinfout, NietGevonden, OngeldigeInvoer
from eenloket.kern.handelingen import handeling
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.api import Taak, Zaak

from .events import PartnerMeldde
from .models import Overdracht, Terugmelding

_ADVIES = {"positief": "positief", "negatief": "negatief", "met_voorwaarden": "voorwaarden"}
_VOOR = {"opdracht": ("in_behandeling", "uitgevoerd", "geweigerd"), "advies": ("in_behandeling", "advies")}


class Melding(BaseModel):
    """The body of a report."""

    model_config = ConfigDict(extra="ignore", strict=True)

    nummer: str = Field(min_length=1, max_length=100)
    kenmerk: str = Field(min_length=1, max_length=100)
    status: Literal["in_behandeling", "uitgevoerd", "geweigerd", "advies"]
    toelichting: str = Field(default="", max_length=2000)
    uitkomst: Literal["positief", "negatief", "met_voorwaarden"] | None = None


class AlOntvangen(Exception):
    """This report was here before: a repetition, or a replay."""


def verwerk(koppeling: str, bericht_id: str, handtekening: str, melding: Melding) -> str:
    """Keep a report and let it do its work, in one transaction. Returns ``verwerkt`` or why it changed nothing.

    Raises: AlOntvangen, NietGevonden (not a hand-over to this partner), OngeldigeInvoer (not a status for this hand-over).
    """
    door = Actor(Actorsoort.PARTNER, koppeling, organisatie=koppeling, rol="partner")
    with handeling(door, "partner.terugmelding") as h:
        overdracht = _overdracht(koppeling, melding)
        if melding.status not in _VOOR[overdracht.soort] or (melding.status == "advies") != (
            melding.uitkomst is not None
        ):
            raise OngeldigeInvoer(veld="status")
        regel = _leg_vast(overdracht, bericht_id, handtekening, melding)
        if not overdracht.gemeld or overdracht.gemeld == "in_behandeling":
            overdracht.gemeld = melding.status
        overdracht.nummer = overdracht.nummer or melding.nummer
        overdracht.save(update_fields=["gemeld", "nummer"])
        gevolg = _gevolg(overdracht, melding, door)
        Terugmelding.objects.filter(id=regel).update(gevolg=gevolg)
        h.meld(
            PartnerMeldde(
                zaak_id=overdracht.zaak_id,
                aanvraag_id=overdracht.aanvraag_id,
                taak_id=overdracht.taak_id,
                koppeling=koppeling,
                status=melding.status,
            )
        )
    return gevolg


def _overdracht(koppeling: str, melding: Melding) -> Overdracht:
    """Locked, so that two reports of one order come one after the other."""
    overdracht = (
        Overdracht.objects.select_for_update(of=("self",))
        .filter(koppeling=koppeling, kenmerk=melding.kenmerk)
        .first()
    )
    if overdracht is None or (overdracht.nummer and overdracht.nummer != melding.nummer):
        raise NietGevonden()
    return overdracht


def _leg_vast(overdracht: Overdracht, bericht_id: str, handtekening: str, melding: Melding) -> uuid.UUID:
    try:
        with transaction.atomic():
            return Terugmelding.objects.create(
                overdracht=overdracht,
                koppeling=overdracht.koppeling,
                bericht_id=bericht_id,
                handtekening=handtekening,
                status=melding.status,
                uitkomst=melding.uitkomst or "",
                toelichting=melding.toelichting,
            ).id
    except IntegrityError:
        raise AlOntvangen from None


def _gevolg(overdracht: Overdracht, melding: Melding, door: Actor) -> str:
    """Do what the status means; a case that is already further stays as it is."""
    zaak = Zaak.objects.get(id=overdracht.zaak_id)
    try:
        with transaction.atomic():
            match melding.status:
                case "in_behandeling":
                    if overdracht.soort == "opdracht":
                        zaken.zet_status(zaak, zaken.Fase.BEHANDELEN, door=door)
                case "advies":
                    taak = Taak.objects.select_related("zaak").get(id=overdracht.taak_id or uuid.UUID(int=0))
                    uitkomst = _ADVIES[melding.uitkomst or ""]
                    zaken.registreer_advies(
                        taak, uitkomst=uitkomst, toelichting=melding.toelichting, door=door
                    )
                case "uitgevoerd" | "geweigerd":
                    resultaat = _resultaat(zaak, positief=melding.status == "uitgevoerd")
                    zaken.sluit(zaak, resultaat=resultaat, toelichting=melding.toelichting, door=door)
    except Domeinfout as fout:
        return fout.code
    return "verwerkt"


def _resultaat(zaak: Zaak, *, positief: bool) -> str:
    """The result of the service that fits: a refusal before any other negative one."""
    soorten = [soort for soort in zaken.dienst_van(zaak).zaak.resultaten if soort.positief is positief]
    geweigerd = [soort for soort in soorten if soort.generiek == "Geweigerd"]
    if not soorten:
        raise zaken.OnbekendResultaat()
    return (geweigerd or soorten)[0].naam
