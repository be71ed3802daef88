"""The `eenloket` command: one place where every task of the operator starts."""

import argparse
import importlib
import importlib.util
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from .omgeving import OnjuisteInstelling
from .voorbereiden import ZONDER_DEMO, bereid_voor, heeft_demo, start_django

Opdracht = Callable[[argparse.Namespace], int]


def _web(args: argparse.Namespace) -> int:
    bereid_voor()
    import django

    from .oude_database import eis_bruikbaar
    from .processen import web

    django.setup()
    eis_bruikbaar()
    return web(host=args.host, poort=args.poort, werkers=args.werkers)


def _werker(args: argparse.Namespace) -> int:
    from .oude_database import eis_bruikbaar
    from .processen import werker

    start_django()
    eis_bruikbaar()
    return werker(gelijktijdig=args.gelijktijdig)


def _migreer(args: argparse.Namespace) -> int:
    start_django(als_beheer=True)
    from .migreer import migreer

    migreer()
    return 0


def _controle(args: argparse.Namespace) -> int:
    from .controle import controle

    return controle()


def _zonder_demo(_args: argparse.Namespace) -> int:
    print(f"eenloket: {ZONDER_DEMO}", file=sys.stderr)
    return 1


def _slot(_args: argparse.Namespace) -> int:
    print(Path(__file__).parents[1].joinpath("productie.txt").read_text(), end="")
    return 0


def _sleutels(args: argparse.Namespace) -> int:
    start_django()
    from .sleutels import draai

    return draai(stapel=args.stapel)


def _gebeurtenissen(args: argparse.Namespace) -> int:
    start_django()
    from .onbezorgd import toon

    return toon(opnieuw=args.opnieuw)


def _medewerker(args: argparse.Namespace) -> int:
    start_django()
    from django.conf import settings

    from .medewerkers import beeindig, maak

    if args.weg:
        return beeindig(args.gebruikersnaam)
    return maak(
        args.gebruikersnaam,
        args.naam or args.gebruikersnaam,
        args.rol,
        args.organisatie or settings.ORGANISATIE,
    )


def _rol(args: argparse.Namespace) -> int:
    start_django()
    from django.conf import settings

    from .rollen import NIVEAUS, begrens

    if args.tot not in NIVEAUS:
        print(f"onbekend niveau: {args.tot}. Kies uit: {', '.join(NIVEAUS)}", file=sys.stderr)
        return 1
    return begrens(args.slug, args.dienst, args.tot, args.organisatie or settings.ORGANISATIE)


def _team(args: argparse.Namespace) -> int:
    start_django()
    from django.conf import settings

    from .rollen import team

    loket = args.organisatie or settings.ORGANISATIE
    return team(args.slug, args.naam, args.rol, args.lid, args.dienst, loket)


def _django_opdracht(args: argparse.Namespace) -> int:
    bereid_voor()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["eenloket", *args.rest])
    return 0


def _ontleder() -> argparse.ArgumentParser:
    ontleder = argparse.ArgumentParser(
        prog="eenloket", description="Eén Loket: het geïntegreerde loket van een overheid."
    )
    subs = ontleder.add_subparsers(dest="opdracht", required=True, metavar="opdracht")

    def voeg_toe(naam: str, functie: Opdracht, uitleg: str) -> argparse.ArgumentParser:
        sub = subs.add_parser(naam, help=uitleg, description=uitleg)
        sub.set_defaults(functie=functie)
        return sub

    web = voeg_toe("web", _web, "start de webserver")
    web.add_argument("--host", default="127.0.0.1")
    web.add_argument("--poort", type=int, default=int(os.environ.get("PORT", "8000")))
    web.add_argument("--werkers", type=int, default=min(4, os.cpu_count() or 1))
    werker = voeg_toe("werker", _werker, "start een achtergrondwerker")
    werker.add_argument("--gelijktijdig", type=int, default=4)
    voeg_toe("migreer", _migreer, "breng de database op de stand van deze versie")
    voeg_toe("controle", _controle, "controleer instellingen, database en koppelingen")
    sleutels = voeg_toe(
        "sleutels-draaien", _sleutels, "versleutel alles opnieuw met de nieuwste sleutel; onderbreken mag"
    )
    sleutels.add_argument("--stapel", type=int, default=500, help="rijen per transactie")
    gebeurtenissen = voeg_toe(
        "gebeurtenissen", _gebeurtenissen, "toon gebeurtenissen die niet bezorgd konden worden"
    )
    gebeurtenissen.add_argument("--opnieuw", action="store_true", help="probeer ze nog eens")
    account = voeg_toe(
        "medewerker", _medewerker, "maak of wijzig het account van een medewerker, of beëindig het"
    )
    account.add_argument("gebruikersnaam")
    account.add_argument("--naam", default="", help="naam, zoals collega's die zien")
    account.add_argument(
        "--rol", action="append", default=[], help="slug van een rol; vaker mag. Andere rollen vervallen"
    )
    account.add_argument("--organisatie", help="slug; zonder deze optie de organisatie van dit loket")
    account.add_argument("--weg", action="store_true", help="beëindig het account")
    voeg_toe("slot", _slot, "toon het slot met hashes voor productie: pip install --require-hashes -r")
    if heeft_demo():
        importlib.import_module("demonstratie.opdrachten").registreer(subs)
    else:
        for naam in ("demo", "proefdata"):
            sub = subs.add_parser(naam, help="komt met eenloket[demo]", prefix_chars="+", add_help=False)
            sub.add_argument("wat_dan_ook", nargs="*")  # options too: "-" means nothing here
            sub.set_defaults(functie=_zonder_demo)
    rol = voeg_toe("rol", _rol, "zeg voor welke diensten en tot welke vertrouwelijkheid een rol telt")
    team = voeg_toe("team", _team, "maak of wijzig een team met zijn rollen, leden en diensten")
    for sub, wat in ((rol, "de rol"), (team, "het team")):
        sub.add_argument("slug")
        sub.add_argument(
            "--dienst",
            action="append",
            default=[],
            help=f"slug van een dienst waar {wat} voor telt; vaker mag. Zonder: alle",
        )
        sub.add_argument("--organisatie", help="slug; zonder deze optie de organisatie van dit loket")
    rol.add_argument(
        "--tot", default="zeer_geheim", help="hoogste vertrouwelijkheid, bijvoorbeeld vertrouwelijk"
    )
    team.add_argument("--naam", default="", help="naam, zoals collega's die zien")
    team.add_argument("--rol", action="append", default=[], help="slug van een rol van het team; vaker mag")
    team.add_argument(
        "--lid", action="append", default=[], help="gebruikersnaam; vaker mag. Anderen gaan eruit"
    )
    django = voeg_toe("django", _django_opdracht, "een opdracht van Django zelf, voor ontwikkelaars")
    django.add_argument("rest", nargs=argparse.REMAINDER)
    _kameropdrachten(subs)
    return ontleder


def _kameropdrachten(subs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Commands that rooms bring along; each sets ``functie`` and runs with Django ready."""
    from eenloket.midoffice.aanbod import opdrachten as aanbod
    from eenloket.midoffice.documenten import opdrachten as documenten
    from eenloket.verbinding.zgw import opdrachten as zgw

    aanbod.registreer(subs)
    documenten.registreer(subs)
    zgw.registreer(subs)


def hoofd(argv: Sequence[str] | None = None) -> int:
    """Entry point. Exit code 0 is fine, 1 is a problem that was explained, 2 is wrong use."""
    args = _ontleder().parse_args(argv)
    from .oude_database import OudeDatabase

    try:
        if getattr(args, "django", False):
            start_django(als_beheer=getattr(args, "als_beheer", False))
        return int(args.functie(args) or 0)
    except (OnjuisteInstelling, OudeDatabase) as fout:
        print(f"eenloket: {fout}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(hoofd())
