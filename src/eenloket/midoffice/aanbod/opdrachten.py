"""The command ``eenloket aanbod …`` for editors of content.

Imported before Django is ready: what needs it is imported inside the functions.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from .bevindingen import Bevinding
    from .lopend import Aanbod

Functie = Callable[[argparse.Namespace], int]


def registreer(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``aanbod`` with its subcommands; each sets ``functie`` and asks for Django."""
    aanbod = subparsers.add_parser("aanbod", help="controleer, laad of schrijf een pakket met diensten")
    acties = aanbod.add_subparsers(dest="actie", required=True)

    def voeg_toe(naam: str, functie: Functie, uitleg: str, argument: str) -> argparse.ArgumentParser:
        ontleder = acties.add_parser(naam, help=uitleg, description=uitleg)
        ontleder.add_argument(argument.lower(), metavar=argument, type=Path)
        ontleder.set_defaults(functie=functie, django=True)
        return ontleder

    voeg_toe("controleer", controleer_map, "zoek fouten in een pakket", "MAP")
    laden = voeg_toe("laad", laad, "laad een pakket: toont het verschil, alles of niets", "MAP")
    laden.add_argument("--proef", action="store_true", help="toon alleen het verschil")
    schrijven = voeg_toe("schrijf", schrijf, "schrijf het aanbod dat nu geldt naar een lege map", "MAP")
    schrijven.add_argument("--organisatie", help="slug; zonder deze optie de organisatie van dit loket")
    upl_ = voeg_toe(
        "upl", upl, "laad de Uniforme Productnamenlijst en toon wat nog niet beschreven is", "BESTAND"
    )
    upl_.add_argument("--organisatie", help="slug; zonder deze optie de organisatie van dit loket")
    uitleg = (
        "schrijf een catalogus als deel van een pakket: in een lege map, of naast de diensten van een pakket"
    )
    catalogus_ = voeg_toe("catalogus", catalogus, uitleg, "MAP")
    catalogus_.add_argument("--domein", required=True, help="domein van de catalogus, zoals RVV")
    catalogus_.add_argument("--rsin", help="als meer catalogi dit domein hebben")
    catalogus_.add_argument("--organisatie", help="slug; zonder deze optie de organisatie van dit loket")
    uitleg = "haal de adressen van klassen in zaaktypen op bij de gekoppelde selectielijst"
    lijst_ = acties.add_parser("selectielijst", help=uitleg, description=uitleg)
    lijst_.add_argument("--organisatie", help="slug; zonder deze optie de organisatie van dit loket")
    lijst_.set_defaults(functie=selectielijst, django=True)
    voeg_toe("schema", schema, "schrijf de JSON Schema's van een pakket", "MAP")


def controleer_map(args: argparse.Namespace) -> int:
    """Print all findings. Exit code 1 when there are mistakes."""
    from .bevindingen import Ernst
    from .laden import onderzoek

    _pakket, bevindingen = onderzoek(args.map)
    _toon(bevindingen)
    fouten = sum(b.ernst is Ernst.FOUT for b in bevindingen)
    print(f"{fouten} fouten, {len(bevindingen) - fouten} waarschuwingen")
    return 1 if fouten else 0


def laad(args: argparse.Namespace) -> int:
    """Print the difference and load, unless it's a trial. Exit code 1 when the package has mistakes; nothing changed then."""
    from eenloket.kern.actoren import systeem

    from .acties import laad_pakket, proef
    from .fouten import Pakketfout

    try:
        resultaat = proef(args.map) if args.proef else laad_pakket(args.map, door=systeem("aanbod-laad"))
    except Pakketfout as fout:
        _toon(fout.bevindingen)
        print(fout, file=sys.stderr)
        return 1
    _toon(resultaat.waarschuwingen)
    for wijziging in resultaat.wijzigingen:
        print(wijziging)
    if not resultaat.wijzigingen:
        print("Er is niets veranderd.")
    elif args.proef:
        print(f"Proef: {len(resultaat.wijzigingen)} wijzigingen, niets geladen.")
    else:
        print(f"Geladen: uitgave {resultaat.nummer}, geldig vanaf {resultaat.geldig_vanaf}.")
    return 0


def schrijf(args: argparse.Namespace) -> int:
    """Export what holds now. Exit code 1 when there is nothing or the folder isn't empty."""
    from eenloket.kern.fouten import Domeinfout

    from .schrijven import schrijf_pakket

    try:
        bestanden = schrijf_pakket(_huidig(args).pakket, args.map)
    except (Domeinfout, OSError) as fout:
        print(fout, file=sys.stderr)
        return 1
    print(f"{len(bestanden)} bestanden geschreven.")
    return 0


def upl(args: argparse.Namespace) -> int:
    """Load the list and report the gap. Exit code 0 when all is described, 3 when not, 1 when the file can't be read."""
    from eenloket.kern.fouten import NietGevonden

    from .upl import GeenUpl, lees, niet_beschreven
    from .uplladen import laad_upl

    try:
        producten, rijen = lees(args.bestand)
    except (GeenUpl, OSError):
        print(
            "Dit bestand is geen Uniforme Productnamenlijst (csv met UniformeProductnaam en URI).",
            file=sys.stderr,
        )
        return 1
    telling = laad_upl(producten)
    print(
        f"{rijen} rijen gelezen, {len(producten)} producten: {telling.nieuw} nieuw, {telling.gewijzigd} gewijzigd."
    )
    try:
        pakket = _huidig(args).pakket
    except NietGevonden:
        print("Er is nog geen aanbod geladen om mee te vergelijken.")
        return 3
    over = niet_beschreven(producten.values(), pakket)
    moet = sum(p.gemeente_moet for p in producten.values())
    for product in over:
        print(f"niet beschreven: {product.naam} <{product.uri}>")
    print(f"{len(over)} van de {moet} producten die een gemeente moet aanbieden, zijn nog niet beschreven.")
    return 3 if over else 0


def schema(args: argparse.Namespace) -> int:
    """Write the JSON Schemas."""
    from .schema import schrijf_schemas

    print(f"{len(schrijf_schemas(args.map))} schema's geschreven.")
    return 0


def catalogus(args: argparse.Namespace) -> int:
    """Write the types that hold now. Exit code 1 when there is no such catalogue, or the folder isn't fit."""
    from eenloket.kern.fouten import Domeinfout

    from .catalogus.vinden import vind_catalogus
    from .catalogusschrijven import schrijf_catalogus
    from .fouten import Pakketfout

    try:
        gevonden = vind_catalogus(_organisatie_id(args), args.domein, args.rsin or "")
        bestanden = schrijf_catalogus(gevonden, args.map)
    except Pakketfout as fout:
        _toon(fout.bevindingen)
        print("Het pakket in deze map bevat fouten. Er is niets geschreven.", file=sys.stderr)
        return 1
    except (Domeinfout, OSError) as fout:
        print(fout, file=sys.stderr)
        return 1
    print(f"{len(bestanden)} bestanden geschreven.")
    return 0


def selectielijst(args: argparse.Namespace) -> int:
    """Fill in addresses. Exit code 1 when no list is coupled or it doesn't answer."""
    from eenloket.kern.actoren import systeem
    from eenloket.kern.fouten import BuitenBereik

    from .ports import poorten
    from .selectielijstadressen import vul_adressen

    if poorten.selectielijst is None:
        print("Er is geen selectielijst gekoppeld. Zet SELECTIELIJST_URL.", file=sys.stderr)
        return 1
    try:
        aantal = vul_adressen(_organisatie_id(args), door=systeem("aanbod-selectielijst"))
    except BuitenBereik as fout:
        print(f"De selectielijst antwoordt niet ({fout.reden}). Er is niets veranderd.", file=sys.stderr)
        return 1
    print(f"{aantal} zaaktypen en resultaattypen bijgewerkt.")
    return 0


def _organisatie_id(args: argparse.Namespace) -> "UUID":
    from django.conf import settings

    from eenloket.kern.organisaties.api import organisatie_id

    return organisatie_id(args.organisatie or settings.ORGANISATIE)


def _huidig(args: argparse.Namespace) -> "Aanbod":
    from .api import huidig

    return huidig(_organisatie_id(args))


def _toon(bevindingen: "list[Bevinding] | tuple[Bevinding, ...]") -> None:
    for bevinding in bevindingen:
        print(bevinding)
