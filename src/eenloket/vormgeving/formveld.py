"""A Django form field as one of our input components."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BaseForm, BoundField

from eenloket.vormgeving import invoer

MEESTE_RONDJES = 7


@dataclass(frozen=True, slots=True)
class Veldgegevens:
    """What <c-formveld> passes on; `soort` is the name of the component under invoer/."""

    soort: str
    naam: str
    id: str
    label: str
    hulp: str
    fout: str
    waarde: Any
    opties: list[Any]
    optioneel: bool
    type: str


def _soort(veld: forms.Field) -> str:
    if isinstance(veld.widget, (forms.CheckboxSelectMultiple, forms.SelectMultiple)):
        in_groepen = any(invoer.is_groep(keuze) for keuze in veld.widget.choices)
        return "veelkeuze" if in_groepen else "meerkeuze"
    if isinstance(veld, forms.ChoiceField):
        lijst = (
            not isinstance(veld.widget, forms.RadioSelect) and len(list(veld.widget.choices)) > MEESTE_RONDJES
        )
        return "selectie" if lijst else "keuze"
    for widget, soort in (
        (forms.CheckboxInput, "vinkje"),
        (forms.Textarea, "tekstvak"),
        (forms.FileInput, "bestand"),
        (forms.NumberInput, "getal"),
    ):
        if isinstance(veld.widget, widget):
            return soort
    return "tekst"


def gegevens(veld: BoundField) -> Veldgegevens:
    """Label, help, first error and value of a bound field."""
    opties = list(getattr(veld.field, "choices", []))
    return Veldgegevens(
        soort=_soort(veld.field),
        naam=veld.html_name,
        id=veld.id_for_label if not opties else veld.auto_id or "",
        label=str(veld.label),
        hulp=str(veld.help_text),
        fout=str(veld.errors[0]) if veld.errors else "",
        waarde="" if isinstance(veld.field.widget, forms.PasswordInput) else veld.value(),
        opties=[optie for optie in opties if optie[0] != ""],
        optioneel=not veld.field.required and not isinstance(veld.field.widget, forms.CheckboxInput),
        type=getattr(veld.field.widget, "input_type", "text") or "text",
    )


def fouten(formulier: BaseForm) -> list[dict[str, str]]:
    """Every error as {id, tekst}, in the order of the form; errors of the whole form first, without id."""
    uit = [{"id": "", "tekst": str(fout)} for fout in formulier.non_field_errors()]
    for veld in formulier:
        uit += [{"id": veld.auto_id or "", "tekst": str(fout)} for fout in veld.errors]
    return uit
