"""Applying an act to work items: load and lock, ask ``leven``, write the row and its line of history."""

import uuid
from collections.abc import Sequence

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import NietGevonden
from eenloket.kern.gebruikers.api import OVERAL, Bereik
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import nu, vandaag

from .leven import Handeling, Heropenen, Regel, Termijn, Toestand, gevolg
from .models import Werk, Werkregel
from .soorten import Werksoort
from .zetten import Opdracht, zet

_KOLOMMEN = (
    "medewerker", "team", "norm", "wettelijk", "staat_stil", "werkdatum", "apart_tot", "klaar_op", "uitkomst",
)  # fmt: skip


def doe(
    werk_id: uuid.UUID,
    organisatie_id: uuid.UUID,
    wat: Handeling,
    *,
    door: Actor,
    soort: Werksoort | None = None,
    bereik: Bereik = OVERAL,
) -> Werk:
    """One act on one item, on behalf of a person. Doing the same twice changes nothing.

    Raises: NietGevonden (also for another organisation's item, one outside ``bereik``, or of another kind than ``soort``), and the refusals of
    ``leven.gevolg``.
    """
    with handeling(door, f"werk.{type(wat).__name__.lower()}"):
        werk = (
            Werk.objects.select_for_update(of=("self",))
            .filter(id=werk_id, organisatie_id=organisatie_id)
            .first()
        )
        buiten = werk is None or not bereik.omvat(werk.dienst, werk.vertrouwelijkheidaanduiding)
        if werk is None or buiten or (soort and werk.soort != soort):
            raise NietGevonden()
        _pas_toe([werk], wat, door)
    return werk


def doe_bij(
    onderwerp_ids: Sequence[uuid.UUID], soorten: Sequence[Werksoort], wat: Handeling, *, door: Actor
) -> int:
    """The same act on every open item of these kinds about these subjects, because something happened to the subject.

    Returns how many items there were. Inside the handling of who calls. Cost: one query when there are none, else three.
    """
    open_ = Werk.objects.select_for_update(of=("self",)).filter(
        onderwerp_id__in=onderwerp_ids, soort__in=soorten, klaar_op=None
    )
    rijen = list(open_.order_by("id"))
    _pas_toe(rijen, wat, door)
    return len(rijen)


def zet_opnieuw(opdrachten: Sequence[Opdracht], *, door: Actor) -> None:
    """As ``zet``, for work that comes back when it was done before: a message that failed once more.

    Inside a handling. Cost: two queries, and two more when something was done before.
    """
    ids, soorten = [o.onderwerp_id for o in opdrachten], {o.soort for o in opdrachten}
    gedaan = Werk.objects.select_for_update(of=("self",)).filter(
        onderwerp_id__in=ids, soort__in=soorten, klaar_op__isnull=False
    )
    _pas_toe(list(gedaan.order_by("id")), Heropenen(), door)
    zet(opdrachten)


def verwijder(onderwerp_ids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """Everything about subjects that are destroyed (zrc-023), with its history. Returns the ids. Cost: one query, three when there is any."""
    rijen = Werk.objects.filter(onderwerp_id__in=onderwerp_ids)
    ids = list(rijen.values_list("id", flat=True))
    if ids:
        rijen.delete()
    return ids


def _pas_toe(rijen: Sequence[Werk], wat: Handeling, door: Actor) -> None:
    dag, gewijzigd, regels = vandaag(), list[Werk](), list[Werkregel]()
    for werk in rijen:
        uit = gevolg(toestand_van(werk), wat, vandaag=dag)
        if uit.regel is not None:
            _schrijf(werk, uit.toestand)
            gewijzigd.append(werk)
            regels.append(_regel(werk, uit.regel, door))
    Werk.objects.bulk_update(gewijzigd, _KOLOMMEN)
    Werkregel.objects.bulk_create(regels)


def toestand_van(werk: Werk) -> Toestand:
    """What ``leven`` needs to know of an item."""
    return Toestand(
        medewerker_id=werk.medewerker_id,
        team=werk.team,
        termijn=Termijn(werk.norm, werk.wettelijk, werk.staat_stil),
        apart_tot=werk.apart_tot,
        klaar=werk.klaar_op is not None,
        uitkomst=werk.uitkomst,
    )


def _schrijf(werk: Werk, straks: Toestand) -> None:
    termijn = straks.termijn
    werk.medewerker_id, werk.team, werk.apart_tot = straks.medewerker_id, straks.team, straks.apart_tot
    werk.norm, werk.wettelijk, werk.staat_stil = termijn.norm, termijn.wettelijk, termijn.staat_stil
    werk.werkdatum, werk.uitkomst = termijn.werkdatum, straks.uitkomst
    werk.klaar_op = (werk.klaar_op or nu()) if straks.klaar else None


def _regel(werk: Werk, regel: Regel, door: Actor) -> Werkregel:
    return Werkregel(
        werk=werk,
        daad=regel.daad,
        op=nu(),
        door=str(door),
        medewerker_id=regel.medewerker_id,
        team=regel.team,
        tot=regel.tot,
        toelichting=regel.toelichting or None,
    )
