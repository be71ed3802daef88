"""The archive regime of a case that ends: what is needed is gathered here, what follows from it is ``archief``'s affair."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from eenloket.midoffice.aanbod.api import typegegevens
from eenloket.midoffice.aanbod.models import Resultaattype
from eenloket.midoffice.besluiten.models import Besluit

from .archief import Brongegevens, Regime, leid_af
from .models import Zaak, Zaakeigenschap, Zaakobject, Zaakrelatie

VELDEN = ("archiefnominatie", "archiefactiedatum", "startdatum_bewaartermijn")
_AFHANKELIJK = ("hoofdzaak", "gerelateerde_zaak")
_HOOGSTENS = 1000


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


def zet_regime(zaak: Zaak, soort: Resultaattype, *, opnieuw: bool = False) -> None:
    """Fill in the archive fields of an ended ``zaak`` (not saved) that are still empty; ``opnieuw``: those that are filled too.

    Cost: none for the usual derivation from the end date, else one query. Source: zrc-021, zrc-026.
    """
    regime = regime_van(soort)
    if opnieuw or not zaak.archiefnominatie:
        zaak.archiefnominatie = regime.nominatie
    if (zaak.archiefactiedatum is not None and not opnieuw) or zaak.einddatum is None:
        return
    uit = leid_af(regime, _gegevens(zaak, regime, zaak.einddatum))
    if uit.actiedatum is not None or regime.afleidingswijze != "ander_datumkenmerk":
        zaak.archiefactiedatum = uit.actiedatum
    if uit.brondatum is not None and zaak.archiefnominatie == "vernietigen":
        zaak.startdatum_bewaartermijn = uit.brondatum


def wis_regime(zaak: Zaak) -> None:
    """A reopened case has no archive regime yet (zrc-008)."""
    zaak.archiefnominatie, zaak.archiefactiedatum, zaak.startdatum_bewaartermijn = "", None, None


def werk_afhankelijken_bij(zaak: Zaak) -> list[Zaak]:
    """``zaak`` has ended: ended cases whose term counts from this end get their dates now. Returns those that changed.

    Cost: two queries, four when there are such cases.
    """
    relaties = Zaakrelatie.objects.filter(andere=zaak).values_list("zaak_id", flat=True)[:_HOOGSTENS]
    wachtend = list(
        Zaak.objects.select_for_update(no_key=True, of=("self",))
        .filter(
            Q(hoofdzaak_id=zaak.id) | Q(id__in=list(relaties)),
            einddatum__isnull=False,
            archiefactiedatum=None,
            resultaat__isnull=False,
        )
        .select_related("resultaat")
        .order_by("id")[:_HOOGSTENS]
    )
    regimes = {z.id: regime_van(soort) for z in wachtend if (soort := _resultaattype(z))}
    verwant = _verwante_einden([z.id for z in wachtend])
    gewijzigd = []
    for ander in wachtend:
        regime = regimes.get(ander.id)
        if regime is None or regime.afleidingswijze not in _AFHANKELIJK or ander.einddatum is None:
            continue
        gegevens = Brongegevens(
            einddatum=ander.einddatum,
            hoofdzaak=zaak.einddatum if ander.hoofdzaak_id == zaak.id else None,
            gerelateerd=verwant[ander.id],
        )
        uit = leid_af(regime, gegevens)
        if uit.actiedatum is not None:
            ander.archiefactiedatum = uit.actiedatum
            if ander.archiefnominatie == "vernietigen":
                ander.startdatum_bewaartermijn = uit.brondatum
            gewijzigd.append(ander)
    if gewijzigd:
        Zaak.objects.bulk_update(gewijzigd, ["archiefactiedatum", "startdatum_bewaartermijn"])
    return gewijzigd


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
            anders["gerelateerd"] = _verwante_einden([zaak.id])[zaak.id]
        case "ingangsdatum_besluit" | "vervaldatum_besluit" as wijze:
            kolom = wijze.removesuffix("_besluit")
            dagen = Besluit.objects.filter(zaak=zaak).values_list(kolom, flat=True)[:_HOOGSTENS]
            anders["ingangsdatums" if kolom == "ingangsdatum" else "vervaldatums"] = list(dagen)
    return Brongegevens(einddatum=einddatum, **anders)


def _verwante_einden(zaak_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[dt.date | None]]:
    """End dates of the cases that each of these refers to; None for one that is open, or elsewhere. One query."""
    uit: dict[uuid.UUID, list[dt.date | None]] = defaultdict(list)
    if not zaak_ids:
        return uit
    rijen: Iterable[tuple[uuid.UUID, dt.date | None]] = Zaakrelatie.objects.filter(
        zaak_id__in=zaak_ids
    ).values_list("zaak_id", "andere__einddatum")
    for zaak_id, einddatum in rijen:
        uit[zaak_id].append(einddatum)
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
