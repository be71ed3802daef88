"""The refusals of the life of a case in the terms of the national standard: field, code, and the HTTP status
when it isn't 400.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager

from django.utils.translation import gettext_lazy as _

from eenloket.kern.registertaal import GEHEEL, Registercode, vertaald

from .. import fouten
from ..fouten import Weigering

CODES: Mapping[type[Weigering], Registercode] = {
    fouten.ZaakIsGesloten: Registercode(
        GEHEEL, "permission_denied", 403, _("U mag gegevens van een gesloten zaak niet aanpassen.")
    ),
    fouten.DossierIsGearchiveerd: Registercode(GEHEEL, "zaak-archiefstatus-invalid"),
    fouten.OnjuisteFase: Registercode(GEHEEL, "onjuiste-fase", 409),
    fouten.OnbekendeStap: Registercode(
        GEHEEL, "zaaktype-mismatch", tekst=_("Dit statustype hoort niet bij het zaaktype van de zaak.")
    ),
    fouten.OnbekendResultaat: Registercode(
        GEHEEL, "zaaktype-mismatch", tekst=_("Dit resultaattype hoort niet bij het zaaktype van de zaak.")
    ),
    fouten.GeenResultaat: Registercode(GEHEEL, "resultaat-does-not-exist"),
    fouten.ResultaatIsEr: Registercode("zaak", "unique"),
    fouten.EindstatusNodig: Registercode("statustype", "invalid"),
    fouten.DocumentOpSlot: Registercode(GEHEEL, "informatieobject-locked"),
    fouten.GebruiksrechtOnbekend: Registercode(GEHEEL, "indicatiegebruiksrecht-unset"),
    fouten.StatusInToekomst: Registercode("datumStatusGezet", "date-in-future"),
    fouten.EindeVoorBegin: Registercode("datumStatusGezet", "date-before-start"),
    fouten.EindeVoorHuidigeStatus: Registercode("datumStatusGezet", "date-before-current"),
    fouten.StatusOpZelfdeMoment: Registercode(GEHEEL, "unique"),
    fouten.RolVanAndereZaak: Registercode("gezetdoor", "zaak-mismatch"),
    fouten.TermijnStaatStil: Registercode("opschorting.indicatie", "termijn-staat-stil"),
    fouten.TermijnLooptAl: Registercode("opschorting.indicatie", "termijn-loopt-al"),
    fouten.NietVerlengbaar: Registercode("verlenging.duur", "niet-verlengbaar"),
    fouten.VerlengingTeLang: Registercode("verlenging.duur", "verlenging-te-lang"),
    fouten.OngeldigeDuur: Registercode("verlenging.duur", "ongeldige-duur"),
    fouten.VerlengingBlijft: Registercode("verlenging", "wijzigen-niet-toegelaten"),
    fouten.OntbrekendeTekst: Registercode("reden", "blank"),
    fouten.VerlopenDatum: Registercode("uiterlijk", "invalid"),
    fouten.TaakIsKlaar: Registercode(GEHEEL, "taak-is-klaar", 409),
}


def in_registertaal() -> AbstractContextManager[None]:
    """Turn refusals inside this block into errors of the standard.

    Raises: Registerfout.
    """
    return vertaald(Weigering, CODES)
