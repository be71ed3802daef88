"""The page of one case, and its documents."""

import uuid
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eenloket.backoffice.werkplek.api import voor_medewerker
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels.api import Domein, vertaal
from eenloket.kern.verwerkingen.api import log_verwerking
from eenloket.midoffice.aanbod.inhoud import Dienst
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Rol, Taak, Zaak
from eenloket.vormgeving.formveld import fouten as formulierfouten
from eenloket.vormgeving.opmaak import datumlang

from . import woorden
from .dossier import Zaakbeeld, uitkomst_in_woorden, zaakbeeld
from .filters import uit_tekst
from .formulieren import (
    AdviesBinnenformulier,
    Adviesformulier,
    Besluitformulier,
    Formulier,
    Steekproefformulier,
    Verlengformulier,
    Vraagformulier,
    duren_tot,
)
from .lijstregels import Buren, buren
from .tijdlijn import tijdlijn
from .toegang import mag_met, zaak_van

_NIET_TE_KIEZEN = ("Ingetrokken", "Afgebroken")  # those follow from what the client or another service does


@require_safe
@voor_medewerker(Recht.ZAAK_LEZEN)
def zaak(request: HttpRequest, bevoegdheid: Bevoegdheid, nummer: str) -> HttpResponse:
    """What was asked beside what must be done now, and what happened; below the whole request. Reading it is logged (M-F3)."""
    return toon(request, bevoegdheid, zaak_van(bevoegdheid, nummer))


def toon(
    request: HttpRequest,
    bevoegdheid: Bevoegdheid,
    zaak_: Zaak,
    *,
    fout: Formulier | None = None,
    fout_bij: str = "",
) -> HttpResponse:
    """The page; with ``fout`` the form that wasn't right, as it was filled in (for the task with id ``fout_bij``)."""
    beeld = zaakbeeld(zaak_)
    log_inzage(beeld.zaak, beeld.dossier.initiator, bevoegdheid, ["naam", "antwoorden", "documenten"])
    lijst = request.GET.get("lijst")
    item = werk.item_van(zaak_.id, werk.Werksoort.BEHANDELEN)
    inhoud = _inhoud(beeld, bevoegdheid, fout, fout_bij) | {
        "fouten": formulierfouten(fout) if fout else [],
        "buren": Buren(reverse("behandeling:werkvoorraad"))
        if lijst is None
        else buren(item, uit_tekst(lijst, bevoegdheid)),
        "achter": achter(request),
        "item": item,
    }
    return render(request, "behandeling/zaak.html", inhoud, status=422 if fout else 200)


@require_safe
@voor_medewerker(Recht.ZAAK_LEZEN)
def document(
    request: HttpRequest, bevoegdheid: Bevoegdheid, nummer: str, versie_id: uuid.UUID
) -> StreamingHttpResponse:
    """A document to download: never shown as a page of ours, whatever is in it."""
    zaak_ = zaak_van(bevoegdheid, nummer)
    versie = zaken.versie_in_dossier(zaak_, versie_id)
    log_inzage(zaak_, zaken.initiator_van(zaak_), bevoegdheid, ["document"])
    antwoord = StreamingHttpResponse(
        documenten.lees(versie), content_type=versie.formaat or "application/octet-stream"
    )
    antwoord["Content-Disposition"] = content_disposition_header(True, versie.bestandsnaam or "document")
    antwoord["X-Content-Type-Options"] = "nosniff"
    antwoord["Content-Security-Policy"] = "sandbox; default-src 'none'"
    antwoord["Cache-Control"] = "no-store"
    if versie.bestandsomvang is not None:
        antwoord["Content-Length"] = str(versie.bestandsomvang)
    return antwoord


def log_inzage(zaak_: Zaak, initiator: Rol | None, bevoegdheid: Bevoegdheid, gegevens: list[str]) -> None:
    """Staff looked at data of the client (M-F3, M-C4)."""
    if initiator is None or initiator.pseudoniem is None:
        return
    doel = zaken.behandeldoel(actor_van(bevoegdheid.medewerker, rol="behandelaar"), zaak_)
    wie = vertaal(Pseudoniem(initiator.pseudoniem), Domein.ZAKEN, Domein.VERWERKINGEN)
    log_verwerking(doel, [wie], naam="raadplegen", gegevens=gegevens, bron="zaken")


@dataclass(frozen=True, slots=True)
class Taakregel:
    """An open task as the page shows it; an advice has its own form to write it down."""

    taak: Taak
    soort: str
    van_wie: str
    formulier: Formulier | None

    @classmethod
    def van(cls, taak: Taak, namen: dict[str, str], fout: Formulier | None, fout_bij: str) -> Self:
        formulier = None
        if taak.voor == "adviseur":
            mis = fout is not None and fout_bij == str(taak.id)
            formulier = fout if mis else AdviesBinnenformulier(plek=str(taak.id))
        return cls(
            taak, woorden.taaksoort(taak.soort), namen.get(taak.organisatie, taak.organisatie), formulier
        )


def _inhoud(
    beeld: Zaakbeeld, bevoegdheid: Bevoegdheid, fout: Formulier | None, fout_bij: str
) -> dict[str, Any]:
    zaak_, dienst, taal = beeld.zaak, beeld.dienst, get_language() or "nl"
    formulieren: dict[str, Formulier] = {} if dienst is None else maak_formulieren(beeld, dienst)
    if fout is not None and not fout_bij:
        formulieren[fout.naam] = fout
    namen = adviseurs(zaak_) if dienst else {}
    return {
        "b": beeld,
        "zaak": zaak_,
        "dienst": dienst,
        "dienstnaam": dienst.naam.in_taal(taal) if dienst else zaak_.omschrijving,
        "werkinstructie": dienst.werkinstructie.in_taal(taal) if dienst and dienst.werkinstructie else "",
        "fase": woorden.fase(zaak_.fase),
        "fasesoort": "klaar" if beeld.gesloten else "actief",
        "termijnen": _termijnen(zaak_),
        "voor": zaken.naam_van(beeld.dossier.initiator) if beeld.dossier.initiator else "",
        "voorstel": uitkomst_in_woorden(beeld.voorstel.uitkomst) if beeld.voorstel else "",
        "redenen": [r.in_taal(taal) for r in beeld.voorstel.redenen] if beeld.voorstel else [],
        "ontbreekt": [_ontbreekt(sleutel, beeld, namen) for sleutel in beeld.openstaand],
        "tijdlijn": tijdlijn(beeld),
        "taken": [Taakregel.van(taak, namen, fout, fout_bij) for taak in beeld.open_taken],
        "f": formulieren,
        "eigen": zaak_.behandelaar_id == bevoegdheid.medewerker.id,
        "mag_behandelen": not beeld.gesloten and mag_met(bevoegdheid, Recht.ZAAK_BEHANDELEN, zaak_),
        "mag_besluiten": not beeld.gesloten and mag_met(bevoegdheid, Recht.ZAAK_BESLUITEN, zaak_),
        "mag_toetsen": not beeld.gesloten and mag_met(bevoegdheid, Recht.STEEKPROEF_TOETSEN, zaak_),
        "heeft_mandaat": dienst is not None and dienst.mandaat.rol in bevoegdheid.rollen,
        "verlengbaar": "termijn" in formulieren and not zaak_.verlenging_duur,
        "planregels": [
            {"naam": r.naam, "organisatie": r.organisatie, "staat": r.staat, "van": r.van, "tot": r.tot,
             "datumtekst": r.datumtekst, "uitleg": r.uitleg, "url": ""}
            for r in beeld.beeld.regels
        ] if beeld.beeld else [],
    }  # fmt: skip


def achter(request: HttpRequest) -> str:
    """What comes after an address so that the next page knows the list that we came from; empty without one."""
    lijst = request.GET.get("lijst")
    return "" if lijst is None else f"?{urlencode({'lijst': lijst[:500]})}"


def _termijnen(zaak_: Zaak) -> list[dict[str, str]]:
    """The days that count, the first one first, each with whose it is: our norm or the law's."""
    norm, wet = zaak_.streefdatum, zaak_.uiterlijke_einddatum_afdoening
    dagen = [(norm, _("Beloofd {dag}"), _("onze norm"))] if norm else []
    dagen += [(wet, _("Uiterlijk {dag}"), _("wet"))] if wet else []
    return [
        {
            "tekst": tekst.format(dag=datumlang(dag)),
            "soort": soort,
            "nog": woorden.nog(dag),
            "druk": woorden.druk_van(dag),
        }
        for dag, tekst, soort in sorted(dagen, key=lambda d: d[0])
    ]


def _ontbreekt(sleutel: str, beeld: Zaakbeeld, namen: dict[str, str]) -> str:
    """What a grant still waits for, in words."""
    soort, _dubbelepunt, wat = sleutel.partition(":")
    if soort == "advies":
        return _("Het advies van {wie}").format(wie=namen.get(wat, wat))
    return _("Controle: {punt}").format(punt=beeld.controlelijst[int(wat)].tekst)


def maak_formulieren(
    beeld: Zaakbeeld, dienst: Dienst, gegevens: Any = None, *, plek: str = ""
) -> dict[str, Formulier]:
    """The forms of this case; ``gegevens`` (POST) binds them."""
    redenen = list(enumerate(beeld.voorstel.redenen)) if beeld.voorstel else []
    taal = get_language() or "nl"
    advies = [(slug, naam) for slug, naam in adviseurs(beeld.zaak).items()]
    uit: dict[str, Formulier] = {
        "vraag": Vraagformulier(gegevens),
        "advies": Adviesformulier(gegevens, organisaties=advies),
        "binnen": AdviesBinnenformulier(gegevens, plek=plek),
        "steekproef": Steekproefformulier(gegevens),
        "besluit": Besluitformulier(
            gegevens,
            resultaten=[r.naam for r in dienst.zaak.resultaten if r.generiek not in _NIET_TE_KIEZEN],
            redenen=[(str(n), r.in_taal(taal)) for n, r in redenen],
        ),
    }
    if duren := duren_tot(dienst.termijnen.verlenging):
        uit["termijn"] = Verlengformulier(gegevens, duren=duren)
    return uit


def adviseurs(zaak_: Zaak) -> dict[str, str]:
    """Organisations that can be asked for advice: those that the service names first, then the other partners."""
    dienst, organisaties = zaken.dienst_van(zaak_), zaken.aanbod_van(zaak_).pakket.organisaties
    ander = [slug for slug, o in organisaties.items() if o.koppeling and slug not in dienst.advies]
    return {slug: organisaties[slug].naam for slug in [*dienst.advies, *ander] if slug in organisaties}
