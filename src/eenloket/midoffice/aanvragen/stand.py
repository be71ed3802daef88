"""Where an intake stands: which members take part, which questions apply, what comes next (M-B3).

A pure function over content and answers. Each fact is asked once, only when it applies and isn't known yet; the list of
members changes as answers come, each with its reason.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from eenloket.midoffice.aanbod.api import Aanbod
from eenloket.midoffice.aanbod.inhoud import Dienst, Lid, Vraag
from eenloket.midoffice.regels.api import Feiten, Waarheid, namen_in, waar

from .boek import Boek
from .bundel import Bundel
from .feitvorm import Klantgegevens


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
class Intakestand:
    """``vragen`` are the questions that apply, in the client's order; ``open`` those without an answer yet.

    ``mogelijk`` counts questions that may come in yet; ``feiten`` are the answers that count; ``gelijk`` names, for a question
    that isn't asked because it is the same as another one, the question whose answer it takes.
    """

    leden: tuple[Lidstand, ...]
    vragen: tuple[Vraag, ...]
    open: tuple[Vraag, ...]
    mogelijk: int
    feiten: Feiten
    gelijk: Mapping[str, str]

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
    klant: Klantgegevens = Klantgegevens(),  # noqa: B008  # frozen
) -> Intakestand:
    """The state of an intake with these answers (by question id, None for "left empty") and choices (member on or off).

    Members decide which questions are asked, and questions (that one is the same as another) what members see; so rounds are
    made until nothing changes. Content in which that never settles is cut off after as many rounds as there are members, twice.
    """
    vragen, gevraagd = aanbod.pakket.vragen, _voorwaarden(aanbod, bundel, keuzes)
    for _ in range(2 * len(bundel.leden) + 2):
        boek = Boek(vragen, antwoorden, gevraagd, vandaag, klant)
        leden = _leden(aanbod, bundel, boek.feiten(gevraagd), keuzes)
        nieuw = _nodig(aanbod, leden, keuzes)
        if nieuw == gevraagd:
            break
        gevraagd = nieuw
    eigen = [
        id_ for id_ in _in_volgorde(gevraagd, bundel) if boek.zelfde(id_) is None
    ]  # the same fact is asked once
    vast = tuple(vragen[id_] for id_ in eigen if boek.geldt(id_) is Waarheid.WAAR)
    return Intakestand(
        leden=leden,
        vragen=vast,
        open=tuple(v for v in vast if v.id not in antwoorden),
        mogelijk=sum(boek.geldt(id_) is Waarheid.ONBEKEND for id_ in eigen),
        feiten=boek.feiten(gevraagd),
        gelijk={
            id_: bron
            for id_ in gevraagd
            if boek.geldt(id_) is Waarheid.WAAR and (bron := _bron(boek, id_)) != id_
        },
    )


def _bron(boek: Boek, id_: str) -> str:
    while (ander := boek.zelfde(id_)) is not None:
        id_ = ander
    return id_


def _leden(
    aanbod: Aanbod, bundel: Bundel, feiten: Feiten, keuzes: Mapping[str, bool]
) -> tuple[Lidstand, ...]:
    """Members in order; one that waits for a member that doesn't take part can't take part either."""
    per_dienst: dict[str, Lidstand] = {}
    for lid in _op_volgorde(bundel.leden):
        voorgangers = [per_dienst[d].deelname for d in lid.na]
        geldt = waar(lid.als, feiten) if lid.als else Waarheid.WAAR
        if geldt is Waarheid.ONWAAR:
            deelname = Deelname.NIET_VAN_TOEPASSING
        elif _uit(lid, keuzes):
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


def _uit(lid: Lid, keuzes: Mapping[str, bool]) -> bool:
    """Switched off, by the client or by default. Then nothing is asked to know whether it would apply."""
    return lid.mag_uit and not keuzes.get(lid.dienst, lid.standaard_aan)


def _voorwaarden(aanbod: Aanbod, bundel: Bundel, keuzes: Mapping[str, bool]) -> list[str]:
    """Questions that decide which members take part."""
    gevraagd: dict[str, None] = {}
    for lid in bundel.leden:
        if _uit(lid, keuzes):
            continue
        _voeg_toe(aanbod.pakket.vragen, gevraagd, sorted(namen_in(lid.als)) if lid.als else ())
    return list(gevraagd)


def _nodig(aanbod: Aanbod, leden: tuple[Lidstand, ...], keuzes: Mapping[str, bool]) -> list[str]:
    """Question ids that the taking part needs: of the services, and of the conditions still open."""
    gevraagd: dict[str, None] = {}
    for stand in leden:
        if _uit(stand.lid, keuzes) or stand.deelname is Deelname.ZONDER_VOORGANGER:
            continue
        _voeg_toe(aanbod.pakket.vragen, gevraagd, sorted(namen_in(stand.lid.als)) if stand.lid.als else ())
        if stand.deelname is Deelname.MEE:
            _voeg_toe(aanbod.pakket.vragen, gevraagd, stand.dienst.vragen)
    return list(gevraagd)


def _voeg_toe(vragen: Mapping[str, Vraag], gevraagd: dict[str, None], ids: Iterable[str]) -> None:
    """Add questions, each after those that its own condition asks about."""
    for id_ in ids:
        if id_ in vragen and id_ not in gevraagd:
            if voorwaarde := vragen[id_].als:
                _voeg_toe(vragen, gevraagd, sorted(namen_in(voorwaarde) - {id_}))
            gevraagd[id_] = None


def _in_volgorde(gevraagd: list[str], bundel: Bundel) -> list[str]:
    """In the client's order; what the pattern doesn't place comes after."""
    plek = {id_: n for n, id_ in enumerate(bundel.volgorde)}
    return sorted(gevraagd, key=lambda id_: plek.get(id_, len(plek)))
