"""Export a package to the folder form from which it is loaded: load → export → load changes nothing."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel

from eenloket.kern.fouten import OngeldigeInvoer

from .inhoud import Pakket
from .vorm import normaal


class MapNietLeeg(OngeldigeInvoer):
    """The folder isn't empty; an export never overwrites."""

    code = "map-niet-leeg"
    tekst = _("De map is niet leeg. Kies een nieuwe map.")


class _Schrijver(yaml.SafeDumper):
    """Writes texts of several lines as blocks, and puts quotes around a text that YAML could read as another
    value.
    """

    def ignore_aliases(self, data: Any) -> bool:
        return True


_ANDERS_GELEZEN = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_VREEMDE_REGELEINDEN = frozenset("\x85\u2028\u2029")


def _tekst(schrijver: yaml.SafeDumper, tekst: str) -> yaml.ScalarNode:
    stijl: str | None = "'"
    if _VREEMDE_REGELEINDEN & set(tekst):
        stijl = '"'  # only there they can be told from an ordinary end of line
    elif "\n" in tekst and not any(regel != regel.rstrip() for regel in tekst.split("\n")):
        stijl = "|"
    elif tekst[:1].isalpha() and tekst.lower() not in _ANDERS_GELEZEN:
        stijl = None
    return schrijver.represent_scalar("tag:yaml.org,2002:str", tekst, style=stijl)


_Schrijver.add_representer(str, _tekst)


def schrijf_pakket(pakket: Pakket, map_: Path) -> list[Path]:
    """Write ``pakket`` into the empty or new folder ``map_``; return the files.

    Raises: MapNietLeeg, OSError.
    """
    if map_.exists() and any(map_.iterdir()):
        raise MapNietLeeg()
    pakket = normaal(pakket)
    bestanden = bestanden_van(pakket)
    for naam, inhoud in bestanden.items():
        doel = map_ / naam
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.write_text(inhoud, encoding="utf-8", newline="\n")
    return [map_ / naam for naam in bestanden]


def bestanden_van(pakket: Pakket) -> Mapping[str, str]:
    """Return the content of each file by its path in the folder."""
    bestanden = {"pakket.yaml": _yaml(_kort(pakket.kop))}
    for deel in ("organisaties", "onderwerpen", "berichten", "documenttypen", "besluittypen"):
        bestanden[f"{deel}.yaml"] = _lijst(getattr(pakket, deel).values())
    bestanden["levensgebeurtenissen.yaml"] = _lijst(pakket.levensgebeurtenissen)
    for onderwerp in sorted({v.onderwerp for v in pakket.vragen.values()}):
        bestanden[f"vragen/{onderwerp}.yaml"] = _lijst(
            v for v in pakket.vragen.values() if v.onderwerp == onderwerp
        )
    for slug, dienst in pakket.diensten.items():
        bestanden[f"diensten/{slug}.yaml"] = _yaml(_kort(dienst))
    for slug, patroon in pakket.patronen.items():
        bestanden[f"patronen/{slug}.yaml"] = _yaml(_kort(patroon))
    for nummer, zaaktype in enumerate(pakket.zaaktypen.values(), start=1):
        bestanden[f"zaaktypen/{_bestandsnaam(zaaktype.identificatie, nummer)}.yaml"] = _lijst([zaaktype])
    bestanden["zoekwoorden/woorden.yaml"] = _lijst(pakket.zoekwoorden)
    if pakket.diagnose:
        bestanden["diagnose.yaml"] = _yaml(_kort(pakket.diagnose))
    for naam, model in pakket.regels.items():
        bestanden[f"regels/{naam}.json"] = json.dumps(model, ensure_ascii=False, indent=2) + "\n"
    return {naam: inhoud for naam, inhoud in bestanden.items() if inhoud}


def _bestandsnaam(identificatie: str, nummer: int) -> str:
    """Return a name that every file system accepts; the number makes similar names different."""
    schoon = re.sub(r"[^A-Za-z0-9-]+", "-", identificatie).strip("-")[:50]
    return schoon if schoon == identificatie else f"{schoon or 'zaaktype'}-{nummer}"


def _kort(onderdeel: BaseModel) -> dict[str, Any]:
    """Return the values without those that are equal to their default."""
    return onderdeel.model_dump(mode="json", exclude_defaults=True)


def _lijst(onderdelen: Any) -> str:
    rijen = [_kort(onderdeel) for onderdeel in onderdelen]
    return "\n".join(_yaml([rij]) for rij in rijen)


def _yaml(waarde: Any) -> str:
    return yaml.dump(waarde, Dumper=_Schrijver, allow_unicode=True, sort_keys=False, width=110)
