"""Changing the fields of a case as the national standard has it, with what our own rooms need to go on (zrc-002 … zrc-022)."""

import copy
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import Handeling, handeling
from eenloket.kern.klok import vandaag
from eenloket.kern.termijnen import Duur, opschuiven
from eenloket.midoffice.aanbod.api import Zaaktypegegevens

from .archiveren import HOOFDZAAK, VERWANT, herleid
from .controles import controleer, controleer_relaties, controleer_type
from .events import TermijnGewijzigd
from .fouten import Registerfout
from .inrichting import werkdatum
from .models import Resultaat, Rol, Status, Termijnwijziging, Zaak, Zaakeigenschap, Zaakobject, Zaakrelatie
from .zaaknummers import controleer_uniek

_TERMIJNEN = ("uiterlijke_einddatum_afdoening", "einddatum_gepland")


def werk_bij(
    zaak: Zaak,
    waarden: Mapping[str, Any],
    soort: Zaaktypegegevens,
    *,
    door: Actor,
    relaties: Sequence[Zaakrelatie] | None = None,
) -> Zaak:
    """Give a case (locked by the caller) new values of columns; ``relaties`` replace the ones there were, None leaves them.

    ``soort`` is the type after the change. Terms that move or stand still move our own promise, the work list and the client's
    messages with them. Raises: Registerfout. Cost: one query, more for what changes outside the row.
    Source: zrc-001, 002, 009, 011, 012, 013, 014, 015, 022.
    """
    with handeling(door, "zaak.bijwerken") as h:
        was = copy.copy(zaak)
        for kolom, waarde in waarden.items():
            setattr(zaak, kolom, waarde)
        gewijzigd = {k for k in waarden if getattr(was, k) != getattr(zaak, k)}
        _controleer(zaak, was, soort, gewijzigd)
        gewijzigd |= _betaling(zaak, was, gewijzigd)
        controleer(zaak, soort, gewijzigd)
        gewijzigd |= _termijnen(h, zaak, was, gewijzigd)
        with herleid(zaak, *_bronnen(gewijzigd, relaties), voor=was):
            if gewijzigd:
                zaak.save(update_fields=sorted(gewijzigd))
            if relaties is not None:
                _vervang_relaties(zaak, relaties)
    return zaak


def _bronnen(gewijzigd: set[str], relaties: Sequence[Zaakrelatie] | None) -> list[str]:
    """What the archive dates of an ended case may follow from and this changes; nothing when the caller gives the date itself."""
    if "archiefactiedatum" in gewijzigd:
        return []
    return [HOOFDZAAK] * ("hoofdzaak_id" in gewijzigd) + [VERWANT] * (relaties is not None)


def _controleer(zaak: Zaak, was: Zaak, soort: Zaaktypegegevens, gewijzigd: set[str]) -> None:
    if gewijzigd & {"identificatie", "bronorganisatie"}:
        controleer_uniek(zaak)
    if "identificatie" in gewijzigd:
        raise Registerfout(
            "identificatie", "wijzigen-niet-toegelaten", _("Het nummer van een zaak verandert niet.")
        )
    if "zaaktype_id" in gewijzigd:
        controleer_type(soort, zaak.startdatum)
        if _heeft_delen(zaak):
            raise Registerfout(
                "zaaktype",
                "zaaktype-mismatch",
                _("Statussen, rollen of andere gegevens van deze zaak horen bij het vorige zaaktype."),
            )
        zaak.dienst, zaak.uitgave_id = soort.dienst, soort.uitgave_id
        gewijzigd |= {"dienst", "uitgave_id"}


def _heeft_delen(zaak: Zaak) -> bool:
    """Whether anything of the case hangs on its type, which then can't change. One query."""
    modellen: list[type[Model]] = [Status, Resultaat, Rol, Zaakeigenschap]
    delen: list[QuerySet[Any]] = [m._default_manager.filter(zaak_id=OuterRef("id")) for m in modellen]
    delen.append(Zaakobject.objects.filter(zaak_id=OuterRef("id"), zaakobjecttype__isnull=False))
    velden = {f"deel{n}": Exists(deel) for n, deel in enumerate(delen)}
    rij = Zaak.objects.filter(id=zaak.id).annotate(**velden).values_list(*velden).first()
    return rij is not None and any(rij)


def _betaling(zaak: Zaak, was: Zaak, gewijzigd: set[str]) -> set[str]:
    """A payment that doesn't apply any more has no date, unless the caller gives both, which is a mistake (zrc-014)."""
    if (
        "betalingsindicatie" in gewijzigd
        and zaak.betalingsindicatie == "nvt"
        and "laatste_betaaldatum" not in gewijzigd
    ):
        zaak.laatste_betaaldatum = None
        return {"laatste_betaaldatum"}
    return set()


def _termijnen(h: Handeling, zaak: Zaak, was: Zaak, gewijzigd: set[str]) -> set[str]:
    """What moves with the terms. A case of a service of ours follows the rules of the counter (Awb 4:14, 4:15): days that it
    stood still are added, and an extension moves its end, unless the caller says by itself when it ends. Other systems do all of that
    themselves for the cases that are theirs."""
    anders, eigen = set[str](), zaak.dienst != "" and not gewijzigd & set(_TERMIJNEN)
    if "opschorting_indicatie" in gewijzigd:
        anders |= _schort_op(h, zaak) if zaak.opschorting_indicatie else _hervat(h, zaak, was, eigen)
    if "verlenging_duur" in gewijzigd and zaak.verlenging_duur:
        if eigen and (na := _later(was.uiterlijke_einddatum_afdoening, zaak.verlenging_duur)):
            zaak.uiterlijke_einddatum_afdoening = na
            anders.add("uiterlijke_einddatum_afdoening")
        _leg_vast(h, zaak, was, "verlenging", zaak.verlenging_reden)
    if "einddatum_gepland" in gewijzigd:
        zaak.streefdatum = zaak.einddatum_gepland
        anders.add("streefdatum")
    if (nieuw := werkdatum(zaak)) != zaak.werkdatum:
        zaak.werkdatum, zaak.gewaarschuwd = nieuw, 0
        anders |= {"werkdatum", "gewaarschuwd"}
    return anders


def _schort_op(h: Handeling, zaak: Zaak) -> set[str]:
    zaak.opgeschort_sinds = vandaag()
    _leg_vast(h, zaak, zaak, "opschorting", zaak.opschorting_reden)
    return {"opgeschort_sinds"}


def _hervat(h: Handeling, zaak: Zaak, was: Zaak, eigen: bool) -> set[str]:
    dagen = max(0, (vandaag() - was.opgeschort_sinds).days) if was.opgeschort_sinds else 0
    zaak.opschorting_eerdere, zaak.opgeschort_sinds = True, None
    if eigen and dagen:
        for kolom in (*_TERMIJNEN, "streefdatum"):
            if (dag := getattr(zaak, kolom)) is not None:
                setattr(zaak, kolom, opschuiven(dag, dagen))
    _leg_vast(h, zaak, was, "hervatting", zaak.opschorting_reden or was.opschorting_reden, dagen)
    return {"opschorting_eerdere", "opgeschort_sinds", "streefdatum", *_TERMIJNEN}


def _later(dag: dt.date | None, duur: str) -> dt.date | None:
    try:
        return Duur.lees(duur).na(dag) if dag else None
    except (ValueError, OverflowError):
        return None


def _leg_vast(h: Handeling, zaak: Zaak, was: Zaak, soort: str, reden: str, dagen: int = 0) -> None:
    Termijnwijziging.objects.create(
        zaak=zaak,
        soort=soort,
        op=vandaag(),
        dagen=dagen,
        reden=reden[:200],
        was=was.uiterlijke_einddatum_afdoening,
        wordt=zaak.uiterlijke_einddatum_afdoening,
    )
    if zaak.dienst:
        h.meld(TermijnGewijzigd(zaak_id=zaak.id, soort=soort))


def _vervang_relaties(zaak: Zaak, relaties: Sequence[Zaakrelatie]) -> None:
    """Only what differs is written, so that the trail tells what changed. Cost: two queries, four when something does."""
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
