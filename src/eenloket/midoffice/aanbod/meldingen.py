"""pydantic's errors for an editor: the problem in Dutch, and how to solve it."""

import difflib
import types
import typing
from collections.abc import Iterable
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _
from pydantic import BaseModel
from pydantic_core import ErrorDetails


def vertel(fout: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """Return (problem, remedy) for one validation error of ``model``."""
    soort, ctx, veld = fout["type"], fout.get("ctx", {}), str(fout["loc"][-1]) if fout["loc"] else ""
    invoer = _kort(fout.get("input"))
    match soort:
        case "missing":
            return _("'{veld}' ontbreekt.").format(veld=veld), _("Voeg '{veld}' toe.").format(veld=veld)
        case "extra_forbidden":
            return _("'{veld}' bestaat hier niet.").format(veld=veld), _lijkt_op(
                veld, _velden_bij(model, fout["loc"][:-1])
            )
        case "string_pattern_mismatch":
            return (
                _("{invoer} heeft niet de goede vorm.").format(invoer=invoer),
                _("Gebruik de vorm {patroon}.").format(patroon=ctx.get("pattern")),
            )
        case "string_too_long" | "too_long":
            meer = _("Meer dan {maximum} tekens of onderdelen.").format(maximum=ctx.get("max_length"))
            return meer, _("Maak het korter.")
        case "string_too_short" | "too_short":
            minder = _("Minder dan {minimum} tekens of onderdelen.").format(minimum=ctx.get("min_length"))
            return minder, _("Vul het aan.")
        case "literal_error" | "enum":
            return (
                _("{invoer} is geen geldige keuze.").format(invoer=invoer),
                _("Kies uit {keuzes}.").format(keuzes=ctx.get("expected")),
            )
        case "string_type":
            return _("Hier hoort tekst, niet {invoer}.").format(invoer=invoer), _(
                "Zet de waarde tussen aanhalingstekens."
            )
        case "int_type" | "int_parsing" | "int_from_float":
            return _("Hier hoort een heel getal, niet {invoer}.").format(invoer=invoer), _(
                "Schrijf alleen cijfers."
            )
        case "bool_type" | "bool_parsing":
            return _("Hier hoort true of false, niet {invoer}.").format(invoer=invoer), _(
                "Schrijf true of false."
            )
        case "list_type" | "tuple_type":
            return _("Hier hoort een lijst."), _("Begin elk onderdeel op een eigen regel met een streepje.")
        case "dict_type" | "model_type" | "model_attributes_type":
            return _("Hier horen velden met een naam."), _(
                "Schrijf 'veld: waarde', met beide talen bij een tekst."
            )
        case _ if soort.startswith("date"):
            return _("{invoer} is geen datum.").format(invoer=invoer), _("Schrijf een datum als 2026-01-31.")
        case "greater_than_equal":
            return _("{invoer} is te laag.").format(invoer=invoer), _("Minstens {grens}.").format(
                grens=ctx.get("ge")
            )
        case "less_than_equal":
            return _("{invoer} is te hoog.").format(invoer=invoer), _("Hoogstens {grens}.").format(
                grens=ctx.get("le")
            )
        case "value_error":
            return str(ctx.get("error", fout["msg"])), _("Pas dit onderdeel aan.")
    return fout["msg"], _("Vergelijk dit onderdeel met het schema in docs/schema.")


def _kort(waarde: object) -> str:
    tekst = repr(waarde)
    return tekst if len(tekst) <= 60 else f"{tekst[:57]}…"


def _lijkt_op(naam: str, velden: Iterable[str]) -> str:
    gelijkend = difflib.get_close_matches(naam, list(velden), n=1)
    if gelijkend:
        return _("Bedoelt u '{naam}'?").format(naam=gelijkend[0])
    return _("Haal het weg of kies uit {velden}.").format(velden=", ".join(sorted(velden)))


def _velden_bij(model: type[BaseModel], plek: Iterable[str | int]) -> list[str]:
    """Return the names of the fields of the model at ``plek`` inside ``model``."""
    huidig: Any = model
    for deel in plek:
        if isinstance(deel, str) and (veld := huidig.model_fields.get(deel)) is not None:
            huidig = _model_in(veld.annotation) or huidig
    return list(huidig.model_fields)


def _model_in(annotatie: Any) -> type[BaseModel] | None:
    if isinstance(annotatie, type) and issubclass(annotatie, BaseModel) and not issubclass(annotatie, Enum):
        return annotatie
    if typing.get_origin(annotatie) is not None or isinstance(annotatie, types.UnionType):
        return next((gevonden for deel in typing.get_args(annotatie) if (gevonden := _model_in(deel))), None)
    return None
