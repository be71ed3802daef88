"""A grant by law because the term to decide passed (lex silencio positivo). Source: Awb 4:20b, M-B9."""

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.midoffice.regels.api import Uitkomst
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak

from ..leven.oordeel import Oordeel
from ..models import Besluit
from .automatisch import resultaat_bij
from .nemen import voltrek

MOTIVERING = {
    "nl": (
        "Wij hebben niet op tijd besloten. Daarom geldt volgens de wet dat u hebt gekregen wat u aanvroeg. "
        "Dit heet: van rechtswege verleend."
    ),
    "en": "We did not decide in time. Therefore, by law, what you requested counts as granted.",
}
REGEL = "Algemene wet bestuursrecht, artikel 4:20b"


def verleen_van_rechtswege(zaak: Zaak, *, door: Actor) -> Besluit | None:
    """Record the grant by law on a case whose legal term passed; None when the case was decided in time. A
    repeated call is safe.
    """
    with handeling(door, "zaak.van_rechtswege") as h:
        zaak = zaken.vergrendeld(zaak.id)
        dienst = zaken.dienst_van(zaak)
        if zaak.gesloten or dienst.termijnen.na_afloop != "van_rechtswege":
            return None
        resultaat = resultaat_bij(dienst, Uitkomst.TOEKENNEN)
        assert resultaat is not None  # the package guarantees a positive result
        return voltrek(
            h, zaak, Oordeel(resultaat=resultaat, motivering=MOTIVERING, regels=[REGEL], automatisch=True)
        )
