"""The catalogue: case types with their versions. Look, compare, publish."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenloket.backoffice.werkplek.api import voor_medewerker
from eenloket.kern.fouten import Domeinfout, NietGevonden
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.kern.klok import vandaag
from eenloket.midoffice.aanbod.api import catalogus as aanbod
from eenloket.midoffice.aanbod.models import Zaaktype
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.verbinding.zgw import api as zgw
from eenloket.vormgeving.opmaak import datumkort

from .pagina import CATALOGUS, PUBLICEREN, blad, toon
from .typebeeld import kenmerken, onderdelen
from .verschil import in_blokken, in_het_kort

MEESTE_VERSIES = 200


def _eigen(bevoegdheid: Bevoegdheid, zaaktype_id: uuid.UUID) -> Zaaktype:
    """The version of his own organisation. Raises: NietGevonden, also for a version of another organisation."""
    rijen = Zaaktype.objects.select_related("catalogus")
    gevonden = rijen.filter(organisatie_id=bevoegdheid.medewerker.organisatie_id, id=zaaktype_id).first()
    if gevonden is None:
        raise NietGevonden(_("Dit bestaat niet, of niet meer."))
    return gevonden


@dataclass(frozen=True, slots=True)
class Versieregel:
    """A version with its state on a day: concept, straks, geldig, verlopen."""

    zaaktype: Zaaktype
    stand: str

    @property
    def tot_en_met(self) -> dt.date | None:
        """The last valid day; the column holds the day after it."""
        einde = self.zaaktype.einde_geldigheid
        return einde - dt.timedelta(days=1) if einde else None


@dataclass(frozen=True, slots=True)
class Typeregel:
    """A case type: the version that counts now, and how many there are."""

    nu: Versieregel
    domein: str
    aantal: int
    concepten: int


def _stand(z: Zaaktype, dag: dt.date) -> str:
    if z.concept:
        return "concept"
    if z.begin_geldigheid > dag:
        return "straks"
    return "geldig" if z.einde_geldigheid is None or z.einde_geldigheid > dag else "verlopen"


_VOORRANG = ("geldig", "straks", "concept", "verlopen")


@require_safe
@voor_medewerker(*CATALOGUS)
def lijst(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """By identification. Cost: three queries."""
    organisatie_id = bevoegdheid.medewerker.organisatie_id
    zoek = request.GET.get("zoek", "").replace("\x00", "").strip()[:100]
    selectie = Zaaktype.objects.filter(organisatie_id=organisatie_id)
    if zoek:
        selectie = selectie.filter(Q(identificatie__icontains=zoek) | Q(omschrijving__icontains=zoek))
    concept = request.GET.get("concept") == "ja"
    if concept:
        selectie = selectie.filter(concept=True)
    groepen = selectie.values("identificatie", "catalogus_id").annotate(aantal=Count("id")).order_by(
        "identificatie", "catalogus_id"
    )  # fmt: skip
    pagina = blad(request, groepen)
    versies: dict[tuple[str, uuid.UUID], list[Versieregel]] = {}
    rijen = (
        Zaaktype.objects.filter(
            organisatie_id=organisatie_id, identificatie__in=[g["identificatie"] for g in pagina.object_list]
        )
        .select_related("catalogus")
        .only(
            "identificatie", "omschrijving", "concept", "begin_geldigheid", "einde_geldigheid", "catalogus__domein"
        )
        .order_by("-begin_geldigheid", "-id")
    )  # fmt: skip
    dag = vandaag()
    for z in rijen:
        versies.setdefault((z.identificatie, z.catalogus_id), []).append(Versieregel(z, _stand(z, dag)))
    regels = [_regel(versies[g["identificatie"], g["catalogus_id"]]) for g in pagina.object_list]
    zoekdeel = urlencode({k: w for k, w in (("zoek", zoek), ("concept", "ja" if concept else "")) if w})
    inhoud = {"regels": regels, "pagina": pagina, "zoek": zoek, "concept": concept, "zoekdeel": zoekdeel}
    return toon(request, "catalogus", inhoud)


def _regel(versies: list[Versieregel]) -> Typeregel:
    nu = min(versies, key=lambda v: _VOORRANG.index(v.stand))
    concepten = sum(v.stand == "concept" for v in versies)
    return Typeregel(nu, nu.zaaktype.catalogus.domein, len(versies), concepten)


def _versies(z: Zaaktype) -> list[Versieregel]:
    """Every version of the same type, newest first. Index zaaktype_identificatie."""
    dag = vandaag()
    rijen = Zaaktype.objects.filter(
        organisatie_id=z.organisatie_id, catalogus_id=z.catalogus_id, identificatie=z.identificatie
    ).order_by("-begin_geldigheid", "-id")[:MEESTE_VERSIES]
    return [Versieregel(rij, _stand(rij, dag)) for rij in rijen]


def _nu(versies: list[Versieregel]) -> Versieregel | None:
    return next((v for v in versies if v.stand == "geldig"), None)


@require_safe
@voor_medewerker(*CATALOGUS)
def zaaktype(request: Verzoek, bevoegdheid: Bevoegdheid, zaaktype_id: uuid.UUID) -> HttpResponse:
    """One version with everything in it, and its other versions."""
    z = _eigen(bevoegdheid, zaaktype_id)
    versies = _versies(z)
    beschrijving = aanbod.beschrijf_typen(Zaaktype, [z.id])[z.id]
    inhoud = {
        "zaaktype": z,
        "stand": _stand(z, vandaag()),
        "versies": versies,
        "anderen": [v for v in versies if v.zaaktype.id != z.id],
        "kenmerken": [{"label": naam, "waarde": waarde} for naam, waarde in kenmerken(beschrijving).items()],
        "onderdelen": list(onderdelen(beschrijving)),
        "mag_publiceren": z.concept and bevoegdheid.mag_een_van(*PUBLICEREN),
    }
    return toon(request, "zaaktype", inhoud)


@require_safe
@voor_medewerker(*CATALOGUS)
def vergelijk(request: Verzoek, bevoegdheid: Bevoegdheid, zaaktype_id: uuid.UUID) -> HttpResponse:
    """This version beside another (``met``); without one, the version before it. Raises: NietGevonden."""
    z = _eigen(bevoegdheid, zaaktype_id)
    versies = _versies(z)
    anderen = [v for v in versies if v.zaaktype.id != z.id]
    gekozen = request.GET.get("met")
    if gekozen:
        ander = next((v for v in anderen if str(v.zaaktype.id) == gekozen), None)
        if ander is None:
            raise NietGevonden()
    else:
        eerder = (v for v in anderen if v.zaaktype.begin_geldigheid <= z.begin_geldigheid)
        ander = next(eerder, anderen[0] if anderen else None)
    oud, nieuw = _op_volgorde(ander.zaaktype if ander else None, z)
    inhoud = {
        "zaaktype": z,
        "oud": oud,
        "nieuw": nieuw,
        "anderen": [(str(v.zaaktype.id), _naam(v)) for v in anderen],
        "met": str(ander.zaaktype.id) if ander else "",
        "namen": [_naam(v) for een in (oud, nieuw) for v in versies if een and v.zaaktype.id == een.id],
        **_verschil(oud, nieuw),
    }
    return toon(request, "vergelijk", inhoud)


def _verschil(oud: Zaaktype | None, nieuw: Zaaktype) -> dict[str, Any]:
    """What the pages show of the difference; nothing without an older version. Cost: some seventeen queries."""
    if oud is None:
        return {"blokken": [], "kort": ""}
    vergelijking = aanbod.vergelijk_versies(nieuw.organisatie_id, oud.id, nieuw.id)
    return {"blokken": in_blokken(vergelijking), "kort": in_het_kort(vergelijking)}


def _op_volgorde(ander: Zaaktype | None, z: Zaaktype) -> tuple[Zaaktype | None, Zaaktype]:
    """The older one first: what a difference means depends on it."""
    if ander is not None and (ander.begin_geldigheid, ander.id) > (z.begin_geldigheid, z.id):
        return z, ander
    return ander, z


def _naam(v: Versieregel) -> str:
    dag = datumkort(v.zaaktype.begin_geldigheid)
    soorten = {
        "concept": _("concept vanaf %(dag)s"),
        "straks": _("gaat gelden op %(dag)s"),
        "geldig": _("geldt nu, vanaf %(dag)s"),
        "verlopen": _("verlopen, vanaf %(dag)s"),
    }
    return soorten[v.stand] % {"dag": dag}


@require_http_methods(["GET", "HEAD", "POST"])
@voor_medewerker(*PUBLICEREN)
def publiceren(request: Verzoek, bevoegdheid: Bevoegdheid, zaaktype_id: uuid.UUID) -> HttpResponse:
    """What changes for whom, then publish. A version that is in force ends the day before when that was asked."""
    z = _eigen(bevoegdheid, zaaktype_id)
    if not z.concept:
        messages.info(request, _("Deze versie is al gepubliceerd."))
        return redirect("beheer:zaaktype", z.id)
    nu = _nu(_versies(z))
    eindigt = nu.zaaktype if nu and nu.zaaktype.einde_geldigheid is None and nu.zaaktype.begin_geldigheid < z.begin_geldigheid else None  # fmt: skip
    fouten: list[str] = []
    if request.method == "POST":
        try:
            _publiceer(z, eindigt if request.POST.get("eindig") == "ja" else None, bevoegdheid)
        except Domeinfout as fout:
            fouten = list(zgw.zinnen(fout))
        else:
            messages.success(request, _("Versie gepubliceerd. Zij verandert nu niet meer."))
            return redirect("beheer:zaaktype", z.id)
    inhoud = {
        "zaaktype": z,
        "nu": nu.zaaktype if nu else None,
        "eindigt": eindigt,
        "laatste_dag": z.begin_geldigheid - dt.timedelta(days=1),
        **_verschil(nu.zaaktype if nu else None, z),
        "fouten": [{"id": "", "tekst": zin} for zin in fouten],
    }
    return toon(request, "publiceren", inhoud, status=400 if fouten else 200)


def _publiceer(z: Zaaktype, eindigt: Zaaktype | None, bevoegdheid: Bevoegdheid) -> None:
    """Publish, and end the version in force the day before; both or neither. Raises: Domeinfout."""
    door = actor_van(bevoegdheid.medewerker)
    with transaction.atomic():
        if eindigt is not None:
            aanbod.wijzig_zaaktype(
                z.organisatie_id,
                eindigt.id,
                {"einde_geldigheid": z.begin_geldigheid},
                aanbod.Relaties(),
                velden={"eindeGeldigheid"},
                correctie=False,
                door=door,
            )
        aanbod.publiceer_zaaktype(z.organisatie_id, z.id, door=door)
