"""Change the fields of a case as the national standard defines it (zrc-002 … zrc-022)."""

import copy
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Registerfout
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import vandaag
from eenloket.midoffice.aanbod.api import Zaaktypegegevens

from ..leven.stand import eis_niet_gesloten
from ..leven.wijzigen import wijzig
from ..models import Resultaat, Rol, Status, Zaak, Zaakeigenschap, Zaakobject, Zaakrelatie
from ..uitvoering.archiveren import HOOFDZAAK, VERWANT, herleid
from ..uitvoering.laden import afspraken_van
from ..uitvoering.rij import KOLOMMEN, stand_van
from ..uitvoering.toepassen import pas_toe
from ..uitvoering.zaaknummers import controleer_uniek
from .codes import in_registertaal
from .controles import controleer_relaties, controleer_type, controleer_zaak


def werk_bij(
    zaak: Zaak,
    waarden: Mapping[str, Any],
    soort: Zaaktypegegevens,
    *,
    door: Actor,
    relaties: Sequence[Zaakrelatie] | None = None,
    geforceerd: bool = False,
) -> Zaak:
    """Change columns of a case that the caller has locked; ``relaties`` replaces the relations of the case,
    None doesn't change them.

    ``soort`` is the case type after the change. ``geforceerd``: the caller has the scope
    zaken.geforceerd-bijwerken for this case. When terms move or are suspended, our own promise, the work list
    and the messages to the client follow.
    Raises: Registerfout.
    Cost: one query, more for changes outside the row.
    Source: zrc-001, 002, 007, 009, 011, 012, 013, 014, 015, 022.
    """
    with handeling(door, "zaak.bijwerken") as h, in_registertaal():
        anders = {kolom: waarde for kolom, waarde in waarden.items() if getattr(zaak, kolom) != waarde}
        if "zaaktype_id" in anders:
            anders |= {"dienst": soort.dienst, "uitgave_id": soort.uitgave_id}
        stand = stand_van(zaak)
        eis_niet_gesloten(stand, geforceerd=geforceerd)
        _eis_vast(anders)
        gevolg = wijzig(stand, anders, afspraken_van(zaak, soort), vandaag=vandaag(), geforceerd=geforceerd)
        anders = _gekeurd(zaak, soort, anders)
        ook = anders.keys() - set(KOLOMMEN)
        with herleid(zaak, *_bronnen(anders.keys(), relaties)):
            for kolom in ook:
                setattr(zaak, kolom, anders[kolom])
            pas_toe(h, zaak, gevolg, ook=ook)
            if relaties is not None:
                _vervang_relaties(zaak, relaties)
    return zaak


def _gekeurd(zaak: Zaak, soort: Zaaktypegegevens, anders: dict[str, Any]) -> dict[str, Any]:
    """Return the changes with the changes that follow from them, after checking the case as it will become.

    Raises: Registerfout.
    """
    wordt = copy.copy(zaak)
    for kolom, waarde in anders.items():
        setattr(wordt, kolom, waarde)
    _controleer_wijziging(wordt, soort, anders)
    if (
        wordt.betalingsindicatie == "nvt"
        and "betalingsindicatie" in anders
        and "laatste_betaaldatum" not in anders
    ):
        # a payment that no longer applies has no date; a caller that gives a date as well gets an error (zrc-014)
        anders = {**anders, "laatste_betaaldatum": None}
        wordt.laatste_betaaldatum = None
    controleer_zaak(wordt, soort, anders)
    return anders


def _bronnen(gewijzigd: Collection[str], relaties: Sequence[Zaakrelatie] | None) -> list[str]:
    """Return the ways of deriving archive dates that this change affects; none when the caller gives the
    archive date itself.
    """
    if "archiefactiedatum" in gewijzigd:
        return []
    return [HOOFDZAAK] * ("hoofdzaak_id" in gewijzigd) + [VERWANT] * (relaties is not None)


def _eis_vast(anders: Mapping[str, Any]) -> None:
    """Refuse a change of what never changes, before anything else about the new values is asked (zrc-002).

    Raises: Registerfout.
    """
    if "identificatie" in anders:
        raise Registerfout(
            "identificatie", "wijzigen-niet-toegelaten", _("Het nummer van een zaak verandert niet.")
        )


def _controleer_wijziging(zaak: Zaak, soort: Zaaktypegegevens, anders: Mapping[str, Any]) -> None:
    """Check the rules about values that never change.

    Raises: Registerfout.
    """
    if "bronorganisatie" in anders:
        controleer_uniek(zaak)
    if "zaaktype_id" in anders:
        controleer_type(soort, zaak.startdatum)
        if _heeft_delen(zaak):
            raise Registerfout(
                "zaaktype",
                "zaaktype-mismatch",
                _("Statussen, rollen of andere gegevens van deze zaak horen bij het vorige zaaktype."),
            )


def _heeft_delen(zaak: Zaak) -> bool:
    """Return whether the case has parts that depend on its type; then the type can't change. One query."""
    modellen: list[type[Model]] = [Status, Resultaat, Rol, Zaakeigenschap]
    delen: list[QuerySet[Any]] = [m._default_manager.filter(zaak_id=OuterRef("id")) for m in modellen]
    delen.append(Zaakobject.objects.filter(zaak_id=OuterRef("id"), zaakobjecttype__isnull=False))
    velden = {f"deel{n}": Exists(deel) for n, deel in enumerate(delen)}
    rij = Zaak.objects.filter(id=zaak.id).annotate(**velden).values_list(*velden).first()
    return rij is not None and any(rij)


def _vervang_relaties(zaak: Zaak, relaties: Sequence[Zaakrelatie]) -> None:
    """Write only the relations that differ, so that the audit trail shows the real changes. Cost: two
    queries, four when some differ.
    """
    controleer_relaties(zaak, relaties)
    bestaand = {_sleutel(r): r for r in Zaakrelatie.objects.filter(zaak=zaak)}
    gewenst = {_sleutel(r): r for r in relaties}
    if weg := [r.id for s, r in bestaand.items() if s not in gewenst]:
        Zaakrelatie.objects.filter(id__in=weg).delete()
    nieuw = [r for s, r in gewenst.items() if s not in bestaand]
    for relatie in nieuw:
        relatie.zaak = zaak
    if nieuw:
        Zaakrelatie.objects.bulk_create(nieuw)


def _sleutel(relatie: Zaakrelatie) -> tuple[object, ...]:
    return (
        relatie.andere_id,
        relatie.url,
        relatie.aard_relatie,
        relatie.overige_relatie,
        relatie.toelichting,
    )
