"""The `eenloket` command: one place where every task of the operator starts."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from .plek import datamap

Opdracht = Callable[[argparse.Namespace], int]


def bereid_voor() -> None:
    """Choose settings: those of the environment, or the demonstration's when there is no ``DATABASE_URL``."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenloket.config.settings")
    if "DATABASE_URL" not in os.environ:
        from .demo_instellingen import gebruik_demo

        gebruik_demo(datamap())


def _django(*, als_beheer: bool = False) -> None:
    bereid_voor()
    if als_beheer and (beheer := os.environ.get("DATABASE_BEHEER_URL")):
        os.environ["DATABASE_URL"] = beheer
    os.environ.setdefault("DATABASE_POOL", "0")
    import django

    django.setup()


def _web(args: argparse.Namespace) -> int:
    from .oude_database import eis_bruikbaar
    from .processen import web

    bereid_voor()
    import django

    django.setup()
    eis_bruikbaar()
    return web(host=args.host, poort=args.poort, werkers=args.werkers)


def _werker(args: argparse.Namespace) -> int:
    from .oude_database import eis_bruikbaar
    from .processen import werker

    _django()
    eis_bruikbaar()
    return werker(gelijktijdig=args.gelijktijdig)


def _migreer(args: argparse.Namespace) -> int:
    _django(als_beheer=True)
    from .migreer import migreer

    migreer()
    return 0


def _controle(args: argparse.Namespace) -> int:
    from .controle import controle

    return controle()


def _demo(args: argparse.Namespace) -> int:
    from .demo import demo

    return demo(poort=args.poort, opnieuw=args.opnieuw)


def _sleutels(args: argparse.Namespace) -> int:
    _django()
    from .sleutels import draai

    return draai(stapel=args.stapel)


def _gebeurtenissen(args: argparse.Namespace) -> int:
    _django()
    from .onbezorgd import toon

    return toon(opnieuw=args.opnieuw)


def _proefdata(args: argparse.Namespace) -> int:
    _django(als_beheer=True)
    from .proefdata import proefdata

    return proefdata(args.aantal, args.organisatie, alleen_zaken=args.soort == "zaken")


def _medewerker(args: argparse.Namespace) -> int:
    _django()
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

    demo = voeg_toe("demo", _demo, "start alles met de voorbeeldgemeente Rivierveen")
    demo.add_argument("--poort", type=int, default=int(os.environ.get("PORT", "8000")))
    demo.add_argument("--opnieuw", action="store_true", help="begin met een lege database")
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
    proef = voeg_toe(
        "proefdata", _proefdata, "vul de database met verzonnen zaken, voor metingen; nooit in productie"
    )
    proef.add_argument(
        "soort",
        nargs="?",
        choices=["alles", "zaken"],
        default="alles",
        help="zaken: kale zaken van één type, voor de landelijke API's",
    )
    proef.add_argument("aantal", type=int, metavar="N", help="zoveel zaken erbij")
    proef.add_argument("--organisatie", default="rivierveen", help="slug van de organisatie")
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
    from .omgeving import OnjuisteInstelling
    from .oude_database import OudeDatabase

    try:
        if getattr(args, "django", False):
            _django()
        return int(args.functie(args) or 0)
    except (OnjuisteInstelling, OudeDatabase) as fout:
        print(f"eenloket: {fout}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(hoofd())
