"""From a person as the BRP sends it to facts in the shape of our questions.

A fact is only asked for when the purpose allows every field it needs (AVG art. 5, data minimisation).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Persoon = Mapping[str, Any]
_ADRES = "verblijfplaats.verblijfadres"
_NIET_BRUIKBAAR = frozenset({"O", "F", "W"})
"""Suspended lists: deceased, in error, being changed."""


@dataclass(frozen=True, slots=True)
class Feitbron:
    """How one fact comes out of a person: fields to ask, category for the processing log, reading, marks of doubt."""

    velden: tuple[str, ...]
    categorie: str
    lees: Callable[[Persoon], Any]
    onderzoek: tuple[str, ...] = ()


def datum(bron: Mapping[str, Any] | None) -> str | None:
    """A whole date as YYYY-MM-DD; None when it is partly or wholly unknown."""
    return bron.get("datum") if bron and bron.get("type") == "Datum" else None


def geboortejaar(bron: Mapping[str, Any] | None) -> str:
    """The year of a date of any of the four kinds, or ""."""
    if not bron:
        return ""
    return str(bron.get("jaar") or (bron.get("datum") or "")[:4])


def naam(bron: Mapping[str, Any]) -> str:
    """A full name; relatives come without ``volledigeNaam``."""
    delen = (bron.get("voornamen"), bron.get("voorvoegsel"), bron.get("geslachtsnaam"))
    return bron.get("volledigeNaam") or " ".join(deel for deel in delen if deel)


def etiket(persoon: Persoon) -> str:
    """Name and year of birth: enough to recognise somebody in one's own household."""
    jaar = geboortejaar(persoon.get("geboorte", {}).get("datum"))
    wie = naam(persoon.get("naam", {}))
    return f"{wie} ({jaar})" if jaar else wie


def adres(persoon: Persoon) -> dict[str, Any] | None:
    """The address in the Netherlands in the shape of an adres answer; None abroad, unknown or without a number."""
    plaats = persoon.get("verblijfplaats", {})
    bron = plaats.get("verblijfadres", {})
    if plaats.get("type") != "Adres" or not bron.get("postcode"):
        return None
    return {
        "postcode": bron["postcode"],
        "huisnummer": int(bron["huisnummer"]),
        "huisletter": bron.get("huisletter", ""),
        "toevoeging": bron.get("huisnummertoevoeging", ""),
        "straat": bron.get("officieleStraatnaam") or bron.get("korteStraatnaam", ""),
        "plaats": bron.get("woonplaats", ""),
        "bag_id": plaats.get("nummeraanduidingIdentificatie", ""),
    }


def burgerlijke_staat(persoon: Persoon) -> str:
    """gehuwd, partnerschap, ontbonden or ongehuwd; the register doesn't say why a bond ended."""
    banden = persoon.get("partners", [])
    lopend = next((band for band in banden if "ontbindingHuwelijkPartnerschap" not in band), None)
    if lopend is None:
        return "ontbonden" if banden else "ongehuwd"
    return "partnerschap" if lopend.get("soortVerbintenis", {}).get("code") == "P" else "gehuwd"


def _lopende_partner(persoon: Persoon) -> list[Persoon]:
    return [band for band in persoon.get("partners", []) if "ontbindingHuwelijkPartnerschap" not in band]


def _verwanten(groep: str, *meer: str) -> tuple[str, ...]:
    return (f"{groep}.burgerservicenummer", f"{groep}.naam", f"{groep}.geboorte.datum", *meer)


BRONNEN: dict[str, Feitbron] = {
    "brp.naam": Feitbron(
        ("naam.volledigeNaam",), "naam", lambda p: naam(p.get("naam", {})) or None, ("naam",)
    ),
    "brp.voornaam": Feitbron(
        ("naam.voornamen",), "naam", lambda p: p.get("naam", {}).get("voornamen"), ("naam",)
    ),
    "brp.geboortedatum": Feitbron(
        ("geboorte.datum",),
        "geboortedatum",
        lambda p: datum(p.get("geboorte", {}).get("datum")),
        ("geboorte",),
    ),
    "brp.leeftijd": Feitbron(("leeftijd",), "leeftijd", lambda p: p.get("leeftijd"), ("geboorte",)),
    "brp.adres": Feitbron(
        (
            *(
                f"{_ADRES}.{deel}"
                for deel in ("officieleStraatnaam", "korteStraatnaam", "huisnummer", "huisletter")
            ),
            *(f"{_ADRES}.{deel}" for deel in ("huisnummertoevoeging", "postcode", "woonplaats")),
            "verblijfplaats.nummeraanduidingIdentificatie",
        ),
        "adres",
        adres,
        ("verblijfplaats", _ADRES),
    ),
    "brp.burgerlijke_staat": Feitbron(
        ("partners.soortVerbintenis", "partners.ontbindingHuwelijkPartnerschap.datum"),
        "burgerlijke staat",
        burgerlijke_staat,
    ),
    "brp.gemeente_van_inschrijving": Feitbron(
        ("gemeenteVanInschrijving",),
        "gemeente van inschrijving",
        lambda p: p.get("gemeenteVanInschrijving", {}).get("omschrijving"),
    ),
}
"""Facts about the person alone."""

VERWANTEN: dict[str, Feitbron] = {
    "brp.kinderen": Feitbron(_verwanten("kinderen"), "kinderen", lambda p: p.get("kinderen", [])),
    "brp.ouders": Feitbron(_verwanten("ouders"), "ouders", lambda p: p.get("ouders", [])),
    "brp.partner": Feitbron(
        _verwanten("partners", "partners.ontbindingHuwelijkPartnerschap.datum"), "partner", _lopende_partner
    ),
}
"""Facts about other persons on the same list: they reach a page as opaque ids."""

HUISGENOTEN = "brp.huisgenoten"
OBJECT = "verblijfplaats.adresseerbaarObjectIdentificatie"
BEWONERVELDEN = ("burgerservicenummer", "naam.volledigeNaam", "geboorte.datum")


def mag(velden: Iterable[str], toegestaan: Iterable[str]) -> bool:
    """Whether the purpose allows each of ``velden``, by itself or by a group it is in."""
    ruim = tuple(toegestaan)
    return all(any(veld == t or veld.startswith(f"{t}.") for t in ruim) for veld in velden)


def bruikbaar(persoon: Persoon) -> bool:
    """Whether facts may be taken from this list: not of who has died, nor while it is in error."""
    return persoon.get("opschortingBijhouding", {}).get("reden", {}).get("code") not in _NIET_BRUIKBAAR


def geheim(persoon: Persoon) -> bool:
    """Whether the person asked the register to keep the data from others (Wet BRP art. 2.59)."""
    return bool(persoon.get("geheimhoudingPersoonsgegevens"))


def in_onderzoek(persoon: Persoon, paden: Iterable[str]) -> bool:
    """Whether the register itself doubts one of the groups at ``paden``."""
    for pad in paden:
        knoop: Any = persoon
        for deel in pad.split("."):
            knoop = knoop.get(deel, {}) if isinstance(knoop, dict) else {}
        if isinstance(knoop, dict) and knoop.get("inOnderzoek"):
            return True
    return False
