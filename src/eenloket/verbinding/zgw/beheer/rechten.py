"""Rights of an application, one line at a time: add, change, take away."""

import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenloket.kern.fouten import Domeinfout, NietGevonden, Strijdig
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.midoffice.klanten.api import Verzoek

from ..models import Applicatie, Autorisatie
from . import gevolgen, woorden
from .applicaties import HIER, bewaar, rechten_van, vergrendeld
from .formulieren import Rechtformulier
from .rechtengroepen import Rechtengroep, groepeer, typen_van
from .toegang import APPLICATIES, bevestig, eigen, is_zoals_getoond, toon, voor_beheer, zegel, zinnen
from .uitgifte import lees_recht


class LaatsteRecht(Strijdig):
    code = "laatste-recht"
    tekst = gettext_lazy("Dit is het laatste recht. Trek de applicatie in als zij niets meer mag.")


class IntussenGewijzigd(Strijdig):
    code = "intussen-gewijzigd"
    tekst = gettext_lazy("Een collega heeft dit recht veranderd sinds u deze pagina opende. Er is nog niets bewaard. Bewaart u nu, dan geldt alleen wat u hier kiest.")  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@voor_beheer(*APPLICATIES)
def nieuw(
    request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID, component: str
) -> HttpResponse:
    """One more right, in this component."""
    if component not in woorden.COMPONENTEN:
        raise NietGevonden()
    rij = eigen(Applicatie.objects.all(), bevoegdheid, id=applicatie_id)
    return _formulier(request, bevoegdheid, rij, component, None)


@require_http_methods(["GET", "HEAD", "POST"])
@voor_beheer(*APPLICATIES)
def wijzig(
    request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID, sleutel: str
) -> HttpResponse:
    """Change a line. Raises: NietGevonden when it isn't there, or isn't what it was."""
    rij = eigen(Applicatie.objects.all(), bevoegdheid, id=applicatie_id)
    groep = _groep(rij, sleutel)
    return _formulier(request, bevoegdheid, rij, groep.component, groep)


@require_http_methods(["GET", "HEAD", "POST"])
@voor_beheer(*APPLICATIES)
def weg(request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID, sleutel: str) -> HttpResponse:
    """Ask first, then take a line away. The last one stays: an application without rights is withdrawn."""
    rij = eigen(Applicatie.objects.all(), bevoegdheid, id=applicatie_id)
    groep = _groep(rij, sleutel)
    try:
        if request.method == "POST" and _haal_weg(request, bevoegdheid, applicatie_id, sleutel):
            messages.success(request, _("Het recht is weg."))
            return redirect("zgw:applicatie", applicatie_id)
        if len(groep.rijen) == rij.autorisaties.count():
            raise LaatsteRecht()
    except LaatsteRecht as fout:
        messages.error(request, str(fout))
        return redirect("zgw:applicatie", applicatie_id)
    return bevestig(
        request,
        bevoegdheid,
        HIER,
        titel=_("Recht weghalen"),
        wat=f"{rij.label}: {groep.onderdeel}",
        gevolgen=list(gevolgen.van_recht(rij, groep)),
        stand=_stand(rij, groep),
        knop=_("Recht weghalen"),
        terug=reverse("zgw:applicatie", args=[rij.id]),
    )


def _haal_weg(request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID, sleutel: str) -> bool:
    """Whether the line went: not when it isn't what the page showed. Raises: LaatsteRecht, NietGevonden."""
    with transaction.atomic():
        rij = vergrendeld(bevoegdheid, applicatie_id)
        groep = _groep(rij, sleutel)
        if zeker := is_zoals_getoond(request, _stand(rij, groep)):
            _bewaar_met(rij, groep, [], bevoegdheid)
    return zeker


def _stand(rij: Applicatie, groep: Rechtengroep) -> str:
    soorten = sorted(f"{recht.soort or recht.url}" for recht in groep.rijen)
    return zegel(rij.label, groep.sleutel, soorten)


def _groep(rij: Applicatie, sleutel: str) -> Rechtengroep:
    for groep in groepeer(rij.autorisaties.order_by("id"), rij.organisatie_id):
        if groep.sleutel == sleutel:
            return groep
    raise NietGevonden(_("Dit recht bestaat niet meer. Misschien heeft een collega het net gewijzigd."))


def _formulier(
    request: Verzoek,
    bevoegdheid: Bevoegdheid,
    rij: Applicatie,
    component: str,
    groep: Rechtengroep | None,
) -> HttpResponse:
    typen = typen_van(component, rij.organisatie_id)
    ingevuld = request.POST if request.method == "POST" else None
    formulier = Rechtformulier(component, typen, ingevuld, groep=groep)
    if ingevuld is not None and formulier.is_valid():
        try:
            with transaction.atomic():
                rij = vergrendeld(bevoegdheid, rij.id)
                oud = _groep(rij, groep.sleutel) if groep else None
                if oud is not None and not is_zoals_getoond(request, _stand(rij, oud)):
                    groep = oud
                    raise IntussenGewijzigd()
                _bewaar_met(rij, oud, lees_recht(component, formulier, typen), bevoegdheid)
        except Domeinfout as fout:
            for zin in zinnen(fout):
                formulier.add_error(None, zin)
        else:
            messages.success(request, _("Het recht is bewaard en geldt meteen."))
            return redirect("zgw:applicatie", rij.id)
    inhoud = {
        "applicatie": rij,
        "formulier": formulier,
        "groep": groep,
        "stand": _stand(rij, groep) if groep else "",
        "onderdeel": woorden.COMPONENTEN[component],
        "geen_typen": "typen" in formulier.fields and not typen,
        "actie": request.path,
    }
    return toon(request, bevoegdheid, HIER, "recht", inhoud, status=400 if formulier.errors else 200)


def _bewaar_met(
    rij: Applicatie, oud: Rechtengroep | None, nieuw: Sequence[Autorisatie], bevoegdheid: Bevoegdheid
) -> None:
    """The rights that were there, with ``nieuw`` in place of ``oud``. Raises: LaatsteRecht."""
    vervallen = {recht.id for recht in oud.rijen} if oud else set()
    blijft = [recht for recht in rechten_van(rij) if recht.id not in vervallen]
    if not blijft and not nieuw:
        raise LaatsteRecht()
    alle = [Autorisatie(component=r.component, scopes=r.scopes, soort=r.soort, url=r.url, max_vertrouwelijkheidaanduiding=r.max_vertrouwelijkheidaanduiding) for r in blijft]  # fmt: skip
    bewaar(rij, [*alle, *nieuw], bevoegdheid, alles=False)
