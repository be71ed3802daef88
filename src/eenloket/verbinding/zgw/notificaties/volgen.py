"""Make deliveries from committed changes, by following the audit trail (ADR 0009).

Lines are processed in the order of their transactions, and only when every running transaction is younger; so
no late commit is missed. The progress commits together with the deliveries, so a change makes its deliveries
exactly once.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now

from eenloket.kern import sql
from eenloket.kern.vertrouwelijkheid import WOORDEN

from ..bron import BRONNEN, Bron
from ..models import Abonnement, Bezorging, Volgpunt
from ..velden import Groep, Veld
from .adressen import is_eigen
from .recht import mag_nog
from .soorten import ACTIES, KANALEN, TABELLEN, Kanaalsoort

STAPEL = 500
_NAAM = "notificaties"
# what the lines say is left out when nobody subscribed to anything, as seen in the same snapshot: who does so later isn't told of them
_REGELS = """
SELECT id, xid, er, op, tabel, rij, soort, hoofd, CASE WHEN er THEN oud END, CASE WHEN er THEN nieuw END
FROM audit_auditregel, (SELECT EXISTS (SELECT 1 FROM zgw_abonnement)) a(er)
WHERE hoofd IS NOT NULL AND (xid, id) > (%(xid)s, %(regel)s) AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
ORDER BY xid, id LIMIT %(limiet)s
"""


@dataclass(frozen=True, slots=True)
class Regel:
    """A line of the audit trail that may have to be reported."""

    op: dt.datetime
    tabel: str
    rij: uuid.UUID
    soort: str
    hoofd: uuid.UUID
    oud: Mapping[str, Any] | None
    nieuw: Mapping[str, Any] | None


def volg(*, limiet: int = STAPEL) -> int:
    """Make deliveries for the next lines; return the number of lines that were read.

    Two workers can do this at once: one works, and the other finds nothing to do. Cost: some five queries,
    whatever the number.
    """
    with transaction.atomic():
        punt = Volgpunt.objects.select_for_update(skip_locked=True).filter(naam=_NAAM).first()
        if punt is None:
            return 0
        rijen = sql.rijen(_REGELS, {"xid": punt.xid, "regel": punt.regel, "limiet": limiet})
        if not rijen:
            return 0
        if rijen[0][2]:
            verwerk(
                [
                    Regel(op, tabel, uuid.UUID(rij), soort, hoofd, oud, nieuw)
                    for _id, _xid, _er, op, tabel, rij, soort, hoofd, oud, nieuw in rijen
                    if tabel in TABELLEN
                ]
            )
        # not waited for: a delivery goes out only after the commit of its claim, and that takes this one to the disk with it
        sql.rijen("SELECT set_config('synchronous_commit', 'off', true)")
        punt.regel, punt.xid = rijen[-1][0], rijen[-1][1]
        punt.save(update_fields=["xid", "regel"])
    return len(rijen)


def verwerk(regels: Sequence[Regel]) -> None:
    """Make deliveries for the subscribers of these changes."""
    abonnementen = list(Abonnement.objects.all())
    if not abonnementen:
        return
    per_kanaal: defaultdict[str, list[tuple[Regel, Bron]]] = defaultdict(list)
    for regel in regels:
        if (soort := TABELLEN.get(regel.tabel)) is None or (bron := BRONNEN.get(soort.bron)) is None:
            continue
        if regel.soort != "U" or _zichtbaar(bron, regel):
            per_kanaal[soort.kanaal].append((regel, bron))
    bezorgingen: list[Bezorging] = []
    for naam, paren in per_kanaal.items():
        kanaal = KANALEN[naam]
        kenmerken = _kenmerken(kanaal, [regel for regel, _bron in paren])
        for regel, bron in paren:
            if (gevonden := kenmerken.get(regel.hoofd)) is not None:
                organisatie_id, waarden = gevonden
                bezorgingen += voor_abonnees(
                    abonnementen, organisatie_id, bericht(kanaal, bron, regel, waarden)
                )
    Bezorging.objects.bulk_create(bezorgingen)


def bericht(kanaal: Kanaalsoort, bron: Bron, regel: Regel, kenmerken: Mapping[str, str]) -> dict[str, Any]:
    """Return the notification: which resource changed and how, without its content, as the standard requires."""
    hoofd = BRONNEN[kanaal.hoofd]
    basis = settings.ADRES
    pad = bron.pad.format(zaak_uuid=regel.hoofd)
    return {
        "kanaal": kanaal.naam,
        "hoofdObject": f"{basis}/{hoofd.api}/api/v1/{hoofd.pad}/{regel.hoofd}",
        "resource": bron.naam,
        "resourceUrl": f"{basis}/{bron.api}/api/v1/{pad}/{regel.rij}",
        "actie": ACTIES[regel.soort],
        "aanmaakdatum": regel.op.astimezone(dt.UTC).isoformat().replace("+00:00", "Z"),
        "kenmerken": dict(kenmerken),
    }


def voor_abonnees(
    abonnementen: Iterable[Abonnement], organisatie_id: uuid.UUID, inhoud: Mapping[str, Any]
) -> list[Bezorging]:
    """Return a delivery, not saved, for each subscription of the organisation that wants this message and has
    the right to it.
    """
    return [
        Bezorging(abonnement=a, bericht=dict(inhoud), hoofd=str(inhoud["hoofdObject"])[:1000], volgende=Now())
        for a in abonnementen
        if a.organisatie_id == organisatie_id
        and wil(a.kanalen, inhoud)
        and not is_eigen(a.callback_url)
        and mag_nog(a)
    ]


def wil(kanalen: Sequence[Mapping[str, Any]], inhoud: Mapping[str, Any]) -> bool:
    """Return whether a subscription with these channels and filters gets the message; ``*`` and a missing
    filter let everything through.
    """
    return any(
        k["naam"] == inhoud["kanaal"]
        and all(w in ("*", "", inhoud["kenmerken"].get(n)) for n, w in (k.get("filters") or {}).items())
        for k in kanalen
    )


def _zichtbaar(bron: Bron, regel: Regel) -> bool:
    """Return whether the resource shows the change of a row; False for a change in our own bookkeeping only."""
    return bool(_kolommen(bron.velden) & set(regel.nieuw or ()))


def _kolommen(velden: Iterable[Veld]) -> set[str]:
    uit: set[str] = set()
    for veld in velden:
        if isinstance(veld, Groep):
            uit |= _kolommen(veld.velden)
        elif veld.schrijf:
            uit.add(veld.attribuut)
    return uit


def _kenmerken(
    kanaal: Kanaalsoort, regels: Sequence[Regel]
) -> dict[uuid.UUID, tuple[uuid.UUID, dict[str, str]]]:
    """Return organisation and characteristics per main thing; for a deleted main thing from its last line."""
    waarden = {"ids": list({r.hoofd for r in regels}), "basis": settings.ADRES, "niveaus": list(WOORDEN)}
    rijen = sql.rijen(kanaal.kenmerken, {k: w for k, w in waarden.items() if f"%({k})s" in kanaal.kenmerken})
    uit = {rij[0]: (rij[1], _teksten(kanaal, rij[2:])) for rij in rijen}
    tabel = BRONNEN[kanaal.hoofd].model._meta.db_table
    for regel in regels:
        if regel.tabel == tabel and regel.soort == "D" and regel.oud and regel.hoofd not in uit:
            uit[regel.hoofd] = (uuid.UUID(regel.oud["organisatie_id"]), _van_vroeger(kanaal, regel.oud))
    return uit


def _teksten(kanaal: Kanaalsoort, waarden: Sequence[Any]) -> dict[str, str]:
    return {
        naam: str(waarde) for naam, waarde in zip(kanaal.kolommen, waarden, strict=True) if waarde is not None
    }


def _van_vroeger(kanaal: Kanaalsoort, oud: Mapping[str, Any]) -> dict[str, str]:
    """Return characteristics from the columns of a deleted row; the catalogue of its type isn't among them."""
    bron, uit = BRONNEN[kanaal.hoofd], dict[str, str]()
    for veld in bron.velden:
        if veld.naam in kanaal.filters and (waarde := oud.get(veld.attribuut)) is not None:
            doel = getattr(veld, "doel", "")
            if doel:
                api, _, pad = doel.partition("/")
                waarde = f"{settings.ADRES}/{api}/api/v1/{pad}/{waarde}"
            uit[veld.naam] = WOORDEN[waarde - 1] if isinstance(waarde, int) else str(waarde)
    return uit
