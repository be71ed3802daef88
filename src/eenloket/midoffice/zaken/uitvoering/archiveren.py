"""The archive regime of a case: load the source data for ``leven``, and save corrected archive dates. The
rules are in ``leven``.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.db.models import Q

from eenloket.midoffice.aanbod.api import Resultaattypegegevens, typegegevens

from ..leven.archief import Afleiding, Brongegevens, Regime, leid_af
from ..leven.archiefregime import afgeleid, gevolgd
from ..leven.stand import NIET_GEARCHIVEERD
from ..models import Resultaat, Zaak, Zaakeigenschap, Zaakobject, Zaakrelatie
from ..ports import besluitdagen, objectgegevens
from .rij import neem_over, stand_van

EIGENSCHAP, OBJECT, HOOFDZAAK, VERWANT = "eigenschap", "zaakobject", "hoofdzaak", "gerelateerde_zaak"
BESLUIT = ("ingangsdatum_besluit", "vervaldatum_besluit")
"""Ways of deriving the archive dates from data that can be corrected after the end of the case."""
_AFHANKELIJK = ("hoofdzaak", "gerelateerde_zaak")
_HOOGSTENS = 1000
Einde = tuple[uuid.UUID | None, dt.date | None]
"""The id of a case and its end date."""


def regime_van(soort: Resultaattypegegevens) -> Regime:
    """Return the archive regime of a result type."""
    return Regime(
        nominatie=soort.archiefnominatie,
        termijn=soort.archiefactietermijn,
        afleidingswijze=soort.brondatum_archiefprocedure_afleidingswijze,
        datumkenmerk=soort.brondatum_archiefprocedure_datumkenmerk,
        objecttype=soort.brondatum_archiefprocedure_objecttype,
        procestermijn=soort.brondatum_archiefprocedure_procestermijn or soort.procestermijn,
    )


@contextmanager
def herleid(zaak: Zaak, *wijzen: str) -> Iterator[None]:
    """Correct data of an ended ``zaak`` (locked by the caller) inside this block; archive dates that followed
    from that data are updated.

    ``wijzen`` are the ways of deriving that read the data. A date that was given by hand doesn't change, nor
    do the dates of an archived file.
    Cost: none for an open case; else one query, and with one of those ways two more queries and an update.
    Source: zrc-021.
    """
    einde = zaak.einddatum
    regime = _regime(zaak) if wijzen and einde is not None else None
    if regime is None or einde is None or regime.afleidingswijze not in wijzen:
        yield
        return
    was = afgeleid(stand_van(zaak), regime, brongegevens(zaak, regime))
    yield
    wordt = leid_af(regime, replace(brongegevens(zaak, regime), einddatum=einde))
    if kolommen := _volg(zaak, was, wordt):
        zaak.save(update_fields=kolommen)


@contextmanager
def herleid_bij_besluit(zaak_id: uuid.UUID | None) -> Iterator[None]:
    """Do as ``herleid`` for a change of a decision on this case; an ended case is locked. Cost: one query
    more.
    """
    zaak = (
        Zaak.objects.select_for_update(no_key=True, of=("self",))
        .filter(id=zaak_id, einddatum__isnull=False)
        .first()
        if zaak_id
        else None
    )
    if zaak is None:
        yield
        return
    with herleid(zaak, *BESLUIT):
        yield


def _volg(zaak: Zaak, was: Afleiding, wordt: Afleiding) -> set[str]:
    """Replace the dates of ``zaak`` that are equal to ``was`` by those of ``wordt``, without saving; return
    the changed columns.
    """
    return neem_over(zaak, gevolgd(stand_van(zaak), was, wordt))


def _regime(zaak: Zaak) -> Regime | None:
    """Return the regime of the case's result; None without a result, or when the file was archived. One
    query.
    """
    if zaak.archiefstatus != NIET_GEARCHIVEERD:
        return None
    id_ = Resultaat.objects.filter(zaak=zaak).values_list("resultaattype_id", flat=True).first()
    soort = typegegevens(zaak.zaaktype_id).resultaattypen.get(id_) if id_ is not None else None
    return regime_van(soort) if soort is not None else None


def werk_afhankelijken_bij(zaak: Zaak, was: dt.date | None = None) -> list[Zaak]:
    """Update the archive dates of ended cases whose retention term counts from the end of ``zaak``, which
    ended or was reopened.

    Return the cases that changed. ``was`` is the end date of ``zaak`` before the change.
    Cost: two queries, four when there are such cases.
    """
    relaties = Zaakrelatie.objects.filter(andere=zaak).values_list("zaak_id", flat=True)[:_HOOGSTENS]
    rijen = Zaak.objects.select_for_update(no_key=True, of=("self",)).filter(
        Q(hoofdzaak_id=zaak.id) | Q(id__in=list(relaties)),
        einddatum__isnull=False,
        archiefstatus=NIET_GEARCHIVEERD,
        resultaat__isnull=False,
    )
    if was is None:  # no date followed from this end yet
        rijen = rijen.filter(archiefactiedatum=None)
    wachtend = list(rijen.select_related("resultaat").order_by("id")[:_HOOGSTENS])
    regimes = {z.id: regime_van(soort) for z in wachtend if (soort := _resultaattype(z))}
    verwant = _verwante_einden([z.id for z in wachtend])
    gewijzigd = []
    for ander in wachtend:
        regime = regimes.get(ander.id)
        if regime is None or regime.afleidingswijze not in _AFHANKELIJK:
            continue
        voor, na = (_bij_einde(ander, zaak, einde, verwant[ander.id]) for einde in (was, zaak.einddatum))
        if _volg(ander, leid_af(regime, voor), leid_af(regime, na)):
            gewijzigd.append(ander)
    if gewijzigd:
        Zaak.objects.bulk_update(gewijzigd, ["archiefactiedatum", "startdatum_bewaartermijn"])
    return gewijzigd


def _bij_einde(ander: Zaak, zaak: Zaak, einde: dt.date | None, verwant: Sequence[Einde]) -> Brongegevens:
    """Return the source data of ``ander`` when the end date of ``zaak`` is ``einde``."""
    assert ander.einddatum is not None
    return Brongegevens(
        einddatum=ander.einddatum,
        hoofdzaak=einde if ander.hoofdzaak_id == zaak.id else None,
        gerelateerd=[einde if id_ == zaak.id else van_ander for id_, van_ander in verwant],
    )


def _resultaattype(zaak: Zaak) -> Resultaattypegegevens | None:
    """Return the result type from the cache of ``aanbod``: no query for a type that was used a moment ago."""
    return typegegevens(zaak.zaaktype_id).resultaattypen.get(zaak.resultaat.resultaattype_id)


def brongegevens(zaak: Zaak, regime: Regime) -> Brongegevens:
    """Return the data of ``zaak`` from which its archive dates follow under ``regime``.

    Cost: none for the usual derivation from the end date, else one query.
    """
    anders: dict[str, Any] = {}
    match regime.afleidingswijze:
        case "hoofdzaak" if zaak.hoofdzaak_id is not None:
            hoofd = Zaak.objects.filter(id=zaak.hoofdzaak_id).values_list("einddatum", flat=True)
            anders["hoofdzaak"] = hoofd.first()
        case "eigenschap":
            kenmerk = (
                Zaakeigenschap.objects.filter(zaak=zaak, naam=regime.datumkenmerk).order_by("id").first()
            )
            anders["eigenschap"] = kenmerk.waarde if kenmerk else ""
        case "zaakobject":
            objecten = Zaakobject.objects.select_related("zaak").filter(
                zaak=zaak, object_type__iexact=regime.objecttype
            )
            anders["objecten"] = [_kenmerk(o, regime.datumkenmerk) for o in objecten[:_HOOGSTENS]]
        case "gerelateerde_zaak":
            anders["gerelateerd"] = [einde for _id, einde in _verwante_einden([zaak.id])[zaak.id]]
        case "ingangsdatum_besluit" | "vervaldatum_besluit" as wijze:
            kolom = wijze.removesuffix("_besluit")
            anders[f"{kolom}s"] = [getattr(dagen, kolom) for dagen in besluitdagen(zaak.id)]
    return Brongegevens(einddatum=zaak.einddatum or dt.date.min, **anders)


def _verwante_einden(zaak_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Einde]]:
    """Return, per case, the cases that it refers to with their end dates; None for an open case or a case in
    another register. One query.
    """
    uit: dict[uuid.UUID, list[Einde]] = defaultdict(list)
    if not zaak_ids:
        return uit
    rijen: Iterable[tuple[uuid.UUID, uuid.UUID | None, dt.date | None]] = Zaakrelatie.objects.filter(
        zaak_id__in=zaak_ids
    ).values_list("zaak_id", "andere_id", "andere__einddatum")
    for zaak_id, andere_id, einddatum in rijen:
        uit[zaak_id].append((andere_id, einddatum))
    return uit


def _kenmerk(object_: Zaakobject, naam: str) -> str:
    """Return the attribute of an object that holds the date: from its identification, from ``overigeData``, or
    from the thing of ours at its address.
    """
    gegevens: Any = object_.objectidentificatie
    waarde = _op_pad(gegevens, naam)
    if waarde is None and isinstance(gegevens, dict):
        waarde = _op_pad(gegevens.get("overigeData"), naam)
    if waarde is None and object_.object:
        waarde = _op_pad(objectgegevens(object_.object, object_.zaak.organisatie_id), naam)
    return str(waarde or "")


def _op_pad(gegevens: Any, naam: str) -> Any:
    """Return the value with that name, or at that path of names with slashes between; None when there is none."""
    if isinstance(gegevens, dict) and naam in gegevens:
        return gegevens[naam]
    for deel in naam.split("/"):
        if not isinstance(gegevens, dict):
            return None
        gegevens = gegevens.get(deel)
    return gegevens
