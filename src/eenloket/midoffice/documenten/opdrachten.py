"""The command ``eenloket documenten …`` for operators.

Imported before Django is ready: what needs it is imported inside the functions.
"""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .controle import Bevinding

_TOON = 20
"""Lines of each sort; the number says how many there are."""


def registreer(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``documenten`` with its subcommand, which sets ``functie`` and asks for Django."""
    documenten = subparsers.add_parser("documenten", help="controleer de opslag van documenten")
    acties = documenten.add_subparsers(dest="actie", required=True)
    uitleg = "zoek bestanden zonder document en documenten zonder bestand"
    ontleder = acties.add_parser("controle", help=uitleg, description=uitleg)
    ontleder.add_argument(
        "--herstel",
        action="store_true",
        help="verwijder bestanden zonder document, herstel wat te herstellen is",
    )
    ontleder.set_defaults(functie=controle, django=True)


def controle(args: argparse.Namespace) -> int:
    """Check and tell. Exit code 0 when all is in order or repaired, 3 when something is left."""
    from eenloket.kern.actoren import systeem

    from .controle import controleer_opslag

    gevonden = controleer_opslag(herstel=args.herstel, door=systeem("documenten-controle"))
    _toon(gevonden, herstel=args.herstel)
    over = gevonden.verloren or (gevonden.wezen and not args.herstel)
    return 3 if over else 0


def _toon(gevonden: "Bevinding", *, herstel: bool) -> None:
    print(f"{gevonden.bestanden} bestanden en {gevonden.rijen} verwijzingen vergeleken.")
    gedaan = "verwijderd" if herstel else "te verwijderen met --herstel"
    print(f"{len(gevonden.wezen)} bestanden zonder document ({gedaan}).")
    for sleutel in gevonden.wezen[:_TOON]:
        print(f"  bestand {sleutel}")
    print(
        f"{len(gevonden.zonder)} verwijzingen zonder bestand, {len(gevonden.zonder) - len(gevonden.verloren)} hersteld."
    )
    for rij in gevonden.verloren[:_TOON]:
        print(f"  {rij.soort} {rij.id} mist bestand {rij.sleutel}: zet het terug uit de reservekopie")
