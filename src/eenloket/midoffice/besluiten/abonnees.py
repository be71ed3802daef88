"""Reactions of this room to events of other rooms. Each function may be called twice for the same event."""

from eenloket.kern.actoren import Actor
from eenloket.kern.gebeurtenissen.api import abonnee
from eenloket.midoffice.zaken.events import TermijnVerstreken, ZaakGeopend
from eenloket.midoffice.zaken.models import Zaak

from .archief import besluitdagen  # noqa: F401  # makes itself known
from .brief import maak_brief
from .events import BesluitGenomen
from .loket.automatisch import DOOR, beslis_automatisch
from .loket.rechtswege import verleen_van_rechtswege
from .models import Besluit
from .vernietigen import eis_zonder_besluiten  # noqa: F401  # makes itself known


@abonnee(ZaakGeopend, "besluiten.automatisch", wanneer=lambda g: g.niveau == 1)
def beslis_meteen(g: ZaakGeopend, door: Actor) -> None:
    """Decide on a level 1 case at once, while the client waits (M-B7)."""
    zaak = Zaak.objects.filter(id=g.zaak_id, niveau=1, einddatum=None).first()
    if zaak is not None:
        beslis_automatisch(zaak)


@abonnee(TermijnVerstreken, "besluiten.van_rechtswege")
def na_de_termijn(g: TermijnVerstreken, door: Actor) -> None:
    """Record the grant by law as a decision when the legal term has passed."""
    if g.gevolg == "van_rechtswege":
        verleen_van_rechtswege(Zaak.objects.get(id=g.zaak_id), door=DOOR)


@abonnee(BesluitGenomen, "besluiten.brief", wanneer=lambda g: g.positief is not None)
def schrijf_brief(g: BesluitGenomen, door: Actor) -> None:
    """Write the letter by which a decision of ours is made known (Awb 3:41).

    Another system writes its own letter, and may have deleted its decision by now.
    """
    besluit = Besluit.objects.filter(id=g.besluit_id).first()
    if besluit is not None and besluit.van_ons:
        maak_brief(besluit.id, door=DOOR)
