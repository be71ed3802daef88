"""Statuses as the national standard has them: one is added, and the last type of them closes the case (zrc-007, 008, 016).

A case of a service of ours goes on in our own rooms too: its phase, the plan of the request, the client's messages.
"""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from eenloket.kern import sql
from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import Handeling, handeling
from eenloket.kern.klok import AMSTERDAM, nu
from eenloket.kern.rijen import voeg_toe, werk_bij
from eenloket.midoffice.aanbod.api import Statussoort, Typegegevens, typegegevens
from eenloket.midoffice.aanbod.models import Resultaattype

from .archiveren import VELDEN as ARCHIEFVELDEN
from .archiveren import afgeleid, werk_afhankelijken_bij, wis_regime, zet_regime
from .controles import SPELING
from .events import StatusGezet, ZaakGesloten
from .fasen import Fase
from .fouten import OnjuisteFase, Registerfout
from .gesloten import eis_open
from .inrichting import werkdatum
from .models import Resultaat, Rol, Status, Taak, Zaak, Zaakinformatieobject

_ZAAK = [
    "huidige_status", "fase", "einddatum", "opschorting_indicatie", "opgeschort_sinds", "werkdatum", *ARCHIEFVELDEN,
]  # fmt: skip

_LATER = """
SELECT EXISTS (SELECT 1 FROM zaken_status WHERE zaak_id = %(zaak)s AND datum_status_gezet = %(moment)s),
    EXISTS (SELECT 1 FROM zaken_status WHERE zaak_id = %(zaak)s AND datum_status_gezet > %(moment)s)
"""


def soort_van(soort: Typegegevens, statustype_id: object) -> Statussoort:
    """The status type, which must be one of the case type (zrc-016). Raises: Registerfout."""
    gevonden = soort.statustypen.get(statustype_id)  # type: ignore[call-overload]
    if gevonden is None:  # perhaps it was made a moment ago
        gevonden = typegegevens(soort.id, vers=True).statustypen.get(statustype_id)  # type: ignore[call-overload]
    if gevonden is None:
        raise Registerfout(
            "nonFieldErrors",
            "zaaktype-mismatch",
            _("Dit statustype hoort niet bij het zaaktype van de zaak."),
        )
    return gevonden


def leg_status_vast(zaak: Zaak, status: Status, soort: Typegegevens, *, door: Actor) -> Status:
    """Add ``status`` (not saved) to a case that the caller locked: it closes the case, reopens it, or is a step on the way.

    Raises: Registerfout, OnjuisteFase for a case whose plan hasn't begun it yet.
    Cost: two queries for a first status, three for a later one; closing asks for its result, documents and what depends on it.
    """
    with handeling(door, "zaak.status") as h:
        stap = soort_van(soort, status.statustype_id)
        eis_open(
            zaak, geforceerd=True
        )  # whether an ended case may be reopened is a matter of scopes; an archived one isn't
        controleer(zaak, status)
        resultaat = eis_afsluitbaar(zaak, soort) if stap.eind else None
        is_eerste = zaak.huidige_status_id is None
        laatste = is_eerste or _is_laatste(zaak, status)
        voeg_toe([status])
        verwerk(h, zaak, status, stap, resultaat, laatste=laatste, eerste=is_eerste)
    return status


def eerste_status(zaak: Zaak, status: Status, soort: Typegegevens) -> None:
    """Make a new case begin in ``status``; neither is saved. A case can't begin with its end: it has no result yet.

    Raises: Registerfout.
    """
    stap = soort_van(soort, status.statustype_id)
    if stap.eind:
        raise geen_resultaat()
    if status.gezetdoor:
        raise rol_van_ander()
    controleer(zaak, status)
    zaak.huidige_status_id, zaak.fase = status.id, _fase(stap)


def controleer(zaak: Zaak, status: Status) -> None:
    """The rules about a status by itself. Raises: Registerfout, OnjuisteFase."""
    if status.datum_status_gezet > nu() + SPELING:
        raise Registerfout(
            "datumStatusGezet", "date-in-future", _("Deze datum mag niet in de toekomst liggen.")
        )
    if zaak.fase == Fase.WACHT:
        raise OnjuisteFase()
    if status.gezetdoor and not Rol.objects.filter(id=status.gezetdoor, zaak_id=zaak.id).exists():
        raise rol_van_ander()
    status.zaak = zaak


def rol_van_ander() -> Registerfout:
    """The role that set a status is one of the case itself."""
    return Registerfout("gezetdoor", "zaak-mismatch", _("Deze rol hoort niet bij de zaak."))


def geen_resultaat() -> Registerfout:
    """A case ends with a result (zrc-007)."""
    return Registerfout(
        "nonFieldErrors", "resultaat-does-not-exist", _("Leg eerst een resultaat vast voor deze zaak.")
    )


def verwerk(
    h: Handeling,
    zaak: Zaak,
    status: Status,
    stap: Statussoort,
    resultaat: Resultaattype | None,
    *,
    laatste: bool,
    eerste: bool,
) -> None:
    """What a status that was added does to its case."""
    einde = zaak.einddatum
    if laatste:
        zaak.huidige_status = status
    if resultaat is not None:
        _sluit(zaak, status, resultaat)
    elif einde is not None:
        zaak.einddatum = None
        wis_regime(zaak)
    if resultaat is None and laatste:
        zaak.fase = _fase(stap)
    zaak.werkdatum = werkdatum(zaak)
    werk_bij(zaak, _ZAAK)
    if resultaat is not None or einde is not None:
        werk_afhankelijken_bij(zaak, einde)
    if zaak.dienst:
        _vertel(h, zaak, status, stap, resultaat, eerste=eerste)


def _sluit(zaak: Zaak, status: Status, resultaat: Resultaattype) -> None:
    """The end date follows from the status, as the calendar in the Netherlands has it (zrc-007); so does the regime, of a case that had
    ended on another day too."""
    was = afgeleid(zaak, resultaat)
    zaak.einddatum = status.datum_status_gezet.astimezone(AMSTERDAM).date()
    zaak.fase = Fase.GESLOTEN
    zaak.opschorting_indicatie, zaak.opgeschort_sinds = False, None
    zet_regime(zaak, resultaat, was=was)


def _vertel(
    h: Handeling,
    zaak: Zaak,
    status: Status,
    stap: Statussoort,
    resultaat: Resultaattype | None,
    *,
    eerste: bool,
) -> None:
    """The rooms that follow cases of our services. The first status is told by the receipt, as when a case is opened here."""
    if not eerste:
        h.meld(
            StatusGezet(
                zaak_id=zaak.id,
                status_id=status.id,
                stap=stap.stap,
                informeren=stap.informeren and resultaat is None,
            )
        )
    if resultaat is not None:
        Taak.objects.filter(zaak=zaak, klaar_op=None).update(klaar_op=nu(), uitkomst="vervallen")
        h.meld(ZaakGesloten(zaak_id=zaak.id, resultaat=resultaat.omschrijving, positief=resultaat.positief))


def _fase(stap: Statussoort) -> Fase:
    """Our phase by the generic description of the type; another system's words mean the work has begun."""
    if stap.stap in set(Fase) - {Fase.GESLOTEN, Fase.WACHT}:
        return Fase(stap.stap)
    return Fase.INTAKE if stap.volgnummer == 1 else Fase.BEHANDELEN


def _is_laatste(zaak: Zaak, status: Status) -> bool:
    """Whether no status is later; two can't be of one moment. One query."""
    rij = sql.een(_LATER, {"zaak": zaak.id, "moment": status.datum_status_gezet})
    zelfde, later = rij or (False, False)
    if zelfde:
        raise Registerfout(
            "nonFieldErrors", "unique", _("Op dit tijdstip heeft de zaak al een status gekregen.")
        )
    return not later


def eis_afsluitbaar(zaak: Zaak, soort: Typegegevens) -> Resultaattype:
    """The type of the result with which the case may end. Cost: one query.

    Raises: Registerfout without a result, with documents that are being changed, or whose usage rights nobody looked at (zrc-007).
    """
    stukken = Zaakinformatieobject.objects.filter(zaak_id=OuterRef("zaak_id"), informatieobject__isnull=False)
    rij = (
        Resultaat.objects.filter(zaak=zaak)
        .annotate(
            onduidelijk=Exists(stukken.filter(informatieobject__indicatie_gebruiksrecht=None)),
            op_slot=Exists(stukken.exclude(informatieobject__lock="")),
        )
        .values_list("resultaattype_id", "onduidelijk", "op_slot")
        .first()
    )
    if rij is None:
        raise geen_resultaat()
    if rij[2]:
        raise Registerfout(
            "nonFieldErrors", "informatieobject-locked", _("Een document van deze zaak wordt nog bewerkt.")
        )
    if rij[1]:
        raise Registerfout(
            "nonFieldErrors",
            "indicatiegebruiksrecht-unset",
            _("Van een document van deze zaak is niet bekend of er gebruiksrechten op rusten."),
        )
    gevonden = soort.resultaattypen.get(rij[0]) or typegegevens(soort.id, vers=True).resultaattypen.get(
        rij[0]
    )
    if gevonden is None:
        raise Registerfout(
            "nonFieldErrors", "zaaktype-mismatch", _("Het resultaat hoort niet bij het zaaktype van de zaak.")
        )
    return gevonden
