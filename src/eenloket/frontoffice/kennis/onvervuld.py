"""Words that led nowhere are kept as unmet demand, without anything that could point at a person (M-A3, M-E2)."""

import datetime as dt
import re
import uuid

from django.db.models import F
from django.db.models.functions import Greatest

from eenloket.kern import klok
from eenloket.kern.actoren import systeem
from eenloket.kern.handelingen import handeling

from .models import OnvervuldeVraag
from .woorden import LANGSTE_VRAAG, betekenisvol, lijst, woorden

_ADRES = re.compile(r"\S*@\S*|(https?://|www\.)\S+", re.IGNORECASE)
_LANGSTE = 200
_MEESTE = 8


def zonder_persoon(q: str) -> str:
    """The words of ``q`` that may be kept, in alphabetical order; "" when nothing is left.

    Dropped: e-mail and web addresses, every word with a digit (citizen numbers, telephone numbers, postcodes, plates),
    words with a capital inside the sentence (names), and the two words after "heet", "mevrouw" and the like. Of a story
    only the first eight telling words stay, out of order.
    """
    zonder_adres = _ADRES.sub(" ", q[:LANGSTE_VRAAG])
    ruw = zonder_adres.split()
    namen: set[str] = set()
    aangekondigd = 0
    for nr, woord in enumerate(ruw):
        if aangekondigd or (nr and woord[:1].isupper() and not woord.isupper()):
            namen.update(woorden(woord))
        aangekondigd = 2 if woord.lower().strip(".:,") in lijst("voor_naam") else max(0, aangekondigd - 1)
    over = [
        w for w in betekenisvol(woorden(zonder_adres)) if w.isalpha() and w not in namen and 2 < len(w) <= 40
    ]
    return " ".join(sorted(set(over[:_MEESTE])))[:_LANGSTE]


def leg_vast(organisatie_id: uuid.UUID, q: str, taal: str, *, vandaag: dt.date | None = None) -> bool:
    """Count a question without an answer; False when nothing may be kept. One statement."""
    if not (over := zonder_persoon(q)):
        return False
    dag = vandaag or klok.vandaag()
    with handeling(systeem("zoeken"), "zoeken.onvervuld"):
        vraag, nieuw = OnvervuldeVraag.objects.get_or_create(
            organisatie_id=organisatie_id, taal=taal, woorden=over, defaults={"eerst": dag, "laatst": dag}
        )
        if not nieuw:
            OnvervuldeVraag.objects.filter(id=vraag.id).update(
                aantal=F("aantal") + 1, laatst=Greatest(F("laatst"), dag)
            )
    return True
