"""The archive regime of a case that ends: what is needed is gathered here, what follows from it is ``archief``'s affair."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db.models import Q

from eenloket.midoffice.aanbod.api import typegegevens
from eenloket.midoffice.aanbod.models import Resultaattype

from .archief import Afleiding, Brongegevens, Regime, herzien, leid_af
from .models import Resultaat, Zaak, Zaakeigenschap, Zaakobject, Zaakrelatie
from .ports import besluitdagen

VELDEN = ("archiefnominatie", "archiefactiedatum", "startdatum_bewaartermijn")
EIGENSCHAP, OBJECT, HOOFDZAAK, VERWANT = "eigenschap", "zaakobject", "hoofdzaak", "gerelateerde_zaak"
BESLUIT = ("ingangsdatum_besluit", "vervaldatum_besluit")
"""Ways of deriving that look at something which can be corrected after the end."""
_AFHANKELIJK = ("hoofdzaak", "gerelateerde_zaak")
_HOOGSTENS = 1000
NIETS = Afleiding(None, None)
Einde = tuple[uuid.UUID | None, dt.date | None]
"""A case and when it ended."""


def regime_van(soort: Resultaattype) -> Regime:
    """The archive regime of a result type."""
    return Regime(
        nominatie=soort.archiefnominatie,
        termijn=soort.archiefactietermijn,
        afleidingswijze=soort.brondatum_archiefprocedure_afleidingswijze,
        datumkenmerk=soort.brondatum_archiefprocedure_datumkenmerk,
        objecttype=soort.brondatum_archiefprocedure_objecttype,
        procestermijn=soort.brondatum_archiefprocedure_procestermijn or soort.procestermijn,
    )


def zet_regime(zaak: Zaak, soort: Resultaattype, *, opnieuw: bool = False, was: Afleiding = NIETS) -> None:
    """Fill in the archive fields of an ended ``zaak`` (not saved) that are still empty; ``opnieuw``: those that are filled too.

    ``was`` is what followed from an earlier result or end; what is still so counts as empty.
    Cost: none for the usual derivation from the end date, else one query. Source: zrc-021, zrc-026.
    """
    regime = regime_van(soort)
    if opnieuw or not zaak.archiefnominatie:
        zaak.archiefnominatie = regime.nominatie
    vergeet(zaak, was)
    if (zaak.archiefactiedatum is not None and not opnieuw) or zaak.einddatum is None:
        return
    uit = leid_af(regime, _gegevens(zaak, regime, zaak.einddatum))
    if uit.actiedatum is not None or regime.afleidingswijze != "ander_datumkenmerk":
        zaak.archiefactiedatum = uit.actiedatum
    if uit.brondatum is not None and zaak.archiefnominatie == "vernietigen":
        zaak.startdatum_bewaartermijn = uit.brondatum


def vergeet(zaak: Zaak, was: Afleiding) -> None:
    """Empty the dates (not saved) that are still as they followed from ``was``."""
    zaak.archiefactiedatum = herzien(zaak.archiefactiedatum, was.actiedatum, None)
    zaak.startdatum_bewaartermijn = herzien(zaak.startdatum_bewaartermijn, was.brondatum, None)


@contextmanager
def herleid(zaak: Zaak, *wijzen: str, voor: Zaak | None = None) -> Iterator[None]:
    """Correct an ended ``zaak`` (locked by the caller) inside this: dates that followed from what is corrected follow from what it becomes.

    ``wijzen`` are the ways of deriving that look at it; ``voor`` is the case as it was, when it has its new values already. A date that was
    given by hand stays, and so does that of a file that was archived.
    Cost: none for a case that runs; else one query, and for those ways two more and an update. Source: zrc-021.
    """
    voor = voor or zaak
    regime = _regime(zaak) if wijzen and voor.einddatum is not None else None
    if regime is None or voor.einddatum is None or regime.afleidingswijze not in wijzen:
        yield
        return
    was = leid_af(regime, _gegevens(voor, regime, voor.einddatum))
    yield
    volg(zaak, was, leid_af(regime, _gegevens(zaak, regime, voor.einddatum)))


@contextmanager
def herleid_bij_besluit(zaak_id: uuid.UUID | None) -> Iterator[None]:
    """As ``herleid``, around a change of a decision on this case, which is locked when it has ended. Cost: one query more."""
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


def volg(zaak: Zaak, was: Afleiding, wordt: Afleiding) -> None:
    """Save the dates of ``zaak`` that followed from ``was`` as they follow from ``wordt``. Cost: one query when they differ."""
    if _herzie(zaak, was, wordt):
        zaak.save(update_fields=["archiefactiedatum", "startdatum_bewaartermijn"])


def _herzie(zaak: Zaak, was: Afleiding, wordt: Afleiding) -> bool:
    """The same, not saved; whether that changes anything."""
    nu = (zaak.archiefactiedatum, zaak.startdatum_bewaartermijn)
    zaak.archiefactiedatum = herzien(nu[0], was.actiedatum, wordt.actiedatum)
    if zaak.archiefnominatie == "vernietigen":
        zaak.startdatum_bewaartermijn = herzien(nu[1], was.brondatum, wordt.brondatum)
    return nu != (zaak.archiefactiedatum, zaak.startdatum_bewaartermijn)


def afgeleid(zaak: Zaak, soort: Resultaattype) -> Afleiding:
    """What the regime of ``soort`` gives now for ``zaak``; nothing while it runs. Cost: none or one query."""
    if zaak.einddatum is None:
        return NIETS
    regime = regime_van(soort)
    return leid_af(regime, _gegevens(zaak, regime, zaak.einddatum))


def _regime(zaak: Zaak) -> Regime | None:
    """That of the result it has, unless its file was archived. One query."""
    if zaak.archiefstatus != "nog_te_archiveren":
        return None
    id_ = Resultaat.objects.filter(zaak=zaak).values_list("resultaattype_id", flat=True).first()
    soort = typegegevens(zaak.zaaktype_id).resultaattypen.get(id_) if id_ is not None else None
    return regime_van(soort) if soort is not None else None


def wis_regime(zaak: Zaak) -> None:
    """A reopened case has no archive regime yet (zrc-008)."""
    zaak.archiefnominatie, zaak.archiefactiedatum, zaak.startdatum_bewaartermijn = "", None, None


def werk_afhankelijken_bij(zaak: Zaak, was: dt.date | None = None) -> list[Zaak]:
    """``zaak`` has ended, or no longer has: ended cases whose term counts from this end get their dates anew. Returns those that changed.

    ``was`` is the end that it had before. Cost: two queries, four when there are such cases.
    """
    relaties = Zaakrelatie.objects.filter(andere=zaak).values_list("zaak_id", flat=True)[:_HOOGSTENS]
    rijen = Zaak.objects.select_for_update(no_key=True, of=("self",)).filter(
        Q(hoofdzaak_id=zaak.id) | Q(id__in=list(relaties)),
        einddatum__isnull=False,
        archiefstatus="nog_te_archiveren",
        resultaat__isnull=False,
    )
    if was is None:  # nothing followed from it yet
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
        if _herzie(ander, leid_af(regime, voor), leid_af(regime, na)):
            gewijzigd.append(ander)
    if gewijzigd:
        Zaak.objects.bulk_update(gewijzigd, ["archiefactiedatum", "startdatum_bewaartermijn"])
    return gewijzigd


def _bij_einde(ander: Zaak, zaak: Zaak, einde: dt.date | None, verwant: Sequence[Einde]) -> Brongegevens:
    """What is known of ``ander`` when ``zaak`` ends then."""
    assert ander.einddatum is not None
    return Brongegevens(
        einddatum=ander.einddatum,
        hoofdzaak=einde if ander.hoofdzaak_id == zaak.id else None,
        gerelateerd=[einde if id_ == zaak.id else van_ander for id_, van_ander in verwant],
    )


def _resultaattype(zaak: Zaak) -> Resultaattype | None:
    """Remembered by ``aanbod``: no query for a type that was used a moment ago."""
    return typegegevens(zaak.zaaktype_id).resultaattypen.get(zaak.resultaat.resultaattype_id)


def _gegevens(zaak: Zaak, regime: Regime, einddatum: dt.date) -> Brongegevens:
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
            objecten = Zaakobject.objects.filter(zaak=zaak, object_type__iexact=regime.objecttype)
            anders["objecten"] = [_kenmerk(o, regime.datumkenmerk) for o in objecten[:_HOOGSTENS]]
        case "gerelateerde_zaak":
            anders["gerelateerd"] = [einde for _id, einde in _verwante_einden([zaak.id])[zaak.id]]
        case "ingangsdatum_besluit" | "vervaldatum_besluit" as wijze:
            kolom = wijze.removesuffix("_besluit")
            anders[f"{kolom}s"] = [getattr(dagen, kolom) for dagen in besluitdagen(zaak.id)]
    return Brongegevens(einddatum=einddatum, **anders)


def _verwante_einden(zaak_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Einde]]:
    """The cases that each of these refers to, and when they ended; None for one that is open, or elsewhere. One query."""
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
    """The attribute of an object that holds the date: of its identification, or of the free data of another sort of object."""
    gegevens: Any = object_.objectidentificatie
    if not isinstance(gegevens, dict):
        return ""
    waarde = gegevens.get(naam)
    if waarde is None and isinstance(vrij := gegevens.get("overigeData"), dict):
        waarde = vrij.get(naam)
    return str(waarde or "")
