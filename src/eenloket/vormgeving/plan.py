"""From the lines of a plan to the pieces of its picture: a time line of 24 steps. Source: M-B12, vormgeving.md."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

STAPPEN = 24

# State → (words, icon). The words carry the meaning; colour and icon only repeat it.
STATEN = {
    "klaar": (gettext_lazy("Klaar"), "circle-check"),
    "bezig": (gettext_lazy("Bezig"), "play"),
    "straks": (gettext_lazy("Nog niet begonnen"), "circle-dashed"),
    "wacht_op_u": (gettext_lazy("Wacht op u"), "triangle-alert"),
    "wacht_op_ander": (gettext_lazy("Wacht op een ander"), "hourglass"),
    "vervallen": (gettext_lazy("Vervallen"), "ban"),
    "geweigerd": (gettext_lazy("Geweigerd"), "circle-x"),
}


@dataclass(frozen=True, slots=True)
class Stuk:
    """One piece of a bar: from column `van` to column `tot` (0–24), `soort` says how it is drawn."""

    van: int
    tot: int
    soort: str
    half: bool = False


@dataclass(frozen=True, slots=True)
class Planrij:
    """One row of the picture, ready for the template."""

    naam: str
    organisatie: str
    staat: str
    staat_tekst: str
    icoon: str
    datumtekst: str
    uitleg: str
    url: str
    stukken: tuple[Stuk, ...]


def _kolom(waarde: object) -> int:
    return max(0, min(STAPPEN, int(str(waarde))))


def stukken(staat: str, van: int, tot: int, nu: int | None) -> tuple[Stuk, ...]:
    """Running work is cut at `nu`: what is behind us is filled, the rest is light."""
    tot = max(tot, van + 1) if van < STAPPEN else STAPPEN
    van = min(van, STAPPEN - 1)
    if staat == "bezig" and nu is not None:
        if van < nu < tot:
            return (Stuk(van, nu, "gedaan", half=True), Stuk(nu, tot, "rest", half=True))
        return (Stuk(van, tot, "gedaan" if nu >= tot else "rest"),)
    if staat == "bezig":
        return (Stuk(van, tot, "gedaan"),)
    return (Stuk(van, tot, staat),)


def planrijen(regels: Iterable[Mapping[str, Any]], nu: int | None = None) -> list[Planrij]:
    """Lines {naam, organisatie, staat, van, tot, datumtekst, uitleg, url} → rows with pieces.

    `van`, `tot` and `nu` are columns 0–24; anything outside is brought back to the edge.
    Raises: ValueError for a state that doesn't exist.
    """
    nu = None if nu is None or nu == "" else _kolom(nu)
    uit = []
    for regel in regels:
        staat = str(regel["staat"])
        if staat not in STATEN:
            raise ValueError(f"unknown state of a plan line: {staat}")
        woorden, icoon = STATEN[staat]
        uit.append(
            Planrij(
                naam=str(regel["naam"]),
                organisatie=str(regel.get("organisatie") or ""),
                staat=staat,
                staat_tekst=str(woorden),
                icoon=icoon,
                datumtekst=str(regel.get("datumtekst") or ""),
                uitleg=str(regel.get("uitleg") or ""),
                url=str(regel.get("url") or ""),
                stukken=stukken(staat, _kolom(regel.get("van", 0)), _kolom(regel.get("tot", 0)), nu),
            )
        )
    return uit
