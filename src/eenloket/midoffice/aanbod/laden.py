"""Read a content package: a folder of YAML becomes one checked value, or a list of all its mistakes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from .bevindingen import Bevinding, Ernst
from .bronnen import Bronbestand, Pad, als_pad, lees_bron
from .controle import controleer_pakket
from .fouten import Pakketfout
from .inhoud import (
    Berichttekst,
    Besluittypebeschrijving,
    Diagnose,
    Dienst,
    Documenttypebeschrijving,
    Levensgebeurtenis,
    Onderwerp,
    Organisatie,
    Pakket,
    Pakketkop,
    Vraag,
    Vraagpatroon,
    Zaaktypebeschrijving,
    Zoekwoorden,
)
from .meldingen import vertel
from .vindplaats import Vindplaats, Vindplaatsen
from .vorm import normaal

LIJSTEN: Mapping[str, tuple[type[BaseModel], str]] = {
    "organisaties": (Organisatie, "slug"),
    "onderwerpen": (Onderwerp, "id"),
    "vragen": (Vraag, "id"),
    "levensgebeurtenissen": (Levensgebeurtenis, "slug"),
    "zoekwoorden": (Zoekwoorden, "doel"),
    "berichten": (Berichttekst, "id"),
    "zaaktypen": (Zaaktypebeschrijving, "identificatie"),
    "besluittypen": (Besluittypebeschrijving, "omschrijving"),
    "documenttypen": (Documenttypebeschrijving, "omschrijving"),
}
"""Parts that are lists of items: in <deel>.yaml, in <deel>/*.yaml, or both."""

STUKKEN: Mapping[str, type[BaseModel]] = {"diensten": Dienst, "patronen": Vraagpatroon}
"""Parts with a separate file for each item, named after its slug."""

ENKELE: Mapping[str, tuple[str, type[BaseModel]]] = {
    "pakket.yaml": ("kop", Pakketkop),
    "diagnose.yaml": ("diagnose", Diagnose),
}


@dataclass(slots=True)
class Gelezen:
    """A package that may be loaded, with its warnings."""

    pakket: Pakket
    waarschuwingen: tuple[Bevinding, ...]


@dataclass(slots=True)
class _Verzameling:
    delen: dict[str, Any] = field(default_factory=dict)
    plaatsen: Vindplaatsen = field(default_factory=Vindplaatsen)
    bevindingen: list[Bevinding] = field(default_factory=list)


def lees_pakket(map_: Path) -> Gelezen:
    """Return the package in ``map_``.

    Raises: Pakketfout with all findings, mistakes first.
    """
    pakket, bevindingen = onderzoek(map_)
    if pakket is None or any(b.ernst is Ernst.FOUT for b in bevindingen):
        raise Pakketfout(tuple(bevindingen))
    return Gelezen(pakket, tuple(bevindingen))


def onderzoek(map_: Path) -> tuple[Pakket | None, list[Bevinding]]:
    """Return the package, as far as it can be read, and all findings: mistakes first, then by file and line.

    References are checked also when some items can't be read; an item that exists but is wrong counts as
    existing.
    """
    alles = _Verzameling()
    if not (map_ / "pakket.yaml").is_file():
        remedie = _("Geef de map waarin pakket.yaml staat.")
        return None, [Bevinding("pakket.yaml", 0, "", _("Het bestand pakket.yaml ontbreekt."), remedie)]
    for bestand in _bestanden(map_):
        _verwerk(alles, map_, bestand)
    pakket = _als_pakket(alles)
    if pakket is not None:
        alles.bevindingen += controleer_pakket(pakket, alles.plaatsen)
    alles.bevindingen.sort(key=lambda b: (b.ernst is not Ernst.FOUT, b))
    return pakket, list(dict.fromkeys(alles.bevindingen))


def _bestanden(map_: Path) -> list[Path]:
    """Return all files of the package, in the order of their names; hidden files and Markdown are notes and
    not content.
    """
    gevonden = [b for b in map_.rglob("*") if b.is_file() and b.suffix != ".md"]
    return sorted(b for b in gevonden if not any(deel.startswith(".") for deel in b.relative_to(map_).parts))


def _verwerk(alles: _Verzameling, map_: Path, bestand: Path) -> None:
    plek = bestand.relative_to(map_)
    deel = plek.parts[0] if len(plek.parts) > 1 else plek.stem
    bekend = len(plek.parts) <= 2 and plek.suffix == (".json" if deel == "regels" else ".yaml")
    lijst = deel in LIJSTEN
    stuk = len(plek.parts) == 2 and (deel in STUKKEN or deel == "regels")
    if not bekend or not (lijst or stuk or str(plek) in ENKELE):
        alles.bevindingen.append(
            Bevinding(
                plek.as_posix(),
                0,
                "",
                _("Dit bestand hoort niet in een pakket."),
                _(
                    "Verwijder het, of zet het in diensten, patronen, vragen, zaaktypen, zoekwoorden of regels (regels als .json)."
                ),
            )
        )
        return
    bron = lees_bron(map_, bestand)
    if bron.data is not None:
        if str(plek) in ENKELE:
            naam, model = ENKELE[str(plek)]
            alles.delen[naam] = _maak(bron, model, bron.data, ())
            alles.plaatsen.noteer(naam, naam, Vindplaats(bron, ()))
        elif lijst:
            _verwerk_lijst(alles, bron, deel)
        elif deel == "regels":
            _verwerk_regel(alles, bron, plek.stem)
        else:
            _verwerk_stuk(alles, bron, deel, plek.stem)
    alles.bevindingen += bron.bevindingen


def _verwerk_lijst(alles: _Verzameling, bron: Bronbestand, deel: str) -> None:
    model, sleutel = LIJSTEN[deel]
    if not isinstance(bron.data, list):
        bron.meld(1, _("Dit bestand hoort een lijst te zijn."), _("Begin elk onderdeel met een streepje."))
        return
    for i, ruw in enumerate(bron.data):
        naam = str(ruw.get(sleutel, "")) if isinstance(ruw, dict) else ""
        if naam:
            _noteer_eens(alles, deel, naam, Vindplaats(bron, (i,)))
        item = _maak(bron, model, ruw, (i,))
        if item is not None:
            alles.delen.setdefault(deel, []).append(item)


def _verwerk_stuk(alles: _Verzameling, bron: Bronbestand, deel: str, stam: str) -> None:
    slug = bron.data.get("slug") if isinstance(bron.data, dict) else None
    if slug is not None and slug != stam:
        bron.meld(
            bron.regel(("slug",)),
            _("De slug '{slug}' is anders dan de naam van het bestand.").format(slug=slug),
            _("Maak de slug '{stam}' of hernoem het bestand.").format(stam=stam),
            ("slug",),
        )
    alles.plaatsen.noteer(deel, stam, Vindplaats(bron, ()))
    item = _maak(bron, STUKKEN[deel], bron.data, ())
    if item is not None:
        alles.delen.setdefault(deel, []).append(item)


def _verwerk_regel(alles: _Verzameling, bron: Bronbestand, naam: str) -> None:
    alles.plaatsen.noteer("regels", naam, Vindplaats(bron, ()))
    if isinstance(bron.data, dict):
        alles.delen.setdefault("regels", {})[naam] = bron.data
    else:
        bron.meld(
            1, _("Een beslismodel is een JSON-object."), _("Bewaar het model opnieuw vanuit de editor.")
        )


def _noteer_eens(alles: _Verzameling, deel: str, naam: str, plaats: Vindplaats) -> None:
    eerder = alles.plaatsen.zoek(deel, naam)
    if eerder is not None and deel != "zoekwoorden":
        plaats.bron.meld(
            plaats.regel(),
            _("'{naam}' staat er dubbel.").format(naam=naam),
            _("Haal er één weg; de eerste staat in {bestand} op regel {regel}.").format(
                bestand=eerder.bron.bestand, regel=eerder.regel()
            ),
            plaats.pad,
        )
        return
    alles.plaatsen.noteer(deel, naam, plaats)


def _maak(bron: Bronbestand, model: type[BaseModel], ruw: Any, pad: Pad) -> Any:
    """Return an instance of ``model``; or None, with all problems noted at their lines."""
    try:
        return model.model_validate(ruw)
    except ValidationError as fouten:
        for fout in fouten.errors(include_url=False):
            plek = (*pad, *fout["loc"])
            probleem, remedie = vertel(fout, model)
            bron.bevindingen.append(
                Bevinding(bron.bestand, bron.regel(plek), als_pad(plek), probleem, remedie)
            )
        return None


def _als_pakket(alles: _Verzameling) -> Pakket | None:
    """Make the package without validating the items again; None when the head can't be read."""
    if alles.delen.get("kop") is None:
        return None
    delen: dict[str, Any] = {"kop": alles.delen["kop"], "diagnose": alles.delen.get("diagnose")}
    for deel, sleutel in {
        **{d: s for d, (_m, s) in LIJSTEN.items()},
        "diensten": "slug",
        "patronen": "slug",
    }.items():
        items: Iterable[Any] = alles.delen.get(deel, [])
        dicts = deel not in ("levensgebeurtenissen", "zoekwoorden")
        delen[deel] = {getattr(item, sleutel): item for item in items} if dicts else list(items)
    return normaal(Pakket.model_construct(**delen, regels=alles.delen.get("regels", {})))
