"""The content of a decision letter: the request, the decision, the reasons, the consequences, and how to
object (M-B10).

Source: Awb 3:41 and 3:45 (making known, and the clause), 3:46 and 3:47 (reasons and rule), 6:5 and 6:7
(objection), 8:81 (interim relief), 10:10 (signature by mandate), AVG art. 22 (automatic decisions).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eenloket.midoffice.aanbod.api import Aanbod
from eenloket.midoffice.aanbod.inhoud import Dienst, Organisatie, Tekst
from eenloket.midoffice.zaken.models import Zaak

from .models import Besluit
from .woorden import bestuur, datum, is_bestuursorgaan, resultaat

_T: Mapping[str, Tekst] = {
    "titel": Tekst(nl="Besluit: {dienst}", en="Decision: {dienst}"),
    "beste": Tekst(nl="Beste {naam},", en="Dear {naam},"),
    "naamloos": Tekst(nl="Beste heer of mevrouw,", en="Dear Sir or Madam,"),
    "datum": Tekst(nl="Datum", en="Date"),
    "besluitnummer": Tekst(nl="Nummer van het besluit", en="Decision number"),
    "zaaknummer": Tekst(nl="Zaaknummer", en="Case number"),
    "ons_besluit": Tekst(nl="Ons besluit: {uitkomst}", en="Our decision: {uitkomst}"),
    "vanaf": Tekst(nl="Dit geldt vanaf {dag}.", en="This applies from {dag}."),
    "van_tot": Tekst(nl="Dit geldt vanaf {dag} tot en met {tot}.", en="This applies from {dag} up to and including {tot}."),
    "gevraagd": Tekst(nl="Wat u ons vroeg", en="What you asked us"),
    "vroeg": Tekst(nl="Op {dag} vroeg u ons: {dienst}.", en="On {dag} you asked us: {dienst}."),
    "waarom": Tekst(nl="Waarom wij dit besluiten", en="Why we decide this"),
    "regels": Tekst(nl="Wij gebruikten deze regels:", en="We applied these rules:"),
    "gegevens": Tekst(nl="Welke gegevens wij gebruikten", en="Which information we used"),
    "betekent": Tekst(nl="Wat dit voor u betekent", en="What this means for you"),
    "voorwaarden": Tekst(nl="Deze voorwaarden horen hierbij:", en="These conditions belong to it:"),
    "niet_verleend": Tekst(
        nl="U krijgt niet wat u vroeg. Verandert er iets? Dan kunt u het opnieuw aanvragen.",
        en="You do not get what you asked for. Does something change? Then you can apply again.",
    ),
    "oneens": Tekst(nl="Bent u het niet eens met dit besluit?", en="Do you disagree with this decision?"),
    "bezwaar": Tekst(
        nl=(
            "Dan kunt u bezwaar maken. Dat kan tot en met {tot}. Dat is binnen zes weken na de dag waarop wij u dit besluit "
            "hebben gestuurd (Algemene wet bestuursrecht, artikelen 6:7 en 6:8)."
        ),
        en=(
            "You can object. You can do so up to and including {tot}. That is within six weeks of the day after we sent you "
            "this decision (General Administrative Law Act, articles 6:7 and 6:8)."
        ),
    ),
    "schrijf": Tekst(nl="Stuur een brief aan {bestuur}{adres}. Zet daarin:", en="Send a letter to {bestuur}{adres}. State in it:"),
    "punt_wie": Tekst(nl="uw naam en adres", en="your name and address"),
    "punt_datum": Tekst(nl="de datum en uw handtekening", en="the date and your signature"),
    "punt_nummer": Tekst(nl="het nummer van dit besluit: {nummer}", en="the number of this decision: {nummer}"),
    "punt_reden": Tekst(nl="waarom u het niet eens bent met het besluit", en="why you disagree with the decision"),
    "bel": Tekst(nl="U kunt ons ook eerst bellen: {telefoon}. Vaak lossen wij het samen op.", en="You can also call us first: {telefoon}. Often we can solve it together."),
    "haast": Tekst(
        nl=(
            "Het besluit geldt ook als u bezwaar maakt. Is er haast bij? Dan kunt u na uw bezwaar de rechtbank om een voorlopige "
            "voorziening vragen (Algemene wet bestuursrecht, artikel 8:81)."
        ),
        en=(
            "The decision also applies when you object. Is it urgent? After objecting you can ask the court for interim relief "
            "(General Administrative Law Act, article 8:81)."
        ),
    ),
    "automatisch": Tekst(
        nl="Onze computer heeft dit besluit genomen, met de regels hierboven. Wilt u dat een medewerker ernaar kijkt? Bel ons.",
        en="Our computer took this decision, with the rules above. Would you like a member of staff to look at it? Call us.",
    ),
    "groet": Tekst(nl="Met vriendelijke groet,", en="Kind regards,"),
    "namens": Tekst(nl="namens {bestuur},", en="on behalf of {bestuur},"),
    "vertaling": Tekst(
        nl="Dit is het besluit in het Nederlands. Alleen deze tekst is rechtsgeldig.",
        en="This is a translation. Only the decision in Dutch is legally binding. You find it in your file as well.",
    ),
    "ja": Tekst(nl="ja", en="yes"),
    "nee": Tekst(nl="nee", en="no"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stof:
    """The data for a letter. ``eigenschappen`` are the properties of the case (name, value); ``naam`` is the
    name of the applicant.
    """

    besluit: Besluit
    zaak: Zaak
    aanbod: Aanbod
    naam: str
    eigenschappen: Sequence[tuple[str, str]]
    vertaald: bool

    @property
    def dienst(self) -> Dienst:
        return self.aanbod.dienst(self.zaak.dienst)

    @property
    def organisatie(self) -> Organisatie:
        return self.aanbod.organisatie(self.zaak.uitvoerder)


def titel(stof: Stof, taal: str) -> str:
    """Return the title of the letter."""
    return _t("titel", taal, dienst=stof.dienst.naam.in_taal(taal))


def gegevens(stof: Stof, taal: str) -> dict[str, Any]:
    """Return the data for template ``besluit``. All text is made here; the template only gives it its place."""
    b, zaak = stof.besluit, stof.zaak
    uitkomst = resultaat(stof.dienst, b.resultaat, taal)
    kern = [_t("ons_besluit", taal, uitkomst=uitkomst)]
    if b.positief:
        kern.append(_geldigheid(b, taal))
    return {
        "afzender": stof.organisatie.naam,
        "kenmerk": b.identificatie,
        "geadresseerde": [stof.naam] if stof.naam else [],
        "feiten": [
            [_t("datum", taal), datum(b.datum, taal)],
            [_t("besluitnummer", taal), b.identificatie],
            [_t("zaaknummer", taal), zaak.identificatie],
        ],
        "aanhef": [_t("beste", taal, naam=stof.naam) if stof.naam else _t("naamloos", taal)],
        "kern": kern,
        "delen": [
            _gevraagd(stof, taal),
            _waarom(stof, taal),
            *_feiten(stof, taal),
            *_betekenis(stof, taal),
            _oneens(stof, taal),
        ],
        "slot": [*([_t("automatisch", taal)] if b.automatisch else []), _t("groet", taal)],
        "ondertekening": _ondertekening(stof, taal),
        "voetnoot": _t("vertaling", taal) if stof.vertaald else "",
    }


def _t(sleutel: str, taal: str, **velden: str) -> str:
    tekst = _T[sleutel].in_taal(taal)
    for naam, waarde in velden.items():
        tekst = tekst.replace("{" + naam + "}", waarde)
    return tekst


def _geldigheid(b: Besluit, taal: str) -> str:
    dag = datum(b.ingangsdatum, taal)
    return (
        _t("van_tot", taal, dag=dag, tot=datum(b.vervaldatum, taal))
        if b.vervaldatum
        else _t("vanaf", taal, dag=dag)
    )


def _gevraagd(stof: Stof, taal: str) -> dict[str, Any]:
    vroeg = _t(
        "vroeg", taal, dag=datum(stof.zaak.registratiedatum, taal), dienst=stof.dienst.naam.in_taal(taal)
    )
    return {"kop": _t("gevraagd", taal), "alineas": [vroeg]}


def _waarom(stof: Stof, taal: str) -> dict[str, Any]:
    reden = stof.besluit.motivering["en" if taal.startswith("en") else "nl"]
    alineas = [alinea.strip() for alinea in reden.split("\n\n") if alinea.strip()]
    regels = list(stof.besluit.regels) or [str(artikel) for artikel in _grondslag(stof.dienst)]
    return {"kop": _t("waarom", taal), "alineas": [*alineas, _t("regels", taal)], "punten": regels}


def _grondslag(dienst: Dienst) -> list[str]:
    return [f"{a.regeling}, artikel {a.artikel}" if a.artikel else a.regeling for a in dienst.grondslag]


def _feiten(stof: Stof, taal: str) -> list[dict[str, Any]]:
    punten = [
        f"{naam}: {waarde}"
        for naam, waarde in (_eigenschap(stof, n, w, taal) for n, w in stof.eigenschappen)
        if waarde
    ]
    return [{"kop": _t("gegevens", taal), "punten": punten}] if punten else []


def _eigenschap(stof: Stof, naam: str, waarde: str, taal: str) -> tuple[str, str]:
    """Return the short form of the question for a property, and its value in words."""
    soort = next((e for e in stof.dienst.zaak.eigenschappen if e.naam == naam), None)
    vraag = stof.aanbod.pakket.vragen.get(soort.vraag) if soort and soort.vraag else None
    label = vraag.kort.in_taal(taal) if vraag else soort.definitie if soort else naam
    if waarde in ("ja", "nee"):
        return label, _t(waarde, taal)
    if vraag and any(o.waarde == waarde for o in vraag.opties):
        return label, vraag.optietekst(waarde, taal)
    return label, waarde


def _betekenis(stof: Stof, taal: str) -> list[dict[str, Any]]:
    """Return the part about the consequences: after a refusal how to go on, with a grant its conditions (its
    dates stand higher up).
    """
    voorwaarden = [v.in_taal(taal) for v in stof.dienst.voorwaarden]
    if not stof.besluit.positief:
        return [{"kop": _t("betekent", taal), "alineas": [_t("niet_verleend", taal)]}]
    if not voorwaarden:
        return []
    return [{"kop": _t("betekent", taal), "alineas": [_t("voorwaarden", taal)], "punten": voorwaarden}]


def _oneens(stof: Stof, taal: str) -> dict[str, Any]:
    organisatie, b = stof.organisatie, stof.besluit
    if not is_bestuursorgaan(organisatie) or b.uiterlijke_reactiedatum is None:
        return {"kop": _t("oneens", taal), "alineas": [stof.dienst.niet_eens.in_taal(taal)]}
    contact = organisatie.contact
    adres = f", {contact.adres}" if contact.adres else ""
    alineas = [
        _t("bezwaar", taal, tot=datum(b.uiterlijke_reactiedatum, taal)),
        *([_t("bel", taal, telefoon=contact.telefoon)] if contact.telefoon else []),
        _t("haast", taal),
        _t("schrijf", taal, bestuur=b.bestuursorgaan or bestuur(organisatie, taal), adres=adres),
    ]
    punten = [
        _t("punt_wie", taal),
        _t("punt_datum", taal),
        _t("punt_nummer", taal, nummer=b.identificatie),
        _t("punt_reden", taal),
    ]
    return {"kop": _t("oneens", taal), "alineas": alineas, "punten": punten}


def _ondertekening(stof: Stof, taal: str) -> list[str]:
    """Return the signature: the role that had the mandate, never a name."""
    b, organisatie = stof.besluit, stof.organisatie
    regels = [_t("namens", taal, bestuur=b.bestuursorgaan or bestuur(organisatie, taal))]
    return [*regels, organisatie.naam if b.automatisch else b.mandaat.replace("-", " ").capitalize()]
