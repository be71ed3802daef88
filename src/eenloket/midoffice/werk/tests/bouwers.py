"""Builders of work items, about subjects that need not exist."""

from typing import Any

from eenloket.kern.actoren import systeem
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import nieuw_id
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.werk.models import Werk

DOOR = systeem("test")


def maak_organisatie(slug: str = "werkgemeente") -> Organisatie:
    """An organisation without an offer."""
    rsin = f"{700000000 + Organisatie.objects.count()}"
    return Organisatie.objects.get_or_create(
        slug=slug, defaults={"naam": slug, "soort": "gemeente", "rsin": rsin}
    )[0]


def opdracht(organisatie: Organisatie, **anders: Any) -> werk.Opdracht:
    """What a case that must be handled puts on the list."""
    gegevens: dict[str, Any] = {
        "organisatie_id": organisatie.id,
        "onderwerp": werk.Onderwerp.ZAAK,
        "onderwerp_id": nieuw_id(),
        "soort": werk.Werksoort.BEHANDELEN,
        "uitvoerder": organisatie.slug,
        "kenmerk": "Z2026-0000001",
    }
    return werk.Opdracht(**gegevens | anders)


def zet(*opdrachten: werk.Opdracht) -> list[Werk]:
    """Put these on the list; the items, in the order given."""
    with handeling(DOOR, "test.zetten"):
        werk.zet(opdrachten)
    gevonden = {(w.onderwerp_id, w.soort, w.oorzaak): w for w in Werk.objects.all()}
    return [gevonden[o.onderwerp_id, o.soort, o.oorzaak] for o in opdrachten]
