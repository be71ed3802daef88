"""Unpacking a ZIP of somebody else: bounded in every direction, and nothing is ever written to disk.

A catalogue of a thousand case types is about 15 MB of JSON. Sizes in the archive's own index aren't believed: reading stops at the limit.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from json import loads
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _

from ...schrijven import tekenfouten
from .fouten import Importfout, Regelfout, zipfout
from .soorten import PER_NAAM

GROOTSTE_ZIP = 20 * 1024 * 1024
GROOTSTE_BESTAND = 60 * 1024 * 1024
GROOTSTE_GEHEEL = 100 * 1024 * 1024
MEEST_BESTANDEN = 40
MEEST_ITEMS = 50_000
Bestanden = Mapping[str, list[dict[str, Any]]]


def pak_uit(bestand: "bytes | Path | IO[bytes]") -> Bestanden:
    """The lists in the archive, by name. Files with other names are passed over. Raises: Importfout, OSError."""
    ruw = _lees(bestand)
    try:
        with zipfile.ZipFile(io.BytesIO(ruw)) as zip_:
            return _lijsten(zip_)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise zipfout(_("Dit is geen ZIP-bestand dat te lezen is.")) from None


def _lees(bestand: "bytes | Path | IO[bytes]") -> bytes:
    if isinstance(bestand, Path):
        with bestand.open("rb") as stroom:
            ruw = stroom.read(GROOTSTE_ZIP + 1)
    else:
        ruw = bestand if isinstance(bestand, bytes) else bestand.read(GROOTSTE_ZIP + 1)
    if len(ruw) > GROOTSTE_ZIP:
        raise zipfout(_("Dit bestand is te groot."), _("Exporteer minder zaaktypen tegelijk."))
    return ruw


def _lijsten(zip_: zipfile.ZipFile) -> Bestanden:
    infos = zip_.infolist()
    if len(infos) > MEEST_BESTANDEN:
        raise zipfout(_("Er staan te veel bestanden in de ZIP."))
    namen: set[str] = set()
    uit: dict[str, list[dict[str, Any]]] = {}
    fouten: list[Regelfout] = []
    over = GROOTSTE_GEHEEL
    for info in infos:
        naam = info.filename
        if naam in namen or naam != Path(naam).name or "\\" in naam or ":" in naam or info.is_dir():
            raise zipfout(
                _("De ZIP bevat mappen, vreemde namen of twee keer hetzelfde bestand."), bestand=naam[:80]
            )
        namen.add(naam)
        if info.flag_bits & 0x1:
            raise zipfout(
                _("Dit bestand is met een wachtwoord beveiligd."),
                _("Maak de ZIP zonder wachtwoord."),
                bestand=naam,
            )
        soort, _punt, einde = naam.rpartition(".")
        if einde != "json" or soort not in PER_NAAM:
            continue
        with zip_.open(info) as stroom:
            ruw = stroom.read(min(GROOTSTE_BESTAND, over) + 1)
        if len(ruw) > min(GROOTSTE_BESTAND, over):
            raise zipfout(
                _("Dit bestand is uitgepakt te groot."),
                _("Exporteer minder zaaktypen tegelijk."),
                bestand=naam,
            )
        over -= len(ruw)
        uit[soort], gevonden = _lijst(naam, ruw)
        fouten += gevonden
    if not uit:
        raise zipfout(
            _("In de ZIP staat geen catalogus (Catalogus.json, ZaakType.json, …)."),
            _("Kies de ZIP die de export van een catalogus gaf."),
        )
    if sum(map(len, uit.values())) > MEEST_ITEMS:
        raise zipfout(_("Er staan te veel onderdelen in de ZIP."), _("Exporteer minder zaaktypen tegelijk."))
    if fouten:
        raise Importfout(tuple(fouten))
    return uit


def _lijst(naam: str, ruw: bytes) -> tuple[list[dict[str, Any]], list[Regelfout]]:
    try:
        inhoud = loads(ruw)
    except (ValueError, RecursionError):
        raise zipfout(_("Dit bestand bevat geen geldige JSON."), bestand=naam) from None
    if not isinstance(inhoud, list):
        raise zipfout(_("Dit bestand hoort een lijst te zijn."), bestand=naam)
    fouten: list[Regelfout] = []
    for nummer, ding in enumerate(inhoud[: MEEST_ITEMS + 1], start=1):
        if not isinstance(ding, dict):
            raise zipfout(_("Elk onderdeel van de lijst hoort een object te zijn."), bestand=naam)
        fouten += [
            Regelfout(naam, f"{nummer}", f.naam, str(f.reden), _("Haal deze tekens uit het bestand."))
            for f in list(tekenfouten(ding, "", 0))[:3]
        ]
    return inhoud, fouten[:20]
