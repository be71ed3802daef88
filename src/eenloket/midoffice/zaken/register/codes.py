"""The refusals of the life of a case in the terms of the national standard: field, code, and the HTTP status
when it isn't 400.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .. import fouten
from ..fouten import Registerfout, Weigering

_GEHEEL = "nonFieldErrors"


@dataclass(frozen=True, slots=True)
class Registercode:
    """The field, code and HTTP status of a refusal. ``tekst`` None: use the sentence of the refusal itself."""

    veld: str
    code: str
    http: int = 400
    tekst: str | Promise | None = None


CODES: Mapping[type[Weigering], Registercode] = {
    fouten.ZaakIsGesloten: Registercode(
        _GEHEEL, "permission_denied", 403, _("U mag gegevens van een gesloten zaak niet aanpassen.")
    ),
    fouten.DossierIsGearchiveerd: Registercode(_GEHEEL, "zaak-archiefstatus-invalid"),
    fouten.OnjuisteFase: Registercode(_GEHEEL, "onjuiste-fase", 409),
    fouten.OnbekendeStap: Registercode(
        _GEHEEL, "zaaktype-mismatch", tekst=_("Dit statustype hoort niet bij het zaaktype van de zaak.")
    ),
    fouten.OnbekendResultaat: Registercode(
        _GEHEEL, "zaaktype-mismatch", tekst=_("Dit resultaattype hoort niet bij het zaaktype van de zaak.")
    ),
    fouten.GeenResultaat: Registercode(_GEHEEL, "resultaat-does-not-exist"),
    fouten.ResultaatIsEr: Registercode("zaak", "unique"),
    fouten.EindstatusNodig: Registercode("statustype", "invalid"),
    fouten.DocumentOpSlot: Registercode(_GEHEEL, "informatieobject-locked"),
    fouten.GebruiksrechtOnbekend: Registercode(_GEHEEL, "indicatiegebruiksrecht-unset"),
    fouten.StatusInToekomst: Registercode("datumStatusGezet", "date-in-future"),
    fouten.StatusOpZelfdeMoment: Registercode(_GEHEEL, "unique"),
    fouten.RolVanAndereZaak: Registercode("gezetdoor", "zaak-mismatch"),
    fouten.TermijnStaatStil: Registercode("opschorting.indicatie", "termijn-staat-stil"),
    fouten.TermijnLooptAl: Registercode("opschorting.indicatie", "termijn-loopt-al"),
    fouten.NietVerlengbaar: Registercode("verlenging.duur", "niet-verlengbaar"),
    fouten.VerlengingTeLang: Registercode("verlenging.duur", "verlenging-te-lang"),
    fouten.OngeldigeDuur: Registercode("verlenging.duur", "ongeldige-duur"),
    fouten.VerlengingBlijft: Registercode("verlenging", "wijzigen-niet-toegelaten"),
    fouten.OntbrekendeTekst: Registercode("reden", "blank"),
    fouten.VerlopenDatum: Registercode("uiterlijk", "invalid"),
    fouten.TaakIsKlaar: Registercode(_GEHEEL, "taak-is-klaar", 409),
}


@contextmanager
def in_registertaal() -> Iterator[None]:
    """Turn refusals inside this block into errors of the standard.

    Raises: Registerfout.
    """
    try:
        yield
    except Weigering as weigering:
        code = CODES[type(weigering)]
        tekst = weigering.tekst if code.tekst is None else code.tekst
        raise Registerfout(code.veld, code.code, tekst, http=code.http) from weigering
