"""Which cases staff reach here: those of their own organisation that lie within the reach of their right (M-F1, M-F4)."""

from collections.abc import Callable
from functools import wraps

from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from eenloket.backoffice.werkplek.api import GeenRecht, eerste_plek
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak


def eigen_plek_eerst(pagina: Callable[[Verzoek], HttpResponseBase]) -> Callable[[Verzoek], HttpResponseBase]:
    """Who may not see cases comes at the first page of his own menu after logging in, not at a work list that he may not see."""

    @wraps(pagina)
    def wijst(request: Verzoek) -> HttpResponseBase:
        wie = request.bevoegdheid
        if wie is not None and not wie.mag(Recht.ZAAK_LEZEN) and (plek := eerste_plek(wie)):
            return redirect(plek)
        return pagina(request)

    return wijst


def zaak_van(bevoegdheid: Bevoegdheid, nummer: str) -> Zaak:
    """The case with this number, when a right that the page asks for (``bevoegdheid.nodig``) reaches it.

    Raises: NietGevonden, also for a case of another organisation, of a service that isn't his, or that is too confidential for him;
    GeenRecht for a case that he may only look at.
    """
    organisatie_id = bevoegdheid.medewerker.organisatie_id
    nodig = bevoegdheid.nodig or (Recht.ZAAK_LEZEN,)
    bereik = bevoegdheid.bereik(Recht.ZAAK_LEZEN, *nodig)
    zaak = zaken.zaak_op_nummer(organisatie_id, nummer, bereik=bereik)
    if not any(mag_met(bevoegdheid, recht, zaak) for recht in nodig):
        raise GeenRecht(*nodig)
    return zaak


def mag_met(bevoegdheid: Bevoegdheid, recht: Recht, zaak: Zaak) -> bool:
    """Whether he has this right for this case."""
    return bevoegdheid.mag_met(recht, zaak.dienst, zaak.vertrouwelijkheidaanduiding)
