"""Public pages: finding the way and reading what we offer. Nothing here needs a login; each page is a query or two."""

import contextlib
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from eenloket.frontoffice.kennis import api as kennis
from eenloket.kern import klok
from eenloket.kern.limieten.api import TeVaak, begrens, herkomst
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.api import Aanbod
from eenloket.midoffice.klanten.verzoek import Verzoek

from . import publiek_beeld as beeld
from .openingstijden import bereikbaar

_MEESTE_PATRONEN = 8


def _aanbod(request: Verzoek) -> Aanbod:
    return aanbod_api.huidig(request.organisatie.id)


def _toon(request: Verzoek, sjabloon: str, status: int = 200, **inhoud: Any) -> HttpResponse:
    aanbod = _aanbod(request)
    eigen = aanbod.organisatie(aanbod.pakket.kop.organisatie)
    inhoud |= {"bereikbaar": bereikbaar(eigen.contact), "contact": eigen.contact, "taal": beeld.taal()}
    return render(request, f"portaal/publiek/{sjabloon}.html", inhoud, status=status)


@require_safe
def home(request: Verzoek) -> HttpResponse:
    """One sentence, one field, the life events, and how to call."""
    aanbod, dag = _aanbod(request), klok.vandaag()
    zichtbaar = {p.slug: p for p in aanbod.zichtbare_patronen(dag)}
    takken = aanbod.pakket.levensgebeurtenissen
    volgorde = [slug for tak in takken for slug in tak.patronen if slug in zichtbaar]
    return _toon(
        request,
        "home",
        patronen=[beeld.van_patroon(zichtbaar[slug]) for slug in dict.fromkeys(volgorde)][:_MEESTE_PATRONEN],
        direct=[beeld.van_onderwerp(tak) for tak in takken if not tak.patronen],
    )


@require_safe
def zoek(request: Verzoek) -> HttpResponse:
    """Results for the client's own words; without one: help, and the words are kept as unmet demand."""
    q = request.GET.get("q", "")[:200].replace("\x00", "").strip()
    treffers = kennis.zoek(request.organisatie.id, q, beeld.taal()) if q else []
    if q and not treffers:
        with contextlib.suppress(TeVaak):  # the page always comes; a flood of words isn't worth keeping
            begrens(f"onvervuld:{herkomst(request)}", 30, 600)
            kennis.leg_onvervuld_vast(request.organisatie.id, q, beeld.taal())
    return _toon(
        request, "zoek", q=q, treffers=treffers, diagnose=_aanbod(request).pakket.diagnose is not None
    )


@require_safe
def suggesties(request: Verzoek) -> HttpResponse:
    """A plain list of links while typing; a fragment for htmx, and a page of its own for nobody."""
    q = request.GET.get("q", "")[:200].replace("\x00", "")
    gevonden = kennis.suggesties(request.organisatie.id, q, beeld.taal())
    return render(request, "portaal/publiek/suggesties.html", {"treffers": gevonden})


@require_safe
def onderwerpen(request: Verzoek) -> HttpResponse:
    """The tree by life event."""
    takken = [beeld.van_onderwerp(tak) for tak in _aanbod(request).pakket.levensgebeurtenissen]
    return _toon(request, "onderwerpen", takken=takken)


@require_safe
def onderwerp(request: Verzoek, slug: str) -> HttpResponse:
    """A branch of the tree: what we do together first, then single services."""
    aanbod, dag = _aanbod(request), klok.vandaag()
    tak = next((t for t in aanbod.pakket.levensgebeurtenissen if t.slug == slug), None)
    if tak is None:
        raise Http404
    patronen = [aanbod.patroon(p) for p in tak.patronen]
    diensten = [aanbod.dienst(d) for d in tak.diensten]
    return _toon(
        request,
        "onderwerp",
        onderwerp=beeld.van_onderwerp(tak),
        patronen=[beeld.van_patroon(p) for p in patronen if p.zichtbaar_op(dag)],
        diensten=[beeld.van_dienst(d) for d in diensten if d.zichtbaar_op(dag)],
    )


@require_safe
def vraag(request: Verzoek, slug: str) -> HttpResponse:
    """A demand pattern as a promise: who does what, and when it's ready. Withdrawn: 410, which points on."""
    aanbod, dag = _aanbod(request), klok.vandaag()
    patroon = aanbod.pakket.patronen.get(slug)
    if patroon is None or patroon.gepubliceerd_van > dag:
        raise Http404
    if not patroon.zichtbaar_op(dag):
        leden = [aanbod.dienst(lid.dienst) for lid in patroon.leden]
        verder = [beeld.van_dienst(d) for d in leden if d.zichtbaar_op(dag)]
        return _toon(request, "ingetrokken", 410, naam=patroon.naam.in_taal(beeld.taal()), verder=verder)
    hoofd = aanbod.dienst(patroon.leden[0].dienst)
    return _toon(
        request,
        "vraag",
        patroon=patroon,
        naam=patroon.naam.in_taal(beeld.taal()),
        beloften=beeld.beloften(aanbod, patroon, dag),
        inloggen=beeld.inlogtekst(hoofd),
        onderwerp=_tak_van(aanbod, patroon.levensgebeurtenis),
    )


@require_safe
def dienst(request: Verzoek, slug: str) -> HttpResponse:
    """Everything to know about one service. Withdrawn: 410, which points on."""
    aanbod, dag = _aanbod(request), klok.vandaag()
    inhoud = aanbod.pakket.diensten.get(slug)
    if inhoud is None or inhoud.gepubliceerd_van > dag:
        raise Http404
    patronen = [beeld.van_patroon(p) for p in aanbod.patronen_met(slug) if p.zichtbaar_op(dag)]
    if not inhoud.zichtbaar_op(dag):
        return _toon(request, "ingetrokken", 410, naam=inhoud.naam.in_taal(beeld.taal()), verder=patronen)
    return _toon(
        request,
        "dienst",
        dienst=inhoud,
        naam=inhoud.naam.in_taal(beeld.taal()),
        patronen=patronen,
        uitvoerder=aanbod.organisatie(inhoud.organisatie),
        kosten=beeld.kosten(inhoud),
        wettelijk=beeld.duurtekst(inhoud.termijnen.wettelijk) if inhoud.termijnen.wettelijk else "",
        inloggen=beeld.inlogtekst(inhoud),
        online="web" in inhoud.kanalen,
    )


def _tak_van(aanbod: Aanbod, slug: str) -> beeld.Verwijzing | None:
    return next((beeld.van_onderwerp(t) for t in aanbod.pakket.levensgebeurtenissen if t.slug == slug), None)


@require_safe
def wegwijs(request: Verzoek) -> HttpResponse:
    """At most three questions, one a page; the answers so far stand in the address, so back and sharing work."""
    aanbod = _aanbod(request)
    if aanbod.pakket.diagnose is None:
        return redirect("portaal:onderwerpen")
    stand = kennis.volg(aanbod.pakket.diagnose, request.GET.get("keuzes", ""))
    if stand.doel or stand.vraag is None:
        return redirect(beeld.van_doel(aanbod, stand.doel or "hulp"))
    voor = "".join(f"{keuze}-" for keuze in stand.keuzes)
    antwoorden = [
        (a.tekst.in_taal(beeld.taal()), f"{voor}{nr}") for nr, a in enumerate(stand.vraag.antwoorden)
    ]
    return _toon(
        request,
        "wegwijs",
        vraag=stand.vraag.tekst.in_taal(beeld.taal()),
        antwoorden=antwoorden,
        nummer=len(stand.keuzes) + 1,
        terug="-".join(map(str, stand.keuzes[:-1])) if stand.keuzes else None,
    )


@require_safe
def landelijk(request: Verzoek, slug: str) -> HttpResponse:
    """A national product that we don't describe: who handles it and how to reach them (no wrong door)."""
    aanbod, dag = _aanbod(request), klok.vandaag()
    product = kennis.product(slug)
    if product is None:
        raise Http404
    for eigen in aanbod.zichtbare_diensten(dag):
        if eigen.upl == product.uri:
            return redirect("portaal:dienst", eigen.slug)
    naam = product.naam[:1].upper() + product.naam[1:]
    bestemmingen = kennis.waarheen(product, aanbod, beeld.taal())
    return _toon(request, "landelijk", naam=naam, eerste=bestemmingen[0], verder=bestemmingen[1:])


@require_safe
def hulp(request: Verzoek) -> HttpResponse:
    """A human when wanted: call, come by, write."""
    aanbod = _aanbod(request)
    andere = [o for o in aanbod.pakket.organisaties.values() if o.slug != aanbod.pakket.kop.organisatie]
    return _toon(request, "hulp", andere=andere, diagnose=aanbod.pakket.diagnose is not None)


@require_safe
def organisatie(request: Verzoek, slug: str) -> HttpResponse:
    """An organisation at this counter: how to reach it, what it does here and what it lets us do."""
    aanbod, dag = _aanbod(request), klok.vandaag()
    gevonden = aanbod.pakket.organisaties.get(slug)
    if gevonden is None:
        raise Http404
    diensten = [beeld.van_dienst(d) for d in aanbod.zichtbare_diensten(dag) if d.organisatie == slug]
    is_eigen = slug == aanbod.pakket.kop.organisatie
    return _toon(request, "organisatie", wie=gevonden, diensten=diensten, is_eigen=is_eigen)


@require_safe
def vast(request: Verzoek, naam: str) -> HttpResponse:
    """A page with fixed text: accessibility, privacy, cookies."""
    return _toon(request, f"vast_{naam}")
