"""What the input components need from Python: choices in one shape, and a date in three fields there and back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

DELEN = ("dag", "maand", "jaar")


class OnleesbareDatum(ValueError):
    """The three fields make no date. The message is a B1 sentence for the client; `deel` is the field to repair."""

    def __init__(self, tekst: str, deel: str = "dag") -> None:
        super().__init__(tekst)
        self.deel = deel


@dataclass(frozen=True, slots=True)
class Optie:
    """One choice as the templates use it."""

    waarde: str
    tekst: str
    hulp: str
    gekozen: bool
    nummer: int


def opties(keuzes: Iterable[Any] | None, gekozen: object = None) -> list[Optie]:
    """Choices as dicts {waarde, tekst, hulp?} or pairs (waarde, tekst), with the chosen one(s) marked."""
    kies = gekozen if isinstance(gekozen, (list, tuple, set, frozenset)) else [gekozen]
    gekozenen = {_sleutel(een) for een in kies if een is not None}
    uit = []
    for nummer, keuze in enumerate(keuzes or [], start=1):
        if isinstance(keuze, Mapping):
            waarde, tekst, hulp = keuze["waarde"], keuze["tekst"], keuze.get("hulp", "")
        else:
            waarde, tekst, hulp = keuze[0], keuze[1], ""
        sleutel = _sleutel(waarde)
        uit.append(Optie(sleutel, str(tekst), str(hulp), sleutel in gekozenen, nummer))
    return uit


@dataclass(frozen=True, slots=True)
class Optiegroep:
    """Choices under one heading; ``titel`` is empty for those that stand alone."""

    titel: str
    opties: list[Optie]


@dataclass(frozen=True, slots=True)
class Groepen:
    """All choices of a field in groups, how many there are, and the ones that are chosen."""

    groepen: list[Optiegroep]
    aantal: int
    gekozen: list[Optie]


def groepen(keuzes: Iterable[Any] | None, gekozen: object = None) -> Groepen:
    """Choices as Django groups them, (titel, [(waarde, tekst), ...]) or (waarde, tekst), numbered through all groups."""
    per_titel: dict[str, list[Any]] = {}
    for keuze in keuzes or []:
        titel, deel = (keuze[0], keuze[1]) if is_groep(keuze) else ("", [keuze])
        per_titel.setdefault(str(titel), []).extend(deel)
    alle = opties([keuze for deel in per_titel.values() for keuze in deel], gekozen)
    uit, plek = [], 0
    for titel, deel in per_titel.items():
        uit.append(Optiegroep(titel, alle[plek : plek + len(deel)]))
        plek += len(deel)
    return Groepen(uit, len(alle), [optie for optie in alle if optie.gekozen])


def is_groep(keuze: Any) -> bool:
    """Whether a choice is a group of choices, as Django has them."""
    return not isinstance(keuze, Mapping) and isinstance(keuze[1], (list, tuple))


def _sleutel(waarde: object) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return str(waarde)


def datumdelen(waarde: object) -> dict[str, str]:
    """A date, a dict of the three parts, an ISO text or nothing → {dag, maand, jaar} as texts for the fields."""
    if isinstance(waarde, str) and waarde:
        try:
            waarde = date.fromisoformat(waarde[:10])
        except ValueError:
            waarde = None
    if isinstance(waarde, date):
        return {"dag": str(waarde.day), "maand": str(waarde.month), "jaar": str(waarde.year)}
    if isinstance(waarde, Mapping):
        return {deel: str(waarde.get(deel, "")) for deel in DELEN}
    return dict.fromkeys(DELEN, "")


def lees_datum(gegevens: Mapping[str, Any], naam: str) -> date | None:
    """The date in fields `naam_dag`, `naam_maand`, `naam_jaar`; None when all three are empty.

    Raises: OnleesbareDatum, with what is wrong and in which part.
    """
    delen = {deel: str(gegevens.get(f"{naam}_{deel}", "")).strip() for deel in DELEN}
    if not any(delen.values()):
        return None
    for deel, mist in (
        ("dag", _("Vul ook de dag in.")),
        ("maand", _("Vul ook de maand in.")),
        ("jaar", _("Vul ook het jaar in.")),
    ):
        if not delen[deel]:
            raise OnleesbareDatum(mist, deel)
        if not (delen[deel].isascii() and delen[deel].isdecimal() and len(delen[deel]) <= 4):
            raise OnleesbareDatum(_("Gebruik alleen cijfers, bijvoorbeeld 7 12 2026."), deel)
    if len(delen["jaar"]) != 4:
        raise OnleesbareDatum(_("Vul het jaar in met 4 cijfers, bijvoorbeeld 2026."), "jaar")
    try:
        return date(int(delen["jaar"]), int(delen["maand"]), int(delen["dag"]))
    except ValueError:
        raise OnleesbareDatum(_("Deze datum bestaat niet. Kijk de dag en de maand na.")) from None
