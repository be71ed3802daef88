"""The command ``eenloket zgw …``: credentials of applications that call us, and registers of others that we call.

Imported before Django is ready: what needs it is imported inside the functions.
"""

import argparse
import sys
from pathlib import Path

from .catalogusopdrachten import registreer as registreer_catalogus

SOORTEN = ("zrc", "drc", "ztc", "brc", "ac", "nrc", "selectielijst")


def registreer(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``zgw`` with its subcommands; each sets ``functie`` and asks for Django."""
    zgw = subparsers.add_parser(
        "zgw", help="de landelijke API's: clients die ons aanroepen, diensten die wij aanroepen"
    )
    acties = zgw.add_subparsers(dest="actie", required=True)
    uitleg = (
        "maak een client, of geef een bestaande een nieuw geheim; het geheim staat alleen nu op het scherm"
    )
    client_ = acties.add_parser("client", help=uitleg, description=uitleg)
    client_.add_argument("client_id", metavar="CLIENT_ID")
    client_.add_argument("--geheim", default="", help="het geheim; zonder deze optie verzinnen we er een")
    client_.add_argument("--organisatie", help="slug; zonder deze optie de organisatie van dit loket")
    client_.add_argument("--label", default="", help="naam van de applicatie, voor mensen")
    rechten = client_.add_mutually_exclusive_group()
    rechten.add_argument("--alle-rechten", action="store_true", help="de applicatie mag alles")
    rechten.add_argument(
        "--rechten",
        type=Path,
        metavar="BESTAND",
        help="JSON met autorisaties, in de vorm van de Autorisaties API",
    )
    client_.set_defaults(functie=client, django=True)
    uitleg = "maak een register van een ander bekend, zodat verwijzingen daarheen mogen"
    dienst_ = acties.add_parser("dienst", help=uitleg, description=uitleg)
    dienst_.add_argument("url", metavar="URL", help="wortel van de API, tot en met /api/v1/")
    dienst_.add_argument("--soort", required=True, choices=SOORTEN, help="welke API het is")
    wie = dienst_.add_mutually_exclusive_group()
    wie.add_argument(
        "--client-id", default="", help="wie wij daar zijn; zonder deze optie blijft dat zoals het is"
    )
    wie.add_argument(
        "--zonder-aanmelden",
        action="store_true",
        help="wij melden ons daar niet (meer) aan: vergeet client-id en geheim",
    )
    dienst_.add_argument("--geheim", default="", help="ons geheim daar")
    dienst_.add_argument("--organisatie", help="slug; zonder deze optie de organisatie van dit loket")
    dienst_.add_argument("--weg", action="store_true", help="vergeet dit register")
    dienst_.set_defaults(functie=dienst, django=True)
    registreer_catalogus(acties)


def client(args: argparse.Namespace) -> int:
    """Make a client and print its secret, this once. Exit code 1 when something about it isn't right; nothing changed then."""
    from django.db import transaction

    from eenloket.kern.actoren import systeem
    from eenloket.kern.fouten import Domeinfout

    from .toegang.acties import geef_client_uit
    from .toegang.bestand import OnleesbareRechten, lees_bestand
    from .toegang.sleutel import KORTST, is_kort

    if not args.client_id or len(args.client_id) > 50 or not args.client_id.isprintable():
        return _fout("Een client-id heeft 1 tot en met 50 leesbare tekens.")
    if args.geheim and not args.geheim.strip():
        return _fout("Het geheim is leeg. Laat de optie weg: dan maken wij er een.")
    try:
        organisatie = _organisatie(args)
        with transaction.atomic():
            rechten = lees_bestand(args.rechten, organisatie.id) if args.rechten else None
            uitgegeven = geef_client_uit(
                organisatie, args.client_id, geheim=args.geheim, alle_rechten=args.alle_rechten,
                rechten=rechten, label=args.label, door=systeem("zgw-client"),
            )  # fmt: skip
    except (Domeinfout, OnleesbareRechten, OSError) as fout:
        return _fout(fout)
    print(f"Client {args.client_id} {'heeft een nieuw geheim' if uitgegeven.vernieuwd else 'gemaakt'}.")
    print(f"Geheim: {uitgegeven.geheim}")
    print("Bewaar het nu: we tonen het niet nog een keer.")
    if is_kort(uitgegeven.geheim):
        print(f"Let op: dit geheim is korter dan {KORTST} tekens en daardoor te raden. Neem een langer.")
    if not args.alle_rechten and rechten is None and not uitgegeven.vernieuwd:
        print("De client mag nog niets. Geef rechten met de Autorisaties API, --rechten of --alle-rechten.")
    return 0


def dienst(args: argparse.Namespace) -> int:
    """Make a register known, change it, or forget it. Exit code 1 when its address isn't one."""
    from eenloket.kern.actoren import systeem
    from eenloket.kern.fouten import Domeinfout

    from .dienstacties import bewaar_dienst, vergeet_dienst

    try:
        organisatie = _organisatie(args)
        if args.weg:
            vergeet_dienst(organisatie, args.url, door=systeem("zgw-dienst"))
            print(f"{args.url} is vergeten. Nieuwe verwijzingen daarheen mogen niet meer.")
            return 0
        bewaard = bewaar_dienst(
            organisatie, args.url, soort=args.soort, client_id="" if args.zonder_aanmelden else args.client_id or None,
            geheim=args.geheim, door=systeem("zgw-dienst"),
        )  # fmt: skip
    except Domeinfout as fout:
        return _fout(fout)
    print(f"{bewaard.url} is bekend als {bewaard.soort}.")
    if bewaard.intern:
        print("De host staat in een afgeschermd netwerk. Deze dienst mag daar zijn; andere niet.")
    if bewaard.url.startswith("http://"):
        print("Let op: zonder https kan iedereen onderweg meelezen.")
    if not bewaard.client_id:
        print("Wij melden ons daar niet aan. Geef --client-id en --geheim als dat moet.")
    return 0


def _organisatie(args: argparse.Namespace):  # type: ignore[no-untyped-def]  # its type needs Django
    from django.conf import settings

    from eenloket.kern.organisaties.api import organisatie_id
    from eenloket.kern.organisaties.models import Organisatie

    return Organisatie.objects.get(id=organisatie_id(args.organisatie or settings.ORGANISATIE))


def _fout(fout: object) -> int:
    from .fouten import OngeldigVerzoek

    if isinstance(fout, OngeldigVerzoek):
        for regel in fout.fouten:
            print(f"{regel.naam}: {regel.reden} ({regel.code})", file=sys.stderr)
    else:
        print(fout, file=sys.stderr)
    return 1
