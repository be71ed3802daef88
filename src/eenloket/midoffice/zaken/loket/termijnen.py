"""The terms of one case at the counter: suspend, resume, extend (M-B9)."""

import datetime as dt

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import vandaag
from eenloket.midoffice.aanbod.api import typegegevens

from ..leven import termijnen
from ..models import Zaak
from ..uitvoering.laden import afspraken_van
from ..uitvoering.rij import stand_van, vergrendeld
from ..uitvoering.toepassen import pas_toe


def schort_op(zaak: Zaak, *, reden: str, door: Actor) -> Zaak:
    """Suspend the terms from today.

    Raises: ZaakIsGesloten, OnjuisteFase, TermijnStaatStil, OntbrekendeTekst.
    Source: Awb 4:15.
    """
    with handeling(door, "zaak.opschorten") as h:
        zaak = vergrendeld(zaak.id)
        return pas_toe(h, zaak, termijnen.schort_op(stand_van(zaak), reden=reden, vandaag=vandaag()))


def hervat(zaak: Zaak, *, door: Actor, reden: str = "", per: dt.date | None = None) -> Zaak:
    """Resume the terms. Each term moves by the number of days of the suspension, up to and including ``per``
    (None: today).

    Raises: ZaakIsGesloten, OnjuisteFase, TermijnLooptAl.
    Source: Awb 4:15.
    """
    with handeling(door, "zaak.hervatten") as h:
        zaak = vergrendeld(zaak.id)
        return pas_toe(h, zaak, termijnen.hervat(stand_van(zaak), vandaag=vandaag(), reden=reden, per=per))


def verleng(zaak: Zaak, *, duur: str, reden: str, door: Actor) -> Zaak:
    """Extend the legal term once by ``duur`` (ISO 8601), at most by what the service or the case type allows.

    Raises: ZaakIsGesloten, OnjuisteFase, NietVerlengbaar, VerlengingTeLang, OntbrekendeTekst, OngeldigeDuur.
    Source: Awb 4:14.
    """
    with handeling(door, "zaak.verlengen") as h:
        zaak = vergrendeld(zaak.id)
        afspraken = afspraken_van(zaak, typegegevens(zaak.zaaktype_id))
        gevolg = termijnen.verleng(stand_van(zaak), afspraken, duur=duur, reden=reden, vandaag=vandaag())
        return pas_toe(h, zaak, gevolg)
