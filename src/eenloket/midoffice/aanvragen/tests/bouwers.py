"""Builders for tests: the reference package loaded, a client, and requests brought to any point."""

import random
import uuid
from typing import Any

from eenloket.kern.actoren import Grond, Partijsoort, systeem
from eenloket.kern.bezorging.bezorgen import herstel
from eenloket.kern.gebeurtenissen.api import Gebeurtenis
from eenloket.kern.gebeurtenissen.models import Uitgaand
from eenloket.kern.organisaties import api as organisaties
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem, vestigingssleutel
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.acties import geef_uit
from eenloket.midoffice.aanbod.api import Aanbod
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.abonnees import zet_plan_voort
from eenloket.midoffice.aanvragen.models import Aanvraag, Antwoord, Knoop
from eenloket.midoffice.klanten.ingelogd import Client, Partijverwijzing, Zekerheid
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak

from .rivierveen import VRIJE_WAARDEN, antwoord, rivierveen

DOOR = systeem("test")
BSN = "999990019"
VERHUIZEN: dict[str, Any] = {
    "heeft_auto": True, "heeft_hond": False, "container_ontbreekt": True, "oude_woning": "koop", "nieuw_adres_bewoond": False,
    "wie_verhuizen_mee": [],
}  # fmt: skip
FEEST: dict[str, Any] = {
    "evenement_plek": "straat",
    "muziek": "versterkt",
    "alcohol": "geen",
    "hekken_nodig": True,
    "stroom_nodig": False,
}


def laad_aanbod() -> Aanbod:
    """Rivierveen, in force today; twice the same content is one release."""
    uitgave = geef_uit(rivierveen().pakket, door=DOOR).uitgave_id
    assert uitgave is not None
    organisaties.vergeet()
    return aanbod_api.uitgave(uitgave)


def maak_client(bsn: str = BSN, *, zekerheid: Zekerheid = Zekerheid.SUBSTANTIEEL) -> Client:
    return Client.zelf(maak_partij(bsn), "digid", zekerheid)


def maak_partij(bsn: str = BSN, naam: str = "S. Moulin") -> Partijverwijzing:
    """A person."""
    return Partijverwijzing(Partijsoort.PERSOON, pseudoniem(Nummersoort.BSN, bsn, Domein.KLANTEN), naam)


def maak_gemachtigde(
    kvk: str = "69599084",
    vestiging: str = "",
    *,
    handelende: str = "h-1",
    zekerheid: Zekerheid = Zekerheid.HOOG,
) -> Client:
    """Somebody who acts for a company, or for one branch of it."""
    soort, nummer = (
        (Nummersoort.VESTIGING, vestigingssleutel(kvk, vestiging)) if vestiging else (Nummersoort.KVK, kvk)
    )
    bedrijf = Partijverwijzing(
        Partijsoort.VESTIGING if vestiging else Partijsoort.ORGANISATIE,
        pseudoniem(soort, nummer, Domein.KLANTEN),
        "IJssalon Ricci",
    )
    wie = Partijverwijzing(
        Partijsoort.PERSOON, pseudoniem(Nummersoort.EHERKENNING, handelende, Domein.KLANTEN), "Gina Ricci"
    )
    return Client(wie, bedrijf, Grond.MACHTIGING, "eherkenning", zekerheid)


def begin(sleutel: str = "verhuizen", *, client: Client | None = None, anoniem: bool = False) -> Aanvraag:
    """An unfinished request on Rivierveen's content."""
    wie = None if anoniem else client or maak_client()
    return aanvragen.begin(
        organisatie_id=laad_aanbod().organisatie_id, sleutel=sleutel, client=wie, kanaal="web", door=DOOR
    )


def vul_in(aanvraag: Aanvraag, vast: dict[str, Any] | None = None, *, zaad: int = 1) -> Aanvraag:
    """Answer everything that is asked: ``vast`` by question id, the rest at random by ``zaad`` (values straight into the file)."""
    intake = aanvragen.laad(aanvraag)
    while vraag := intake.stand.volgende:
        waarde = (vast or {}).get(vraag.id, antwoord(vraag, random.Random(f"{zaad}{vraag.id}")))
        leg_antwoord_vast(aanvraag, vraag.id, _passend(vraag.id, waarde, vast))
        intake = aanvragen.laad(aanvraag)
    return aanvraag


def _passend(vraag: str, waarde: Any, vast: dict[str, Any] | None) -> Any:
    """Dates that pass the checks of the content, unless a test wants another one."""
    if vraag in (vast or {}):
        return waarde
    return VRIJE_WAARDEN[vraag]() if vraag in VRIJE_WAARDEN else waarde


def leg_antwoord_vast(aanvraag: Aanvraag, vraag: str, waarde: Any) -> None:
    """An answer as it would stand after the check."""
    Antwoord.objects.update_or_create(
        aanvraag=aanvraag,
        vraag=vraag,
        defaults={
            "waarde": waarde, "bron": "client", "gegeven_door": "client", "gegeven_als": "aanvrager", "gegeven_op": aanvraag.begonnen_op,
        },
    )  # fmt: skip


def ingediend(
    sleutel: str = "verhuizen", vast: dict[str, Any] | None = None, *, levering: str | None = None
) -> Aanvraag:
    """A submitted request. Nothing is delivered to subscribers yet."""
    aanvraag = begin(sleutel)
    if levering:
        aanvraag.levering = levering
        aanvraag.save()
    return aanvragen.dien_in(
        vul_in(aanvraag, VERHUIZEN if vast is None and sleutel == "verhuizen" else vast), door=DOOR
    )


def knopen(aanvraag: Aanvraag) -> dict[str, Knoop]:
    return {k.dienst: k for k in Knoop.objects.filter(aanvraag=aanvraag).select_related("zaak")}


def staten(aanvraag: Aanvraag) -> dict[str, str]:
    return {dienst: knoop.staat for dienst, knoop in knopen(aanvraag).items()}


def zaak_van(aanvraag: Aanvraag, dienst: str) -> Zaak:
    zaak = knopen(aanvraag)[dienst].zaak
    assert zaak is not None
    return zaak


def beslis(aanvraag: Aanvraag, dienst: str, *, positief: bool) -> None:
    """End the case of a service by its result; subscribers aren't told yet."""
    zaak = zaak_van(aanvraag, dienst)
    soorten = zaken.zaaktype_van(zaak).resultaattypen.values()
    soort = next(
        s
        for s in soorten
        if s.positief == positief
        and (positief or s.omschrijving_generiek not in ("Ingetrokken", "Afgebroken"))
    )
    zaken.sluit(zaak, resultaat=soort.omschrijving, door=DOOR)


def gebeurtenissen(soort: str) -> list[Gebeurtenis]:
    """What stands in the outbox, oldest first."""
    return [herstel(rij) for rij in Uitgaand.objects.filter(soort=soort).order_by("id")]


def bezorg_plan(*zaak_ids: uuid.UUID) -> None:
    """Tell the plan that cases closed; without ids all that stand in the outbox."""
    for g in gebeurtenissen("zaak.gesloten"):
        if not zaak_ids or g.inhoud()["zaak_id"] in {str(z) for z in zaak_ids}:
            zet_plan_voort(g, DOOR)  # type: ignore[arg-type]
