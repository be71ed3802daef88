"""Commands that come with the demonstration: ``eenloket demo`` and ``eenloket proefdata``. Imports nothing heavy: every command loads this."""

import argparse
import os


def registreer(subs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands; ``django`` and ``als_beheer`` say which settings and which account a command runs with."""
    uitleg = "start alles met de voorbeeldgemeente Rivierveen"
    demo = subs.add_parser("demo", help=uitleg, description=uitleg)
    demo.set_defaults(functie=_demo)
    demo.add_argument("--poort", type=int, default=int(os.environ.get("PORT", "8000")))
    demo.add_argument("--opnieuw", action="store_true", help="begin met een lege database")

    uitleg = "vul de database met verzonnen zaken, voor metingen; nooit in productie"
    proef = subs.add_parser("proefdata", help=uitleg, description=uitleg)
    proef.set_defaults(functie=_proefdata, django=True, als_beheer=True)
    proef.add_argument(
        "soort",
        nargs="?",
        choices=["alles", "zaken"],
        default="alles",
        help="zaken: kale zaken van één type, voor de landelijke API's",
    )
    proef.add_argument("aantal", type=int, metavar="N", help="zoveel zaken erbij")
    proef.add_argument("--organisatie", default="rivierveen", help="slug van de organisatie")


def _demo(args: argparse.Namespace) -> int:
    from .demo import demo

    return demo(poort=args.poort, opnieuw=args.opnieuw)


def _proefdata(args: argparse.Namespace) -> int:
    from .proefdata import proefdata

    return proefdata(args.aantal, args.organisatie, alleen_zaken=args.soort == "zaken")
