"""The intake as use cases: begin, answer, choose, dispute, go on elsewhere (M-B3)."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eenloket.kern.actoren import Actor, Actorsoort
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import nieuwe_code
from eenloket.kern.klok import nu, vandaag
from eenloket.kern.sleutels import kluis
from eenloket.kern.sleutels.api import Domein
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Vraag, Vraagsoort
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.klanten.ingelogd import Client
from eenloket.midoffice.regels.api import Feit, Waarheid, waar

from . import stand as stand_
from .antwoordvorm import ontleed
from .bundel import Bundel, bundel
from .feitvorm import Klantgegevens, als_feit
from .fouten import AanvraagOnbekend, AlIngediend, LidVast, OngeldigAntwoord, VraagNietAanDeOrde
from .models import Aanvraag, Aanvraagstaat, Antwoord, Antwoordbron, Betwisting
from .ports import poorten
from .toegang import Toegang


@dataclass(frozen=True)
class Intake:
    """An open request with everything a page needs; made by ``laad`` in a constant number of queries (three)."""

    aanvraag: Aanvraag
    aanbod: aanbod_api.Aanbod
    bundel: Bundel
    antwoorden: dict[str, Antwoord]
    stand: stand_.Intakestand

    def waarde(self, vraag: str) -> Any:
        antwoord = self.antwoorden.get(vraag)
        return antwoord.waarde if antwoord else None

    def opties(self, vraag: str) -> list[dict[str, str]]:
        """What a register offers to choose from, for questions about persons."""
        return list((self.aanvraag.opties or {}).get(vraag, []))


def laad(aanvraag: Aanvraag) -> Intake:
    """The request with its content, answers and state."""
    aanbod = aanbod_api.uitgave(aanvraag.uitgave_id)
    antwoorden = {a.vraag: a for a in Antwoord.objects.filter(aanvraag=aanvraag)}
    bundel_ = bundel(aanbod, aanvraag.patroon)
    waarden = {id_: a.waarde for id_, a in antwoorden.items()}
    stand = stand_.bepaal(aanbod, bundel_, waarden, aanvraag.keuzes, vandaag(), klantgegevens(aanvraag))
    return Intake(aanvraag, aanbod, bundel_, antwoorden, stand)


def klantgegevens(aanvraag: Aanvraag) -> Klantgegevens:
    """What conditions of the intake may know of the client: no more than whether there is one."""
    return Klantgegevens(ingelogd=aanvraag.client is not None)


def begin(
    *, organisatie_id: uuid.UUID, sleutel: str, client: Client | None, kanaal: str, door: Actor
) -> Aanvraag:
    """A new request about ``sleutel`` (see ``bundel.sleutel_van``), on today's content.

    Raises: OnbekendPatroon, OnbekendeDienst.
    """
    aanbod = aanbod_api.huidig(organisatie_id)
    bundel_ = bundel(aanbod, sleutel)
    moment = nu()
    with handeling(door, "aanvraag.beginnen"):
        aanvraag = Aanvraag(
            organisatie_id=organisatie_id,
            patroon=sleutel,
            uitgave_id=aanbod.uitgave_id,
            levering=bundel_.levering,
            kanaal=kanaal,
            taal=(get_language() or "nl")[:2],
            begonnen_op=moment,
            gewijzigd_op=moment,
        )
        _zet_client(aanvraag, client)
        aanvraag.save(force_insert=True)
    return aanvraag


def _zet_client(aanvraag: Aanvraag, client: Client | None) -> None:
    if client is not None:
        aanvraag.client = client.vertegenwoordigde.in_domein(Domein.AANVRAGEN)
        aanvraag.client_soort = client.vertegenwoordigde.soort
        aanvraag.handelende = client.handelende.in_domein(Domein.AANVRAGEN)
        aanvraag.grond = client.grond
        aanvraag.namen = _namen(client)
        aanvraag.zekerheid = max(aanvraag.zekerheid, client.zekerheid)


def _namen(client: Client) -> dict[str, str] | None:
    """The names that the file needs when who acts isn't the applicant; the applicant's own name is an answer."""
    if not client.voor_ander:
        return None
    return {"handelende": client.handelende.naam, "vertegenwoordigde": client.vertegenwoordigde.naam}


def eigen_maken(aanvraag: Aanvraag, client: Client, *, door: Actor) -> Aanvraag:
    """After logging in: an anonymous request becomes the client's, and a higher level of assurance is remembered.

    Raises: AlIngediend, AanvraagOnbekend (it is somebody else's, perhaps since a moment ago).
    """
    with handeling(door, "aanvraag.inloggen"):
        aanvraag = _voor_wijziging(aanvraag.id)
        if aanvraag.client not in (None, client.in_domein(Domein.AANVRAGEN)):
            raise AanvraagOnbekend()
        _zet_client(aanvraag, client)
        _raak_aan(aanvraag, "client", "client_soort", "handelende", "grond", "namen", "zekerheid")
    return aanvraag


def beantwoord(aanvraag: Aanvraag, vraag_id: str, ruw: Any, *, door: Actor) -> Intake:
    """Keep one answer, checked; returns the new state.

    Raises: OngeldigAntwoord, VraagNietAanDeOrde, AlIngediend.
    """
    with handeling(door, "aanvraag.beantwoorden"):
        aanvraag = _voor_wijziging(aanvraag.id)
        intake = laad(aanvraag)
        vraag = next((v for v in intake.stand.vragen if v.id == vraag_id), None)
        if vraag is None:
            raise VraagNietAanDeOrde()
        waarde = ontleed(vraag, ruw, toegestaan=_toegestaan(intake, vraag))
        bron, register, geverifieerd = _bron(door), "", False
        if vraag.soort is Vraagsoort.ADRES and waarde is not None:
            waarde, geverifieerd = _zoek_adres(waarde)
            register = "bag" if geverifieerd else ""
        controleer_antwoord(intake, vraag, waarde)
        _bewaar(
            aanvraag,
            vraag_id,
            waarde,
            bron,
            door,
            register=register,
            geverifieerd=geverifieerd,
            bevestigd=True,
        )
        return laad(aanvraag)


def _bron(door: Actor) -> str:
    aan_het_werk = door.soort in (Actorsoort.MEDEWERKER, Actorsoort.PARTNER)
    return Antwoordbron.MEDEWERKER if aan_het_werk else Antwoordbron.CLIENT


def _toegestaan(intake: Intake, vraag: Vraag) -> frozenset[str] | None:
    if vraag.soort is Vraagsoort.PERSONEN and vraag.id in (intake.aanvraag.opties or {}):
        return frozenset(optie["id"] for optie in intake.opties(vraag.id))
    if vraag.soort is Vraagsoort.BESTANDEN:
        return frozenset(str(u.id) for u in documenten.uploads_van(intake.aanvraag.id) if u.vraag == vraag.id)
    return None


def _zoek_adres(waarde: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Street and place by the register; typed ones stand, unverified, when it doesn't answer. Raises: OngeldigAntwoord."""
    if poorten.registers is not None:
        uitkomst = poorten.registers.adres(
            waarde["postcode"], waarde["huisnummer"], waarde["huisletter"], waarde["toevoeging"]
        )
        if uitkomst.gevonden is not None:
            return dict(uitkomst.gevonden), True
        if not uitkomst.gestoord:
            raise OngeldigAntwoord(
                _("Dit adres bestaat niet. Controleer de postcode, het huisnummer en de toevoeging.")
            )
    if not (waarde["straat"] and waarde["plaats"]):
        raise OngeldigAntwoord(
            _("Wij kunnen het adres nu niet opzoeken. Vul ook de straat en de plaats in."), veld="straat"
        )
    return waarde, False


def controleer_antwoord(intake: Intake, vraag: Vraag, waarde: Any) -> None:
    """The checks that the content puts on an answer. Raises: OngeldigAntwoord with the words of the content."""
    feit = als_feit(vraag, waarde)
    feiten = intake.stand.feiten.met(feit, Feit("waarde", feit.waarde, bron=feit.bron, bekend=feit.bekend))
    if isinstance(feit.waarde, dt.date):
        dagen = (feit.waarde - vandaag()).days
        if vraag.minimum is not None and dagen < vraag.minimum:
            raise OngeldigAntwoord(_("Deze datum is te vroeg."))
        if vraag.maximum is not None and dagen > vraag.maximum:
            raise OngeldigAntwoord(_("Deze datum is te laat."))
    for controle in vraag.controles:
        if waar(controle.als, feiten) is Waarheid.ONWAAR:
            raise OngeldigAntwoord(controle.melding.in_taal(get_language() or "nl"))


def _bewaar(aanvraag: Aanvraag, vraag: str, waarde: Any, bron: str, door: Actor, **velden: Any) -> None:
    moment = nu()
    Antwoord.objects.update_or_create(
        aanvraag=aanvraag,
        vraag=vraag,
        defaults={
            "waarde": waarde,
            "bron": bron,
            "register": "",
            "peildatum": None,
            "geverifieerd": False,
            "bevestigd": True,
            "gegeven_door": gever(door),
            "gegeven_als": door.rol,
            "gegeven_op": moment,
            **velden,
        },
    )
    _raak_aan(aanvraag)


def gever(door: Actor) -> str:
    """Who gave an answer, without the pseudonym that a client has in another domain (M-F2)."""
    return Actorsoort.CLIENT.value if door.soort is Actorsoort.CLIENT else f"{door.soort}:{door.kenmerk}"


def _raak_aan(aanvraag: Aanvraag, *velden: str) -> None:
    """Save ``velden``; the client was here, so an unfinished request stays for another while."""
    aanvraag.gewijzigd_op = nu()
    aanvraag.save(update_fields=[*velden, "gewijzigd_op"])


def kies_leden(aanvraag: Aanvraag, keuzes: Mapping[str, bool], *, door: Actor) -> Intake:
    """Switch members on or off. Raises: LidVast for one that can't be switched, AlIngediend."""
    with handeling(door, "aanvraag.kiezen"):
        aanvraag = _voor_wijziging(aanvraag.id)
        intake = laad(aanvraag)
        for dienst, aan in keuzes.items():
            lid = intake.bundel.lid(dienst)
            if lid is None or (not lid.mag_uit and not aan):
                raise LidVast()
            aanvraag.keuzes[dienst] = bool(aan)
        _raak_aan(aanvraag, "keuzes")
        return laad(aanvraag)


def kies_levering(aanvraag: Aanvraag, levering: str, *, door: Actor) -> Aanvraag:
    """Everything together, or each part as it comes (M-B6: the client's wish decides)."""
    with handeling(door, "aanvraag.levering"):
        aanvraag = _voor_wijziging(aanvraag.id)
        if levering not in ("samen", "per_deel") or not laad(aanvraag).bundel.levering_keuze:
            raise LidVast()
        aanvraag.levering = levering
        _raak_aan(aanvraag, "levering")
    return aanvraag


def betwist(aanvraag: Aanvraag, vraag_id: str, ruw: Any, *, door: Actor) -> Intake:
    """The client says that a register is wrong: recorded, and the client's own value is used, unverified (M-C1).

    Raises: OngeldigAntwoord, VraagNietAanDeOrde, AlIngediend.
    """
    with handeling(door, "aanvraag.betwisten"):
        aanvraag = _voor_wijziging(aanvraag.id)
        intake = laad(aanvraag)
        vraag = next((v for v in intake.stand.vragen if v.id == vraag_id), None)
        oud = intake.antwoorden.get(vraag_id)
        if vraag is None or oud is None or oud.bron != Antwoordbron.REGISTER:
            raise VraagNietAanDeOrde()
        waarde = ontleed(vraag, ruw)
        if vraag.soort is Vraagsoort.ADRES and waarde is not None:
            waarde, _gevonden = _zoek_adres(waarde)
        controleer_antwoord(intake, vraag, waarde)
        Betwisting.objects.create(
            aanvraag=aanvraag,
            vraag=vraag_id,
            register=oud.register,
            waarde=oud.waarde,
            volgens_client=waarde,
            op=nu(),
        )
        _bewaar(aanvraag, vraag_id, waarde, _bron(door), door)
        return laad(aanvraag)


def neem_terug(aanvraag: Aanvraag, vraag_id: str, *, door: Actor) -> Intake:
    """Files of an answer were taken away: it has what is left, or is open again when nothing is. Raises: AlIngediend."""
    with handeling(door, "aanvraag.bestand_terugnemen"):
        aanvraag = _voor_wijziging(aanvraag.id)
        antwoord = Antwoord.objects.filter(aanvraag=aanvraag, vraag=vraag_id).first()
        if antwoord is not None and isinstance(antwoord.waarde, list):
            er = {str(u.id) for u in documenten.uploads_van(aanvraag.id)}
            antwoord.waarde = [id_ for id_ in antwoord.waarde if id_ in er]
            if antwoord.waarde:
                antwoord.save(update_fields=["waarde"])
            else:
                antwoord.delete()
            _raak_aan(aanvraag)
        return laad(aanvraag)


def bevestig_bekend(aanvraag: Aanvraag, *, door: Actor) -> Intake:
    """The client has seen what the registers know."""
    with handeling(door, "aanvraag.bevestigen"):
        aanvraag = _voor_wijziging(aanvraag.id)
        Antwoord.objects.filter(aanvraag=aanvraag, bron=Antwoordbron.REGISTER, bevestigd=False).update(
            bevestigd=True
        )
        _raak_aan(aanvraag)
        return laad(aanvraag)


def maak_code(aanvraag: Aanvraag, *, door: Actor) -> str:
    """A code to go on with on another device or channel; an earlier one stops working. Shown once, kept as a keyed hash.

    Raises: AlIngediend.
    """
    code = nieuwe_code()
    with handeling(door, "aanvraag.code"):
        aanvraag = _voor_wijziging(aanvraag.id)
        aanvraag.code = _codehash(code)
        _raak_aan(aanvraag, "code")
    return code


def op_code(organisatie_id: uuid.UUID, code: str) -> Aanvraag | None:
    """The unfinished request that this code belongs to, or None."""
    return Aanvraag.objects.filter(
        organisatie_id=organisatie_id, code=_codehash(code), staat=Aanvraagstaat.CONCEPT
    ).first()


def _codehash(code: str) -> bytes:
    return kluis.zoekwaarde("".join(t for t in code.upper() if t.isalnum()), "hervatcode")


def concepten_van(toegang: Toegang) -> list[Aanvraag]:
    """The client's unfinished requests, newest first. Served by ``aanvraag_client``."""
    if toegang.client is None:
        return []
    return list(
        Aanvraag.objects.filter(
            organisatie_id=toegang.organisatie_id, client=toegang.client, staat=Aanvraagstaat.CONCEPT
        ).order_by("-gewijzigd_op")[:20]
    )


def verwijder(aanvraag: Aanvraag, *, door: Actor, onaangeroerd_sinds: dt.datetime | None = None) -> None:
    """Throw an unfinished request away, files included; with ``onaangeroerd_sinds`` only when nobody came back since then.

    Raises: AlIngediend, AanvraagOnbekend.
    """
    with handeling(door, "aanvraag.verwijderen"):
        aanvraag = _voor_wijziging(aanvraag.id)
        if onaangeroerd_sinds and aanvraag.gewijzigd_op >= onaangeroerd_sinds:
            raise AanvraagOnbekend()
        for upload in documenten.uploads_van(aanvraag.id):
            documenten.verwijder_upload(upload.id, eigenaar=aanvraag.id, door=door)
        aanvraag.delete()


def _voor_wijziging(aanvraag_id: uuid.UUID) -> Aanvraag:
    """The request, locked: of two tabs of one client each answer of each stands, the last one where both gave the same.

    Raises: AlIngediend, AanvraagOnbekend (thrown away in the other tab).
    """
    aanvraag = Aanvraag.objects.select_for_update(of=("self",)).filter(id=aanvraag_id).first()
    if aanvraag is None:
        raise AanvraagOnbekend()
    if aanvraag.staat != Aanvraagstaat.CONCEPT:
        raise AlIngediend()
    return aanvraag
