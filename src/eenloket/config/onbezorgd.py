"""`eenloket gebeurtenissen`: list the undeliverable events, and try to deliver them again."""

from eenloket.kern.bezorging.onderhoud import bezorg_opnieuw, onbezorgd
from eenloket.kern.klok import AMSTERDAM


def toon(*, opnieuw: bool = False) -> int:
    """Print the undeliverable events; with ``opnieuw`` they are tried again. Return 1 when some are left
    untried.
    """
    lijst = onbezorgd()
    for g in lijst:
        print(
            f"  {g.taak:>10}  {g.op.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}  {g.soort} → {g.abonnee}, {g.pogingen} keer geprobeerd"
        )
    if not lijst:
        print("Alles is bezorgd of onderweg.")
        return 0
    if opnieuw:
        bezorg_opnieuw([g.taak for g in lijst])
        print(f"{len(lijst)} worden opnieuw geprobeerd.")
        return 0
    print(
        "Zoek de oorzaak in het logboek van de werker en voer daarna uit: eenloket gebeurtenissen --opnieuw"
    )
    return 1
