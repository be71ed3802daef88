"""Fill in what the base registers know already (M-B4): for a purpose, only what that purpose allows, never in the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.klok import nu
from eenloket.kern.sleutels.api import Domein, nummer_van
from eenloket.midoffice.aanbod.inhoud import Dienst, Vraag, Vraagsoort

from . import klantfeiten
from .intake import Intake, gever, laad
from .models import Aanvraag, Aanvraagstaat, Antwoord, Antwoordbron
from .ports import Registerwaarde, poorten


@dataclass(slots=True)
class _Vondst:
    feiten: dict[str, Registerwaarde] = field(default_factory=dict)
    klant: dict[str, klantfeiten.Klantfeiten] = field(default_factory=dict)
    gevraagd: set[str] = field(default_factory=set)
    gestoord: set[str] = field(default_factory=set)


def vul_voor(intake: Intake, *, door: Actor) -> Intake:
    """Ask the registers for the open questions that they may know, once each, and for what the rules must know of the client;
    returns the new state.

    Registers are called before the transaction. One that is down leaves its questions to the client.
    """
    aanvraag = intake.aanvraag
    if aanvraag.client is None or poorten.registers is None:
        return intake
    vragen, klant = _te_zoeken(intake), klantfeiten.te_zoeken(intake)
    if not vragen and not klant:
        return intake
    diensten = {lid.dienst.slug: lid.dienst for lid in intake.stand.meedoend}
    vondst = _Vondst()
    for slug in dict.fromkeys([*vragen, *klant]):
        _zoek(vondst, intake, diensten[slug], vragen.get(slug, []), klant.get(slug, ()), door)
    with handeling(door, "aanvraag.voorinvullen"):
        _leg_vast(aanvraag, intake, vondst, [v.id for groep in vragen.values() for v in groep], door)
    return laad(aanvraag)


def ververs_klantfeiten(intake: Intake, *, door: Actor) -> None:
    """Before a submit: what the rules must know of the client, as it is today. Asks nothing when it was asked today."""
    klant = klantfeiten.te_zoeken(intake, van_vandaag=True)
    if intake.aanvraag.client is None or poorten.registers is None or not klant:
        return
    diensten = {lid.dienst.slug: lid.dienst for lid in intake.stand.meedoend}
    vondst = _Vondst()
    for slug, bronnen in klant.items():
        _zoek(vondst, intake, diensten[slug], [], bronnen, door)
    with handeling(door, "aanvraag.voorinvullen"):
        _leg_vast(intake.aanvraag, intake, vondst, [], door)


def _zoek(
    vondst: _Vondst,
    intake: Intake,
    dienst: Dienst,
    vragen: Sequence[Vraag],
    klant: Sequence[str],
    door: Actor,
) -> None:
    assert poorten.registers is not None  # both checked before
    assert intake.aanvraag.client is not None
    doel = dienst.doel_voor(door)
    soort, nummer = nummer_van(Pseudoniem(intake.aanvraag.client), Domein.AANVRAGEN, doel)
    bronnen = [*dict.fromkeys([*(v.bron for v in vragen if v.bron), *klant])]
    bekend = poorten.registers.bekend(soort, nummer, bronnen, [*dienst.doel.brp, *dienst.doel.kvk], doel)
    vondst.feiten |= {v.id: bekend.feiten[v.bron] for v in vragen if v.bron and v.bron in bekend.feiten}
    vondst.gevraagd |= {bron.split(".")[0] for bron in bronnen}
    vondst.gestoord |= set(bekend.gestoord)
    if klant:
        vondst.klant[dienst.slug] = klantfeiten.lees(intake, bekend)


def _te_zoeken(intake: Intake) -> dict[str, list[Vraag]]:
    """Open questions with a source, by the first taking-part service that needs them: that is the purpose."""
    uit: dict[str, list[Vraag]] = {}
    for vraag in intake.stand.open:
        if vraag.bron is None or vraag.id in intake.aanvraag.opgezocht:
            continue
        dienst = next((lid.dienst for lid in intake.stand.meedoend if vraag.id in lid.dienst.vragen), None)
        if dienst is not None:
            uit.setdefault(dienst.slug, []).append(vraag)
    return uit


def _leg_vast(
    aanvraag: Aanvraag, intake: Intake, vondst: _Vondst, gezocht: Sequence[str], door: Actor
) -> None:
    rij = (
        Aanvraag.objects.select_for_update(of=("self",))
        .filter(id=aanvraag.id, staat=Aanvraagstaat.CONCEPT)
        .first()
    )
    if rij is None:  # submitted or thrown away while we asked
        return
    opties, rijen = _antwoorden(rij, intake, vondst.feiten, door)
    Antwoord.objects.bulk_create(rijen, ignore_conflicts=True)
    rij.opties = opties
    rij.opgezocht = [*dict.fromkeys([*rij.opgezocht, *gezocht])]
    rij.gestoord = sorted((set(rij.gestoord) - vondst.gevraagd) | vondst.gestoord)
    rij.klantfeiten = {**(rij.klantfeiten or {}), **vondst.klant}
    rij.save(update_fields=["opties", "opgezocht", "gestoord", "klantfeiten"])
    for veld in ("opties", "opgezocht", "gestoord", "klantfeiten"):
        setattr(aanvraag, veld, getattr(rij, veld))


def _antwoorden(
    rij: Aanvraag, intake: Intake, gevonden: Mapping[str, Registerwaarde], door: Actor
) -> tuple[dict[str, object], list[Antwoord]]:
    opties, rijen = dict(rij.opties or {}), []
    for id_, feit in gevonden.items():
        if intake.aanbod.vraag(id_).soort is Vraagsoort.PERSONEN:
            opties[id_] = feit.waarde
            if not feit.waarde:  # nobody to choose: the question needn't be asked
                rijen.append(_antwoord(rij, id_, [], feit, door))
        elif feit.waarde is not None and not feit.in_onderzoek:
            rijen.append(_antwoord(rij, id_, feit.waarde, feit, door))
    return opties, rijen


def _antwoord(aanvraag: Aanvraag, vraag: str, waarde: object, feit: Registerwaarde, door: Actor) -> Antwoord:
    return Antwoord(
        aanvraag=aanvraag,
        vraag=vraag,
        waarde=waarde,
        bron=Antwoordbron.REGISTER,
        register=feit.register,
        peildatum=feit.peildatum,
        geverifieerd=True,
        gegeven_door=gever(door),
        gegeven_als="register",
        gegeven_op=nu(),
    )
