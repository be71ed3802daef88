"""The client's own pages: what was told, how to be told, and who looked (M-B12, M-C4)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from eenloket.frontoffice.intake.api import bronregel
from eenloket.kern.sleutels.api import Domein
from eenloket.kern.verwerkingen.api import verwerkingen_van
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Tekst, Vraag, Vraagsoort
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.berichten import api as berichten_api
from eenloket.midoffice.klanten import api as klanten
from eenloket.midoffice.klanten.api import Verzoek, Zekerheid, ingelogde
from eenloket.verbinding.identiteit.api import eis_zekerheid

KANALEN = ("mail", "sms", "berichtenbox", "post")


@require_GET
def berichten(request: Verzoek) -> HttpResponse:
    """What was told, as it was told."""
    if naar := eis_zekerheid(request, Zekerheid.LAAG):
        return naar
    lijst = berichten_api.berichten_van(
        request.organisatie.id, ingelogde(request).in_domein(Domein.BERICHTEN)
    )
    return render(request, "portaal/mijn/berichten.html", {"berichten": lijst, "hier": "berichten"})


@require_GET
def gegevens(request: Verzoek) -> HttpResponse:
    """Who looked at my data, why, and with whom it was shared: the processing log in plain words (M-F3, M-C4)."""
    if naar := eis_zekerheid(request, Zekerheid.LAAG):
        return naar
    aanbod, taal = aanbod_api.huidig(request.organisatie.id), get_language() or "nl"
    rijen = [
        {
            "op": v.begin,
            "wat": _WERKWOORD.get(v.naam, Tekst(nl=v.naam, en=v.naam)).in_taal(taal),
            "gegevens": [
                _CATEGORIE[g].in_taal(taal) if g in _CATEGORIE else _vraagnaam(aanbod, g, taal)
                for g in v.gegevens
            ],
            "bron": v.bron,
            "waarom": aanbod.pakket.diensten[v.dienst].naam.in_taal(taal)
            if v.dienst in aanbod.pakket.diensten
            else v.activiteit,
            "grondslag": v.grondslag,
            "wie": _wie(aanbod, v, taal),
            "aan": _ontvanger(aanbod, v.verstrekt_aan, taal),
        }
        for v in verwerkingen_van(ingelogde(request).in_domein(Domein.VERWERKINGEN))
    ]
    return render(request, "portaal/mijn/gegevens.html", {"rijen": rijen, "hier": "gegevens"})


_WERKWOORD = {
    "raadplegen": Tekst(nl="bekeken", en="viewed"),
    "vastleggen": Tekst(nl="vastgelegd", en="recorded"),
    "verstrekken": Tekst(nl="gedeeld", en="shared"),
    "wijzigen": Tekst(nl="gewijzigd", en="changed"),
}
_CATEGORIE = {
    "bsn": Tekst(nl="burgerservicenummer", en="citizen service number"),
    "kvk": Tekst(nl="KVK-nummer", en="Chamber of Commerce number"),
    "vestiging": Tekst(nl="KVK-nummer en vestigingsnummer", en="Chamber of Commerce and branch number"),
    "eidas": Tekst(nl="Europees nummer", en="European identifier"),
    "naam": Tekst(nl="naam", en="name"),
    "adres": Tekst(nl="adres", en="address"),
    "geboortedatum": Tekst(nl="geboortedatum", en="date of birth"),
    "dossier": Tekst(nl="uw dossier", en="your file"),
    "contactgegevens": Tekst(nl="contactgegevens", en="contact details"),
}


def _vraagnaam(aanbod: aanbod_api.Aanbod, categorie: str, taal: str) -> str:
    vraag = aanbod.pakket.vragen.get(categorie)
    return vraag.kort.in_taal(taal).lower() if vraag else categorie.replace("_", " ")


def _ontvanger(aanbod: aanbod_api.Aanbod, slug: str, taal: str) -> str:
    """An organisation or a register by its name."""
    organisatie = aanbod.pakket.organisaties.get(slug)
    return organisatie.naam if organisatie else bronregel(slug, taal) or slug


def _wie(aanbod: aanbod_api.Aanbod, verwerking: Any, taal: str) -> str:
    """A role and an organisation; never the name of a member of staff."""
    organisatie = aanbod.pakket.organisaties.get(verwerking.organisatie)
    naam = organisatie.naam if organisatie else ""
    if verwerking.door_soort == "client" and verwerking.door_rol == "gemachtigde":
        return _("iemand die voor u handelde, via ons loket")
    if verwerking.door_soort == "client":
        return _("u zelf, via ons loket")
    if verwerking.door_soort == "medewerker":
        return _("een medewerker van %(naam)s") % {"naam": naam}
    return _("ons systeem, automatisch")


@require_http_methods(["GET", "HEAD", "POST"])
def voorkeuren(request: Verzoek) -> HttpResponse:
    """By which channel the client wants to hear from us, and where."""
    if naar := eis_zekerheid(request, Zekerheid.LAAG):
        return naar
    organisatie_id, klant = request.organisatie.id, ingelogde(request).pseudoniem
    huidig = klanten.voorkeur(organisatie_id, klant)
    adressen, kanaal = dict(huidig.adressen) if huidig else {}, huidig.kanaal if huidig else "berichtenbox"
    fouten: list[dict[str, str]] = []
    if request.method == "POST":
        kanaal = request.POST.get("kanaal", "")
        adressen, fouten = _lees_adressen(request)
        if kanaal not in KANALEN:
            fouten.append({"id": "id_kanaal", "tekst": _("Kies hoe u bericht wilt krijgen.")})
        elif (veld := {"mail": "email", "sms": "telefoon"}.get(kanaal)) and not adressen.get(veld):
            fouten.append({"id": f"id_{veld}", "tekst": _("Vul in waar wij u mogen bereiken.")})
        if not fouten:
            klanten.leg_voorkeur_vast(
                organisatie_id,
                klant,
                adressen=adressen,
                kanaal=kanaal,
                taal=(get_language() or "nl")[:2],
                door=ingelogde(request).actor,
            )
            messages.success(request, _("Uw keuze is bewaard."))
            return redirect("portaal:mijn")
    per_veld = {f["id"]: f["tekst"] for f in fouten}
    inhoud = {
        "kanalen": _kanalen(),
        "adressen": adressen,
        "kanaal": kanaal,
        "fouten": fouten,
        "per_veld": per_veld,
        "hier": "voorkeuren",
    }
    return render(request, "portaal/mijn/voorkeuren.html", inhoud, status=400 if fouten else 200)


def _kanalen() -> list[dict[str, str]]:
    namen = {
        "mail": _("E-mail"),
        "sms": _("Sms"),
        "berichtenbox": _("Berichtenbox van MijnOverheid"),
        "post": _("Brief"),
    }
    return [{"waarde": kanaal, "tekst": namen[kanaal]} for kanaal in KANALEN]


def _lees_adressen(request: Verzoek) -> tuple[dict[str, str], list[dict[str, str]]]:
    adressen, fouten = {}, []
    for naam, soort in (("email", Vraagsoort.EMAIL), ("telefoon", Vraagsoort.TELEFOON)):
        leeg = Tekst(nl=naam, en=naam)
        vraag = Vraag(id=naam, soort=soort, tekst=leeg, kort=leeg, onderwerp="contact", verplicht=False)
        ruw = request.POST.get(naam, "")
        try:
            adressen[naam] = aanvragen.ontleed(vraag, ruw) or ""
        except aanvragen.OngeldigAntwoord as fout:
            adressen[naam] = ruw[:254]
            fouten.append({"id": f"id_{naam}", "tekst": str(fout)})
    return adressen, fouten
