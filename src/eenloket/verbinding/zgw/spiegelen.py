"""Relations that another register must have too (zrc-005, 024, 025).

That register checks that we have the relation before it accepts its own side. So it is called after our
commit; when it refuses, our side is deleted again.
"""

from collections.abc import Callable, Mapping

from eenloket.kern.fouten import BuitenBereik

from .aanroep import Aanroep
from .diensten import dienst_van, stuur
from .fouten import veldfout


def spiegel(
    aanroep: Aanroep,
    url: str,
    pad: str,
    lichaam: Mapping[str, str],
    *,
    naam: str,
    klaar: Callable[[str], None],
    terug: Callable[[], None],
) -> None:
    """After this call's change, POST ``lichaam`` to ``pad`` in the register of ``url``.

    ``klaar`` gets the address of the other side, because it's called with our credentials later: only one of the
    register that was called. For another address ``klaar`` gets an empty text, and the other side stays theirs to
    remove. When the other side can't be made, ``terug`` deletes our side, and the client gets ``pending-relations`` on
    field ``naam``.
    """

    def stap() -> None:
        dienst = dienst_van(url, aanroep.organisatie_id)
        try:
            gemaakt = stuur(
                "POST", f"{dienst.url if dienst else ''}{pad}", aanroep.organisatie_id, lichaam=lichaam
            )
        except BuitenBereik:
            terug()
            raise veldfout(
                naam, "pending-relations", "De relatie kan niet in het andere register worden gelegd."
            ) from None
        spiegel_url = str(gemaakt.get("url") or "")
        klaar(spiegel_url if dienst_van(spiegel_url, aanroep.organisatie_id) == dienst else "")

    aanroep.daarna.append(stap)


def verwijder_spiegel(aanroep: Aanroep, url: str, spiegel_url: str, naam: str) -> None:
    """Delete the side of the register of ``url``, at the address that it gave us. An address of another register, or of
    none, isn't called.

    Raises: OngeldigVerzoek, so that our side isn't deleted either.
    """
    if not spiegel_url:
        return
    dienst = dienst_van(url, aanroep.organisatie_id)
    if dienst is not None and dienst_van(spiegel_url, aanroep.organisatie_id) != dienst:
        return
    try:
        if dienst is None:
            raise BuitenBereik("dienst", "onbekend")
        stuur("DELETE", spiegel_url, aanroep.organisatie_id)
    except BuitenBereik:
        raise veldfout(
            naam, "pending-relations", "De relatie kan niet in het andere register worden verwijderd."
        ) from None
