"""The command ``eenloket zgw catalogus …``: a catalogue to a file and from a file, and two versions of a case type compared.

Imported before Django is ready: what needs it is imported inside the functions.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eenloket.kern.organisaties.models import Organisatie
    from eenloket.midoffice.aanbod.models import Zaaktype


def registreer(acties: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``catalogus`` with its subcommands."""
    uitleg = (
        "schrijf een catalogus naar een bestand, lees er een in, of vergelijk twee versies van een zaaktype"
    )
    catalogus = acties.add_parser("catalogus", help=uitleg, description=uitleg)
    wat = catalogus.add_subparsers(dest="wat", required=True)

    def voeg_toe(naam: str, functie: Any, uitleg: str) -> argparse.ArgumentParser:
        ontleder = wat.add_parser(naam, help=uitleg, description=uitleg)
        ontleder.add_argument("--organisatie", help="slug; zonder deze optie de organisatie van dit loket")
        ontleder.set_defaults(functie=functie, django=True)
        return ontleder

    schrijven = voeg_toe(
        "schrijf", schrijf, "schrijf een catalogus naar een ZIP die ook andere systemen lezen"
    )
    schrijven.add_argument("domein", metavar="DOMEIN")
    schrijven.add_argument("bestand", metavar="BESTAND.zip", type=Path)
    schrijven.add_argument("--rsin", default="", help="als meer catalogi dit domein hebben")
    lezen = voeg_toe("lees", lees, "lees een catalogus in: alles of niets; typen komen erin als concept")
    lezen.add_argument("bestand", metavar="BESTAND.zip", type=Path)
    lezen.add_argument("--proef", action="store_true", help="toon alleen wat er zou gebeuren")
    lezen.add_argument(
        "--in", dest="in_", metavar="DOMEIN", help="catalogus voor zaaktypen die zonder catalogus komen"
    )
    lezen.add_argument("--rsin", default="", help="als meer catalogi dit domein hebben")
    vergelijken = voeg_toe(
        "vergelijk", vergelijk, "toon wat er verschilt tussen twee versies van een zaaktype"
    )
    vergelijken.add_argument("identificatie", metavar="ID")
    uitleg = "begindatum (jjjj-mm-dd), concept, of de uuid van een versie"
    vergelijken.add_argument("oud", metavar="VERSIE", help=uitleg)
    vergelijken.add_argument("nieuw", metavar="VERSIE", help=uitleg)


def schrijf(args: argparse.Namespace) -> int:
    """Export. Exit code 1 when there is no such catalogue or the file is there already."""
    from eenloket.kern.fouten import Domeinfout
    from eenloket.midoffice.aanbod.api import catalogus as aanbod

    from .catalogi.uitwisseling import exporteer_catalogus

    try:
        gevonden = aanbod.vind_catalogus(_organisatie(args).id, args.domein, args.rsin)
        with args.bestand.open("xb") as stroom:
            stroom.write(exporteer_catalogus(gevonden))
    except FileExistsError:
        return _fout(f"{args.bestand} bestaat al. Kies een andere naam.")
    except (Domeinfout, OSError) as fout:
        return _fout(fout)
    print(f"Catalogus {gevonden} geschreven naar {args.bestand}.")
    return 0


def lees(args: argparse.Namespace) -> int:
    """Import, or show what it would do. Exit code 1 when something in the file isn't right; nothing changed then."""
    from eenloket.kern.actoren import systeem
    from eenloket.kern.fouten import Domeinfout
    from eenloket.midoffice.aanbod.api import catalogus as aanbod

    from .catalogi.uitwisseling import Importfout, importeer_catalogus

    try:
        organisatie = _organisatie(args)
        doel = aanbod.vind_catalogus(organisatie.id, args.in_, args.rsin) if args.in_ else None
        verslag = importeer_catalogus(
            organisatie, args.bestand, systeem("zgw-catalogus"), proef=args.proef, in_catalogus=doel
        )
    except Importfout as fout:
        for regel in fout.fouten:
            print(regel, file=sys.stderr)
        return _fout(fout)
    except (Domeinfout, OSError) as fout:
        return _fout(fout)
    for regel_ in verslag.regels:
        print(regel_)
    telling = ", ".join(
        f"{aantal} {naam}" for naam, aantal in verslag.aantallen.items() if naam != "Catalogus"
    )
    if args.proef:
        print(f"Proef: dit zou erbij komen: {telling or 'niets'}. Er is niets veranderd.")
    elif not telling:
        print("Er is niets veranderd: alles was er al.")
    else:
        print(f"Ingelezen: {telling}. Nieuwe typen zijn concepten: publiceer ze als ze kloppen.")
    return 0


def vergelijk(args: argparse.Namespace) -> int:
    """Show the differences. Exit code 0 when there are none, 3 when there are, 1 when a version doesn't exist."""
    from eenloket.midoffice.aanbod.api import catalogus as aanbod

    organisatie = _organisatie(args)
    versies = aanbod.versies(organisatie.id, args.identificatie)
    gekozen = []
    for tekst in (args.oud, args.nieuw):
        if (versie := _kies(versies, tekst)) is None:
            bekend = ", ".join(f"{v.begin_geldigheid}{' (concept)' if v.concept else ''}" for v in versies)
            return _fout(
                f"Zaaktype {args.identificatie} heeft geen versie {tekst}. Er is: {bekend or 'geen enkele versie'}."
            )
        gekozen.append(versie)
    vergelijking = aanbod.vergelijk_versies(organisatie.id, gekozen[0].id, gekozen[1].id)
    for verschil in vergelijking.verschillen:
        print(verschil)
    if not vergelijking.verschillen:
        print("De versies zijn gelijk, op hun datums na.")
    return 3 if vergelijking.verschillen else 0


def _kies(versies: "list[Zaaktype]", tekst: str) -> "Zaaktype | None":
    """The version that ``tekst`` names; of more with one begin the published one."""
    for versie in sorted(versies, key=lambda v: v.concept):
        if tekst in (str(versie.id), str(versie.begin_geldigheid)) or (tekst == "concept" and versie.concept):
            return versie
    return None


def _organisatie(args: argparse.Namespace) -> "Organisatie":
    from django.conf import settings

    from eenloket.kern.organisaties.api import organisatie

    return organisatie(args.organisatie or settings.ORGANISATIE)


def _fout(fout: object) -> int:
    print(fout, file=sys.stderr)
    return 1
