"""Where an intake stands: which members take part, which questions apply, what comes next (M-B3).

A pure function over content and answers. Each fact is asked once, only when it applies and isn't known yet; the list of
members changes as answers come, each with its reason.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from eenloket.midoffice.aanbod.api import Aanbod
from eenloket.midoffice.aanbod.inhoud import Dienst, Lid, Vraag
from eenloket.midoffice.regels.api import Klantstand, Waarheid, feiten_van, namen_in, waar

from .bundel import Bundel


class Deelname(StrEnum):
    """Whether a member takes part. MISSCHIEN: an answer that decides it hasn't been given yet."""

    MEE = "mee"
    MISSCHIEN = "misschien"
    NIET_VAN_TOEPASSING = "niet_van_toepassing"
    UITGEZET = "uitgezet"
    ZONDER_VOORGANGER = "zonder_voorganger"


@dataclass(frozen=True, slots=True)
class Lidstand:
    lid: Lid
    dienst: Dienst
    deelname: Deelname

    @property
    def uit_te_zetten(self) -> bool:
        return self.lid.mag_uit and self.deelname in (Deelname.MEE, Deelname.MISSCHIEN, Deelname.UITGEZET)


@dataclass(frozen=True, slots=True)
class Stand:
    """``vragen`` are the questions that apply, in the client's order; ``open`` those without an answer yet."""

    leden: tuple[Lidstand, ...]
    vragen: tuple[Vraag, ...]
    open: tuple[Vraag, ...]
    mogelijk: int
    feiten: Mapping[str, Any]

    @property
    def compleet(self) -> bool:
        return not self.open

    @property
    def volgende(self) -> Vraag | None:
        return self.open[0] if self.open else None

    @property
    def meedoend(self) -> tuple[Lidstand, ...]:
        return tuple(lid for lid in self.leden if lid.deelname is Deelname.MEE)

    def na(self, vraag: str) -> Vraag | None:
        """The first open question after ``vraag`` in the client's order, else the first open one."""
        ids = [v.id for v in self.vragen]
        plek = ids.index(vraag) if vraag in ids else -1
        later = [v for v in self.open if ids.index(v.id) > plek]
        return later[0] if later else self.volgende

    def voor(self, vraag: str) -> Vraag | None:
        """The question before ``vraag``, None at the first."""
        ids = [v.id for v in self.vragen]
        plek = ids.index(vraag) if vraag in ids else len(ids)
        return self.vragen[plek - 1] if plek > 0 else None


def bepaal(
    aanbod: Aanbod,
    bundel: Bundel,
    antwoorden: Mapping[str, Any],
    keuzes: Mapping[str, bool],
    vandaag: dt.date,
    klant: Klantstand | None = None,
) -> Stand:
    """The state of an intake with these answers (by question id, None for "left empty") and choices (member on or off).

    Questions whose condition fails count as answered with nothing, which may settle further conditions; so rounds are made until
    nothing changes. Each round settles at least one question, so it ends.
    """
    vragen = aanbod.pakket.vragen
    vervallen: set[str] = set()
    while True:
        geldig = {id_: waarde for id_, waarde in antwoorden.items() if id_ not in vervallen} | dict.fromkeys(vervallen)
        geldig = {**gelijken(vragen, geldig), **geldig}
        feiten = feiten_van(vragen, geldig, vandaag, klant)
        leden = _leden(aanbod, bundel, feiten, keuzes)
        nodig = _nodig(aanbod, bundel, leden)
        oordeel = {id_: waar(vragen[id_].als or "true", feiten) for id_ in nodig}
        nieuw = {id_ for id_, w in oordeel.items() if w is Waarheid.ONWAAR} - vervallen
        if not nieuw:
            break
        vervallen |= nieuw
    vast = [vragen[id_] for id_ in nodig if oordeel[id_] is Waarheid.WAAR]
    open_ = tuple(v for v in vast if v.id not in antwoorden)
    mogelijk = sum(w is Waarheid.ONBEKEND for w in oordeel.values())
    return Stand(leden, tuple(vast), open_, mogelijk, feiten)


def gelijken(vragen: Mapping[str, Vraag], antwoorden: Mapping[str, Any]) -> dict[str, Any]:
    """Facts that another question asks under another name (``zelfde_als``), taken from the first of these that is answered."""
    return {
        id_: next(antwoorden[ander] for ander in vraag.zelfde_als if ander in antwoorden)
        for id_, vraag in vragen.items()
        if id_ not in antwoorden and any(ander in antwoorden for ander in vraag.zelfde_als)
    }


def _leden(aanbod: Aanbod, bundel: Bundel, feiten: Mapping[str, Any], keuzes: Mapping[str, bool]) -> tuple[Lidstand, ...]:
    """Members in order; one that waits for a member that doesn't take part can't take part either."""
    per_dienst: dict[str, Lidstand] = {}
    for lid in _op_volgorde(bundel.leden):
        voorgangers = [per_dienst[d].deelname for d in lid.na]
        geldt = waar(lid.als, feiten) if lid.als else Waarheid.WAAR
        if geldt is Waarheid.ONWAAR:
            deelname = Deelname.NIET_VAN_TOEPASSING
        elif lid.mag_uit and not keuzes.get(lid.dienst, lid.standaard_aan):
            deelname = Deelname.UITGEZET
        elif any(v in (Deelname.UITGEZET, Deelname.ZONDER_VOORGANGER) for v in voorgangers):
            deelname = Deelname.ZONDER_VOORGANGER
        elif geldt is Waarheid.ONBEKEND or Deelname.MISSCHIEN in voorgangers:
            deelname = Deelname.MISSCHIEN
        else:
            deelname = Deelname.MEE
        per_dienst[lid.dienst] = Lidstand(lid, aanbod.dienst(lid.dienst), deelname)
    return tuple(per_dienst[lid.dienst] for lid in bundel.leden)


def _op_volgorde(leden: tuple[Lid, ...]) -> list[Lid]:
    """Predecessors before their successors; otherwise as the content has them."""
    klaar: list[Lid] = []
    namen: set[str] = set()
    rest = list(leden)
    while rest:
        lid = next(lid for lid in rest if set(lid.na) <= namen)
        klaar.append(lid)
        namen.add(lid.dienst)
        rest.remove(lid)
    return klaar


def _nodig(aanbod: Aanbod, bundel: Bundel, leden: tuple[Lidstand, ...]) -> list[str]:
    """Question ids that the taking part needs, in the client's order: of the services, and of the conditions still open."""
    vragen = aanbod.pakket.vragen
    gevraagd: dict[str, None] = {}

    def voeg_toe(id_: str) -> None:
        if id_ in vragen and id_ not in gevraagd:
            if voorwaarde := vragen[id_].als:
                for naam in sorted(namen_in(voorwaarde)):
                    voeg_toe(naam)
            gevraagd[id_] = None

    for stand in leden:
        if stand.deelname in (Deelname.UITGEZET, Deelname.ZONDER_VOORGANGER):
            continue
        for naam in sorted(namen_in(stand.lid.als)) if stand.lid.als else ():
            voeg_toe(naam)
        if stand.deelname is Deelname.MEE:
            for id_ in stand.dienst.vragen:
                voeg_toe(id_)
    plek = {id_: n for n, id_ in enumerate(bundel.volgorde)}
    volgorde = [id_ for id_ in gevraagd if not gevraagd.keys() & set(vragen[id_].zelfde_als)]  # the same fact is asked once
    return sorted(volgorde, key=lambda id_: (plek.get(id_, len(plek)), volgorde.index(id_)))

