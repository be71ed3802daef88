"""What staff do on a case: each a POST that calls one actie and comes back to the page."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from eenloket.backoffice.werkplek.api import voor_medewerker
from eenloket.kern.fouten import Domeinfout, NietGevonden, NietToegestaan
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.klok import vandaag
from eenloket.midoffice.aanbod.api import OnbekendeDienst
from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Taak, Zaak

from .dossier import zaakbeeld
from .formulieren import Formulier
from .toegang import zaak_van
from .zaakpagina import achter, maak_formulieren, toon


@require_POST
@voor_medewerker(Recht.ZAAK_BEHANDELEN)
def oppakken(request: HttpRequest, bevoegdheid: Bevoegdheid, nummer: str) -> HttpResponse:
    """The case is mine."""
    zaak = zaak_van(bevoegdheid, nummer)
    zaken.neem_in_behandeling(zaak, medewerker=bevoegdheid.medewerker, door=actor_van(bevoegdheid.medewerker))
    return _terug(request, zaak, _("U behandelt deze zaak."))


@require_POST
@voor_medewerker(Recht.ZAAK_BEHANDELEN)
def teruggeven(request: HttpRequest, bevoegdheid: Bevoegdheid, nummer: str) -> HttpResponse:
    """The case is for the team again."""
    zaak = zaak_van(bevoegdheid, nummer)
    zaken.geef_terug(zaak, door=actor_van(bevoegdheid.medewerker))
    return _terug(request, zaak, _("De zaak staat weer op de lijst voor iedereen."))


@require_POST
@voor_medewerker(Recht.ZAAK_BEHANDELEN)
def controlelijst(request: HttpRequest, bevoegdheid: Bevoegdheid, nummer: str) -> HttpResponse:
    """Keep the ticks as they stand on the page."""
    zaak = zaak_van(bevoegdheid, nummer)
    if zaak.uitgave_id is None:
        raise OnbekendeDienst()
    gedaan = set(request.POST.getlist("punt"))
    for plaats, punt in enumerate(zaken.dienst_van(zaak).checklist):
        zaken.vink_af(
            zaak,
            nummer=plaats,
            tekst=punt.tekst,
            gedaan=str(plaats) in gedaan,
            door=actor_van(bevoegdheid.medewerker),
        )
    return _terug(request, zaak, _("De controlelijst is bewaard."))


@require_POST
@voor_medewerker(Recht.ZAAK_BEHANDELEN)
def vraag(request: HttpRequest, bevoegdheid: Bevoegdheid, nummer: str) -> HttpResponse:
    """Ask the client for something."""

    def doe(zaak: Zaak, f: dict[str, Any]) -> None:
        uiterlijk = vandaag() + dt.timedelta(days=f["termijn"])
        zaken.vraag_client(
            zaak, vraag=f["vraag"], uiterlijk=uiterlijk, door=actor_van(bevoegdheid.medewerker)
        )

    return _verwerk(
        request,
        bevoegdheid,
        nummer,
        "vraag",
        doe,
        _("De vraag is gesteld. De termijn staat stil tot het antwoord."),
    )


@require_POST
@voor_medewerker(Recht.ZAAK_BEHANDELEN)
def advies(request: HttpRequest, bevoegdheid: Bevoegdheid, nummer: str) -> HttpResponse:
    """Ask a third party for advice."""

    def doe(zaak: Zaak, f: dict[str, Any]) -> None:
        zaken.vraag_advies(
            zaak, organisatie=f["organisatie"], vraag=f["vraag"], door=actor_van(bevoegdheid.medewerker)
        )

    return _verwerk(request, bevoegdheid, nummer, "advies", doe, _("Het advies is gevraagd."))


@require_POST
@voor_medewerker(Recht.ZAAK_BEHANDELEN)
def advies_binnen(
    request: HttpRequest, bevoegdheid: Bevoegdheid, nummer: str, taak_id: uuid.UUID
) -> HttpResponse:
    """Write down an advice that came by telephone or mail."""

    def doe(zaak: Zaak, f: dict[str, Any]) -> None:
        taak = _taak(zaak, taak_id, "adviseur")
        zaken.registreer_advies(
            taak, uitkomst=f["uitkomst"], toelichting=f["toelichting"], door=actor_van(bevoegdheid.medewerker)
        )

    return _verwerk(
        request, bevoegdheid, nummer, "binnen", doe, _("Het advies is opgeschreven."), bij=str(taak_id)
    )


@require_POST
@voor_medewerker(Recht.ZAAK_BEHANDELEN)
def taak_klaar(
    request: HttpRequest, bevoegdheid: Bevoegdheid, nummer: str, taak_id: uuid.UUID
) -> HttpResponse:
    """A task of our own is done. The check of a sample has its own way."""
    zaak = zaak_van(bevoegdheid, nummer)
    taak = _taak(zaak, taak_id, "medewerker")
    if taak.soort == "steekproef":
        raise NietToegestaan()
    zaken.rond_taak_af(taak, door=actor_van(bevoegdheid.medewerker))
    return _terug(request, zaak, _("De taak is klaar."))


@require_POST
@voor_medewerker(Recht.ZAAK_BEHANDELEN)
def verlengen(request: HttpRequest, bevoegdheid: Bevoegdheid, nummer: str) -> HttpResponse:
    """Extend the legal term."""

    def doe(zaak: Zaak, f: dict[str, Any]) -> None:
        zaken.verleng(zaak, duur=f["duur"], reden=f["reden"], door=actor_van(bevoegdheid.medewerker))

    return _verwerk(
        request,
        bevoegdheid,
        nummer,
        "termijn",
        doe,
        _("De termijn is verlengd. De aanvrager krijgt bericht."),
    )


@require_POST
@voor_medewerker(Recht.STEEKPROEF_TOETSEN)
def steekproef(request: HttpRequest, bevoegdheid: Bevoegdheid, nummer: str) -> HttpResponse:
    """Was the table right? If so its outcome is the decision."""

    def doe(zaak: Zaak, f: dict[str, Any]) -> None:
        besluiten.toets_steekproef(
            zaak,
            akkoord=f["akkoord"] == "ja",
            toelichting=f["toelichting"],
            door=actor_van(bevoegdheid.medewerker, rol="toetser"),
            bevoegde_rollen=bevoegdheid.rollen,
        )

    return _verwerk(request, bevoegdheid, nummer, "steekproef", doe, _("De steekproef is verwerkt."))


@require_POST
@voor_medewerker(Recht.ZAAK_BESLUITEN)
def besluit(request: HttpRequest, bevoegdheid: Bevoegdheid, nummer: str) -> HttpResponse:
    """Decide, with the reasons of the table that were chosen and own words."""

    def doe(zaak: Zaak, f: dict[str, Any]) -> None:
        voorstel = besluiten.voorstel(zaak)
        gekozen = [voorstel.redenen[int(n)] for n in f.get("redenen", [])] if voorstel else []
        grondslag = [
            " ".join(filter(None, (a.regeling, a.artikel and f"artikel {a.artikel}")))
            for a in zaken.dienst_van(zaak).grondslag
        ]
        besluiten.neem_besluit(
            zaak,
            resultaat=f["resultaat"],
            motivering={
                "nl": "\n\n".join(filter(None, [*(r.nl for r in gekozen), f["motivering"].strip()])),
                "en": "\n\n".join(
                    filter(
                        None,
                        [*(r.en for r in gekozen), f["motivering_en"].strip() or f["motivering"].strip()],
                    )
                ),
            },
            regels=[r.regel for r in gekozen if r.regel] or grondslag,
            door=actor_van(bevoegdheid.medewerker, rol="beslisser"),
            bevoegde_rollen=bevoegdheid.rollen,
            spoor={"model": voorstel.model, "spoor": voorstel.spoor} if voorstel else None,
        )

    return _verwerk(
        request,
        bevoegdheid,
        nummer,
        "besluit",
        doe,
        _("Het besluit is genomen. De aanvrager krijgt bericht."),
    )


def _verwerk(
    request: HttpRequest,
    bevoegdheid: Bevoegdheid,
    nummer: str,
    naam: str,
    doe: Callable[[Zaak, dict[str, Any]], None],
    gelukt: str,
    *,
    bij: str = "",
) -> HttpResponse:
    """Read form ``naam``, do it, and come back; what isn't right stands at its field on the page."""
    zaak = zaak_van(bevoegdheid, nummer)
    if zaak.uitgave_id is None:
        raise OnbekendeDienst()
    formulier = maak_formulieren(zaakbeeld(zaak), zaken.dienst_van(zaak), request.POST, plek=bij).get(naam)
    if formulier is None:
        raise NietGevonden()
    if formulier.is_valid():
        try:
            doe(zaak, formulier.cleaned_data)
        except Domeinfout as fout:
            if fout.http in (403, 404):
                raise
            formulier.add_error(_veld(formulier, fout), str(fout))
        else:
            return _terug(request, zaak, gelukt)
    return toon(request, bevoegdheid, zaak, fout=formulier, fout_bij=bij)


def _veld(formulier: Formulier, fout: Domeinfout) -> str | None:
    return fout.veld if fout.veld in formulier.fields else None


def _taak(zaak: Zaak, taak_id: uuid.UUID, voor: str) -> Taak:
    taak = Taak.objects.select_related("zaak").filter(id=taak_id, zaak_id=zaak.id, voor=voor).first()
    if taak is None:
        raise NietGevonden()
    return taak


def _terug(request: HttpRequest, zaak: Zaak, gelukt: str) -> HttpResponse:
    messages.success(request, gelukt)
    return redirect(reverse("behandeling:zaak", args=[zaak.sleutel]) + achter(request))
