"""From what a client typed to the value of an answer: one function per kind of question (M-B3).

Input is what a form gives: a str, a list of str, or a mapping of parts. Output has the shape that ``Vraagsoort`` describes. Every
refusal says what is wrong and what to do.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _
from stdnum import iban
from stdnum.exceptions import ValidationError as NummerFout

from eenloket.midoffice.aanbod.inhoud import Vraag, Vraagsoort

from .fouten import OngeldigAntwoord

_KORT, _LANG, _VEEL = 200, 4000, 50
_KENTEKEN = re.compile(r"(?=.*[A-Z])(?=.*[0-9])[A-Z0-9]{6}")
_POSTCODE = re.compile(r"[1-9][0-9]{3} ?[A-Z]{2}")
_TELEFOON = re.compile(r"(\+|00)?[0-9]{8,14}")
_REGELEINDE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ONZICHTBAAR = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
"""Control, format (bidi overrides, zero width), private, surrogate and unassigned characters."""
_email = EmailValidator()


def ontleed(vraag: Vraag, ruw: Any, *, toegestaan: frozenset[str] | None = None) -> Any:
    """The value of the answer ``ruw`` to ``vraag``; None when it was left empty and may be.

    ``toegestaan`` are the values that personen and bestanden may have (ids that this request knows).
    Raises: OngeldigAntwoord.
    """
    if _leeg(ruw):
        if vraag.verplicht:
            raise OngeldigAntwoord(_LEEG.get(vraag.soort, _leeg_tekst)())
        return (
            [] if vraag.soort in (Vraagsoort.MEERKEUZE, Vraagsoort.PERSONEN, Vraagsoort.BESTANDEN) else None
        )
    waarde = _VORMEN[vraag.soort](vraag, ruw)
    if _zonder_inhoud(waarde):  # only signs that nobody sees
        return ontleed(vraag, "", toegestaan=toegestaan)
    if toegestaan is not None and not set(waarde) <= toegestaan:
        raise OngeldigAntwoord(_("Kies uit de lijst."))
    return waarde


def _leeg(ruw: Any) -> bool:
    if isinstance(ruw, str):
        return not ruw.strip()
    if isinstance(ruw, Mapping):
        return all(_leeg(deel) for deel in ruw.values())
    return ruw is None or (isinstance(ruw, Sequence) and all(_leeg(deel) for deel in ruw))


def _zonder_inhoud(waarde: Any) -> bool:
    if isinstance(waarde, dict) and "lat" in waarde:
        return not waarde["toelichting"] and (waarde["lat"] is None or waarde["lon"] is None)
    return waarde in ("", [])


def _leeg_tekst() -> str:
    return _("Vul een antwoord in.")


_LEEG: dict[Vraagsoort, Callable[[], str]] = {
    Vraagsoort.KEUZE: lambda: _("Kies een antwoord."),
    Vraagsoort.JA_NEE: lambda: _("Kies ja of nee."),
    Vraagsoort.MEERKEUZE: lambda: _("Kies minstens één antwoord."),
    Vraagsoort.PERSONEN: lambda: _("Kies minstens één persoon."),
    Vraagsoort.DATUM: lambda: _("Vul een datum in, met dag, maand en jaar."),
    Vraagsoort.ADRES: lambda: _("Vul de postcode en het huisnummer in."),
    Vraagsoort.BESTANDEN: lambda: _("Voeg een bestand toe."),
}


def schoon(tekst: str, lengte: int, *, regels: bool = False) -> str:
    """Text without control characters, in one Unicode form. Raises: OngeldigAntwoord when it is too long."""
    tekst = _REGELEINDE.sub("\n", str(tekst))
    if not regels:
        tekst = tekst.replace("\n", " ")
    tekst = "".join(
        t for t in tekst.replace("\t", " ") if t == "\n" or unicodedata.category(t) not in _ONZICHTBAAR
    )
    tekst = unicodedata.normalize("NFC", tekst).strip()
    if len(tekst) > lengte:
        raise OngeldigAntwoord(
            _("Uw antwoord is te lang. Gebruik hoogstens %(aantal)s tekens.") % {"aantal": lengte}
        )
    return tekst


def _een(ruw: Any) -> str:
    if isinstance(ruw, str):
        return ruw
    if isinstance(ruw, Sequence) and len(ruw) == 1:
        return str(ruw[0])
    raise OngeldigAntwoord(_("Vul één antwoord in."))


def _tekst(vraag: Vraag, ruw: Any) -> str:
    return schoon(_een(ruw), vraag.maximum or _KORT)


def _tekstvak(vraag: Vraag, ruw: Any) -> str:
    return schoon(_een(ruw), vraag.maximum or _LANG, regels=True)


def _mail(vraag: Vraag, ruw: Any) -> str:
    adres = schoon(_een(ruw), 254)
    try:
        _email(adres)
    except ValidationError:
        raise OngeldigAntwoord(
            _("Dit is geen geldig e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.nl.")
        ) from None
    return adres


def _telefoon(vraag: Vraag, ruw: Any) -> str:
    nummer = re.sub(r"[\s().\-]", "", schoon(_een(ruw), 30))
    if not _TELEFOON.fullmatch(nummer):
        raise OngeldigAntwoord(
            _("Dit is geen geldig telefoonnummer. Gebruik alleen cijfers, bijvoorbeeld 06 12345678.")
        )
    return nummer


def _iban(vraag: Vraag, ruw: Any) -> str:
    try:
        return str(iban.validate(schoon(_een(ruw), 50)))
    except NummerFout:
        raise OngeldigAntwoord(
            _("Dit is geen geldig rekeningnummer (IBAN). Kijk het na op uw bankpas.")
        ) from None


def _kenteken(vraag: Vraag, ruw: Any) -> str:
    kenteken = re.sub(r"[\s-]", "", schoon(_een(ruw), 20)).upper()
    if not _KENTEKEN.fullmatch(kenteken):
        raise OngeldigAntwoord(
            _("Dit is geen geldig Nederlands kenteken. Een kenteken heeft 6 letters en cijfers.")
        )
    return kenteken


def _keuze(vraag: Vraag, ruw: Any) -> str:
    waarde = _een(ruw)
    if waarde not in {o.waarde for o in vraag.opties}:
        raise OngeldigAntwoord(_("Kies uit de lijst."))
    return waarde


def _lijst(vraag: Vraag, ruw: Any) -> list[str]:
    """Values without doubles; names of persons may come as one text with a name on each line."""
    if isinstance(ruw, Mapping):
        raise OngeldigAntwoord(_("Kies uit de lijst."))
    regels = ruw.splitlines() if isinstance(ruw, str) else [str(w) for w in ruw]
    waarden = [w for w in dict.fromkeys(schoon(regel, _KORT) for regel in regels) if w]
    if len(waarden) > _VEEL:
        raise OngeldigAntwoord(_("Dit zijn er te veel."))
    return waarden


def _meerkeuze(vraag: Vraag, ruw: Any) -> list[str]:
    waarden = _lijst(vraag, ruw)
    if not set(waarden) <= {o.waarde for o in vraag.opties}:
        raise OngeldigAntwoord(_("Kies uit de lijst."))
    return waarden


def _ja_nee(vraag: Vraag, ruw: Any) -> bool:
    if (waarde := _een(ruw)) not in ("ja", "nee"):
        raise OngeldigAntwoord(_("Kies ja of nee."))
    return waarde == "ja"


def _heel(tekst: str) -> int:
    if not re.fullmatch(r"-?\d{1,9}", tekst, re.ASCII):
        raise OngeldigAntwoord(_("Vul een heel getal in, bijvoorbeeld 12."))
    return int(tekst)


def _binnen(vraag: Vraag, waarde: int, toon: Callable[[int], str] = str) -> int:
    if vraag.minimum is not None and waarde < vraag.minimum:
        raise OngeldigAntwoord(_("Vul %(grens)s of meer in.") % {"grens": toon(vraag.minimum)})
    if vraag.maximum is not None and waarde > vraag.maximum:
        raise OngeldigAntwoord(_("Vul %(grens)s of minder in.") % {"grens": toon(vraag.maximum)})
    return waarde


def _getal(vraag: Vraag, ruw: Any) -> int:
    return _binnen(vraag, _heel(_een(ruw).strip()))


def _bedrag(vraag: Vraag, ruw: Any) -> int:
    """Cents. A comma or point before two digits is decimal; a point before three is for thousands."""
    tekst = re.sub(r"[€\s]", "", _een(ruw))
    tekst = re.sub(r"\.(?=[0-9]{3}([^0-9]|$))", "", tekst).replace(",", ".")
    if not re.fullmatch(r"\d{1,9}(\.\d{1,2})?", tekst, re.ASCII):
        raise OngeldigAntwoord(_("Vul een bedrag in, bijvoorbeeld 12,50."))
    euro, _punt, cent = tekst.partition(".")
    return _binnen(
        vraag,
        int(euro) * 100 + int(cent.ljust(2, "0")),
        lambda centen: f"{centen / 100:.2f}".replace(".", ","),
    )


def _datum(vraag: Vraag, ruw: Any) -> str:
    if isinstance(ruw, Mapping):
        delen = [str(ruw.get(d, "")).strip() for d in ("jaar", "maand", "dag")]
    else:
        delen = _een(ruw).strip().split("-")
    try:
        if (
            len(delen) != 3
            or not all(re.fullmatch(r"\d{1,4}", d, re.ASCII) for d in delen)
            or len(delen[0]) != 4
        ):
            raise ValueError
        return dt.date(*(int(d) for d in delen)).isoformat()
    except ValueError:
        raise OngeldigAntwoord(
            _("Dit is geen geldige datum. Vul een dag, een maand en een jaar in, bijvoorbeeld 7 12 2026.")
        ) from None


def _tijd(vraag: Vraag, ruw: Any) -> str:
    gevonden = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", _een(ruw).strip(), re.ASCII)
    if not gevonden:
        raise OngeldigAntwoord(_("Vul een tijd in, bijvoorbeeld 14:30."))
    return f"{int(gevonden[1]):02d}:{gevonden[2]}"


def _adres(vraag: Vraag, ruw: Any) -> dict[str, Any]:
    """Postcode ("1234AB", as the registers write it) and house number; street and place are filled in by the register of
    addresses, or typed when that is down."""
    if not isinstance(ruw, Mapping):
        raise OngeldigAntwoord(_LEEG[Vraagsoort.ADRES]())
    postcode = schoon(ruw.get("postcode", ""), 20).upper()
    if not _POSTCODE.fullmatch(postcode):
        raise OngeldigAntwoord(_("Dit is geen geldige postcode. Een postcode ziet eruit als 1234 AB."))
    nummer = _heel(str(ruw.get("huisnummer", "")).strip())
    if not 1 <= nummer <= 99999:
        raise OngeldigAntwoord(_("Dit is geen geldig huisnummer."))
    return {
        "postcode": f"{postcode[:4]}{postcode[-2:]}",
        "huisnummer": nummer,
        "huisletter": schoon(ruw.get("huisletter", ""), 1).upper(),
        "toevoeging": schoon(ruw.get("toevoeging", ""), 4),
        "straat": schoon(ruw.get("straat", ""), 80),
        "plaats": schoon(ruw.get("plaats", ""), 80),
        "bag_id": "",
    }


def _locatie(vraag: Vraag, ruw: Any) -> dict[str, Any]:
    if not isinstance(ruw, Mapping):
        ruw = {"toelichting": _een(ruw)}
    uit: dict[str, Any] = {
        "toelichting": schoon(ruw.get("toelichting", ""), 500, regels=True),
        "lat": None,
        "lon": None,
    }
    for as_, laag, hoog in (("lat", -90.0, 90.0), ("lon", -180.0, 180.0)):
        if tekst := str(ruw.get(as_, "")).strip():
            if (
                not re.fullmatch(r"-?\d{1,3}(\.\d{1,10})?", tekst, re.ASCII)
                or not laag <= float(tekst) <= hoog
            ):
                raise OngeldigAntwoord(_("Deze plek op de kaart klopt niet."))
            uit[as_] = float(tekst)
    return uit


_VORMEN: dict[Vraagsoort, Callable[[Vraag, Any], Any]] = {
    Vraagsoort.TEKST: _tekst,
    Vraagsoort.TEKSTVAK: _tekstvak,
    Vraagsoort.EMAIL: _mail,
    Vraagsoort.TELEFOON: _telefoon,
    Vraagsoort.IBAN: _iban,
    Vraagsoort.KENTEKEN: _kenteken,
    Vraagsoort.KEUZE: _keuze,
    Vraagsoort.MEERKEUZE: _meerkeuze,
    Vraagsoort.JA_NEE: _ja_nee,
    Vraagsoort.GETAL: _getal,
    Vraagsoort.BEDRAG: _bedrag,
    Vraagsoort.DATUM: _datum,
    Vraagsoort.TIJD: _tijd,
    Vraagsoort.ADRES: _adres,
    Vraagsoort.PERSONEN: _lijst,
    Vraagsoort.BESTANDEN: _lijst,
    Vraagsoort.LOCATIE: _locatie,
}
