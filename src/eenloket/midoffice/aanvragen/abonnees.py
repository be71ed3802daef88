"""What the plan does when something happens elsewhere."""

from eenloket.kern.actoren import Actor
from eenloket.kern.gebeurtenissen.api import abonnee
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels.api import Domein, nummer_van, vertaal
from eenloket.kern.verwerkingen.api import log_verwerking
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Vraagsoort
from eenloket.midoffice.besluiten.events import BesluitGenomen
from eenloket.midoffice.werk.api import Reden
from eenloket.midoffice.zaken.events import TaakGesteld, ZaakGeopend, ZaakGesloten
from eenloket.midoffice.zaken.models import Taak, Zaak

from .feiten import waarden_voor_partner
from .herzien import vraag_herziening
from .models import Antwoord, Knoop
from .personen import bekende
from .ports import Opdracht, poorten
from .uitvoering import verwerk_uitkomst
from .vernietigen import vernietig_aanvragen  # noqa: F401  # makes itself known


@abonnee(ZaakGesloten, "aanvragen.plan", wanneer=lambda g: bool(g.dienst))
def zet_plan_voort(g: ZaakGesloten, door: Actor) -> None:
    """An ended case starts, drops or delivers what depends on it."""
    verwerk_uitkomst(g.zaak_id, door=door)


@abonnee(ZaakGeopend, "aanvragen.overdracht", wanneer=lambda g: g.niveau > 0)
def draag_over_aan_partner(g: ZaakGeopend, door: Actor) -> None:
    """A case that a partner handles is handed over, with only what its task needs (M-B15)."""
    zaak = Zaak.objects.get(id=g.zaak_id)
    if zaak.uitgave_id is None or poorten.partners is None:
        return
    # another system that registers a case may work for an organisation that isn't in our offer
    organisatie = aanbod_api.uitgave(zaak.uitgave_id).pakket.organisaties.get(zaak.uitvoerder)
    if organisatie is not None and organisatie.koppeling:
        opdracht = Opdracht(zaak.identificatie, "opdracht", zaak.dienst, waarden_voor_partner(zaak.id))
        _verstrek(zaak, organisatie.koppeling, opdracht, door)


@abonnee(TaakGesteld, "aanvragen.advies")
def vraag_advies_aan_partner(g: TaakGesteld, door: Actor) -> None:
    """A question for advice goes to the adviser's own system."""
    if g.voor != "adviseur" or poorten.partners is None:
        return
    taak = Taak.objects.select_related("zaak").get(id=g.taak_id)
    zaak = taak.zaak
    assert zaak.uitgave_id is not None  # advice is asked on cases of the offer only
    organisatie = aanbod_api.uitgave(zaak.uitgave_id).organisatie(taak.organisatie)
    if organisatie.koppeling:
        gegevens = waarden_voor_partner(zaak.id) | {"vraag": taak.vraag}
        opdracht = Opdracht(f"{zaak.identificatie}/{taak.id}", "advies", zaak.dienst, gegevens)
        _verstrek(zaak, organisatie.koppeling, opdracht, door, taak)


def _verstrek(zaak: Zaak, koppeling: str, opdracht: Opdracht, door: Actor, taak: Taak | None = None) -> None:
    assert poorten.partners is not None
    knoop = Knoop.objects.filter(zaak=zaak).select_related("aanvraag").first()
    poorten.partners.draag_over(
        koppeling,
        opdracht,
        aanvraag_id=knoop.aanvraag_id if knoop else None,
        zaak_id=zaak.id,
        taak_id=taak.id if taak else None,
    )
    if knoop and knoop.aanvraag.client:
        dienst = aanbod_api.uitgave(knoop.aanvraag.uitgave_id).dienst(knoop.dienst)
        wie = vertaal(Pseudoniem(knoop.aanvraag.client), Domein.AANVRAGEN, Domein.VERWERKINGEN)
        log_verwerking(
            dienst.doel_voor(door),
            [wie],
            naam="verstrekken",
            gegevens=sorted(opdracht.gegevens),
            verstrekt_aan=koppeling,
        )


@abonnee(BesluitGenomen, "aanvragen.bijhouding", wanneer=lambda g: bool(g.positief))
def werk_register_bij(g: BesluitGenomen, door: Actor) -> None:
    """A granted change goes to the register that owns the fact; the adapter knows which services that are."""
    if not g.positief or g.zaak_id is None or poorten.bijhouding is None:
        return
    knoop = Knoop.objects.filter(zaak_id=g.zaak_id).select_related("aanvraag", "zaak").first()
    if knoop is None or knoop.aanvraag.client is None or knoop.zaak is None:
        return
    if knoop.dienst not in poorten.bijhouding.diensten:
        return
    dienst = aanbod_api.uitgave(knoop.aanvraag.uitgave_id).dienst(knoop.dienst)
    _soort, nummer = nummer_van(Pseudoniem(knoop.aanvraag.client), Domein.AANVRAGEN, dienst.doel_voor(door))
    antwoorden = {
        a.vraag: a.waarde for a in Antwoord.objects.filter(aanvraag=knoop.aanvraag, vraag__in=dienst.vragen)
    }
    for vraag in (aanbod_api.uitgave(knoop.aanvraag.uitgave_id).vraag(id_) for id_ in antwoorden):
        if (
            vraag.soort is Vraagsoort.PERSONEN
        ):  # typed names have no number: a person does those (``personen``)
            antwoorden[vraag.id] = bekende(knoop.aanvraag, vraag.id, antwoorden[vraag.id] or [])
    try:
        poorten.bijhouding.verwerk(knoop.dienst, knoop.zaak.identificatie, nummer, antwoorden)
    except (
        ValueError
    ) as fout:  # the register will never take it, whatever we granted: somebody must call the client
        with handeling(door, "aanvraag.bijhouding"):
            vraag_herziening(knoop.aanvraag, [knoop], reden=Reden.REGISTER, oorzaak=str(fout))
