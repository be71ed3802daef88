"""Fill in what the base registers know already (M-B4): for a purpose, only what that purpose allows, never in the way."""

from collections.abc import Sequence

from eenloket.kern.actoren import Actor
from eenloket.kern.doel import Doel
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu
from eenloket.kern.sleutels.api import Domein, nummer_van
from eenloket.midoffice.aanbod.inhoud import Dienst, Vraag, Vraagsoort

from .intake import Intake, laad
from .models import Aanvraag, Antwoord
from .ports import Feit, poorten


def vul_voor(intake: Intake, *, door: Actor) -> Intake:
    """Ask the registers for the open questions that they may know, once each; returns the new state.

    Registers are called before the transaction. One that is down leaves its questions to the client.
    """
    aanvraag = intake.aanvraag
    if aanvraag.client is None or poorten.registers is None:
        return intake
    per_dienst = _te_zoeken(intake)
    if not per_dienst:
        return intake
    gevonden: dict[str, Feit] = {}
    gestoord: set[str] = set(aanvraag.gestoord)
    for dienst, vragen in per_dienst.values():
        doel = Doel(dienst.doel.verwerkingsactiviteit, dienst.doel.grondslag, door, dienst.slug, dienst.organisatie)
        soort, nummer = nummer_van(aanvraag.client, Domein.AANVRAGEN, doel)  # type: ignore[arg-type]
        bronnen = [v.bron for v in vragen if v.bron]
        bekend = poorten.registers.bekend(soort, nummer, bronnen, [*dienst.doel.brp, *dienst.doel.kvk], doel)
        gevonden |= {v.id: bekend.feiten[v.bron] for v in vragen if v.bron in bekend.feiten}
        gestoord |= set(bekend.gestoord)
    with handeling(door, "aanvraag.voorinvullen"):
        _leg_vast(aanvraag, intake, gevonden, [v.id for _, vragen in per_dienst.values() for v in vragen], gestoord, door)
    return laad(aanvraag)


def _te_zoeken(intake: Intake) -> dict[str, tuple[Dienst, list[Vraag]]]:
    """Open questions with a source, grouped by the first taking-part service that needs them: that is the purpose."""
    uit: dict[str, tuple[Dienst, list[Vraag]]] = {}
    for vraag in intake.stand.open:
        if vraag.bron is None or vraag.id in intake.aanvraag.opgezocht:
            continue
        dienst = next((lid.dienst for lid in intake.stand.meedoend if vraag.id in lid.dienst.vragen), None)
        if dienst is not None:
            uit.setdefault(dienst.slug, (dienst, []))[1].append(vraag)
    return uit


def _leg_vast(
    aanvraag: Aanvraag, intake: Intake, gevonden: dict[str, Feit], gezocht: Sequence[str], gestoord: set[str], door: Actor
) -> None:
    aanvraag = Aanvraag.objects.select_for_update(of=("self",)).get(id=aanvraag.id)
    moment, opties = nu(), dict(aanvraag.opties or {})
    rijen = []
    for id_, feit in gevonden.items():
        vraag = intake.aanbod.vraag(id_)
        if vraag.soort is Vraagsoort.PERSONEN:
            opties[id_] = feit.waarde
            if not feit.waarde:  # nobody to choose: the question needn't be asked
                rijen.append(_antwoord(aanvraag, id_, [], feit, door, moment))
        elif feit.waarde is not None and not feit.in_onderzoek:
            rijen.append(_antwoord(aanvraag, id_, feit.waarde, feit, door, moment))
    Antwoord.objects.bulk_create(rijen, ignore_conflicts=True)
    aanvraag.opties = opties
    aanvraag.opgezocht = [*aanvraag.opgezocht, *gezocht]
    aanvraag.gestoord = sorted(gestoord)
    aanvraag.save(update_fields=["opties", "opgezocht", "gestoord"])
    intake.aanvraag.opties, intake.aanvraag.opgezocht, intake.aanvraag.gestoord = opties, aanvraag.opgezocht, aanvraag.gestoord


def _antwoord(aanvraag: Aanvraag, vraag: str, waarde: object, feit: Feit, door: Actor, moment: object) -> Antwoord:
    return Antwoord(
        aanvraag=aanvraag,
        vraag=vraag,
        waarde=waarde,
        bron=Antwoord.Bron.REGISTER,
        register=feit.register,
        peildatum=feit.peildatum,
        geverifieerd=True,
        gegeven_door=str(door),
        gegeven_als="register",
        gegeven_op=moment,
    )
