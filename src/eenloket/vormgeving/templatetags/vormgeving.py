"""Tags and filters of the look: {% load vormgeving %}."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.forms.utils import flatatt
from django.template.loader import select_template
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from eenloket.vormgeving import figuur, formveld, invoer, middelen, opmaak
from eenloket.vormgeving import plan as planbeeld
from eenloket.vormgeving.themas import bekend

register = template.Library()

register.filter("bedrag", opmaak.bedrag)
register.filter("grootte", opmaak.grootte)
register.filter("minuten", opmaak.minuten)
register.filter("datumdelen", invoer.datumdelen)
register.filter("punten", figuur.punten)
register.filter("lijn", figuur.lijn)
register.filter("thema", bekend)


@register.filter
def datumlang(waarde: date | datetime | None) -> str:
    """`maandag 7 december 2026`."""
    return opmaak.datumlang(waarde)


@register.filter
def datumkort(waarde: date | datetime | None) -> str:
    """`7 dec 2026`."""
    return opmaak.datumkort(waarde)


@register.filter
def opties(keuzes: Iterable[Any] | None, gekozen: object = None) -> list[invoer.Optie]:
    """Choices in one shape, the chosen ones marked."""
    return invoer.opties(keuzes, gekozen)


@register.filter
def groepen(keuzes: Iterable[Any] | None, gekozen: object = None) -> invoer.Groepen:
    """Choices in groups, the chosen ones marked."""
    return invoer.groepen(keuzes, gekozen)


@register.simple_tag
def planrijen(regels: Iterable[Mapping[str, Any]], nu: int | None = None) -> list[planbeeld.Planrij]:
    """The rows of the picture of a plan."""
    return planbeeld.planrijen(regels, nu)


@register.simple_tag
def pad(naam: str, *args: object, **kwargs: object) -> str:
    """The address of a page, or "" when no such page exists (yet): the look never breaks on another room."""
    try:
        return reverse(naam, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


@register.simple_tag
def vite(naam: str) -> SafeString:
    """Style sheet, script and font of a built entry.

    Raises: middelen.NietGebouwd, saying which command builds it.
    """
    ingang = middelen.ingang(naam)
    letter = (
        format_html(
            '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>', static(ingang.letter)
        )
        if ingang.letter
        else ""
    )
    stijlen = format_html_join(
        "", '<link rel="stylesheet" href="{}">', ((static(stijl),) for stijl in ingang.stijlen)
    )
    return format_html('{}{}<script type="module" src="{}"></script>', letter, stijlen, static(ingang.script))


@register.simple_tag
def vite_als_gebouwd(naam: str) -> SafeString:
    """As vite, but nothing when the front end isn't built: for the error pages that must always come."""
    try:
        return vite(naam)
    except middelen.NietGebouwd:
        return SafeString("")


@register.simple_tag
def icoon(naam: str, klasse: str = "") -> SafeString:
    """An icon beside words: hidden for a screen reader. Unknown names give a KeyError, so that a typing error shows."""
    return format_html(
        '<svg class="loket-icoon {}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{}</svg>',
        klasse,
        mark_safe(middelen.iconen()[naam]),  # noqa: S308 - drawings from our own build
    )


@register.simple_tag
def merk(thema: str) -> SafeString:
    """The organisation's mark (SVG), or the general one."""
    return select_template([f"vormgeving/merk/{bekend(thema)}.svg", "vormgeving/merk/algemeen.svg"]).render()


@register.simple_tag
def veldid(naam: str, eigen: str = "") -> str:
    """The id of a field's control: its own, or `id_<naam>` as Django's forms have it."""
    return eigen or f"id_{naam}"


@register.simple_tag
def beschreven(vid: str, hulp: object = "", fout: object = "", bron: object = "") -> SafeString:
    """`aria-describedby` and `aria-invalid` of a control, for the parts that are there."""
    delen = [deel for deel, er in (("fout", fout), ("hulp", hulp), ("bron", bron)) if er]
    uit = format_html(' aria-describedby="{}"', " ".join(f"{vid}-{deel}" for deel in delen)) if delen else ""
    return format_html("{}{}", uit, mark_safe(' aria-invalid="true"') if fout else "")


@register.filter
def attributen(attrs: Any) -> SafeString:
    """The extra attributes given to a component, escaped. Cotton's own `{{ attrs }}` doesn't escape, so never use that."""
    return flatatt({str(sleutel): waarde for sleutel, waarde in attrs.attrs_dict().items()})


@register.filter
def paginas(pagina: Any) -> list[int | str]:
    """The numbers of a paginator with gaps, around this page."""
    return list(pagina.paginator.get_elided_page_range(pagina.number, on_each_side=1, on_ends=1))


@register.filter
def datumtekst(waarde: object) -> str:
    """A date in full; a text as it is."""
    return opmaak.datumlang(waarde) if isinstance(waarde, date) else str(waarde or "")


@register.filter
def alslijst(waarde: object) -> list[object]:
    """A value as a list of what to show: nothing, one, or many."""
    if waarde is None or waarde == "":
        return []
    return list(waarde) if isinstance(waarde, (list, tuple)) else [waarde]


@register.simple_tag
def janee() -> list[tuple[str, str]]:
    """The two choices of a yes/no question; values `ja` and `nee`."""
    return [("ja", _("Ja")), ("nee", _("Nee"))]


@register.simple_tag
def veldgegevens(veld: BoundField) -> formveld.Veldgegevens:
    """What <c-formveld> shows of a Django form field."""
    return formveld.gegevens(veld)


@register.filter
def foutenlijst(formulier: BaseForm) -> list[dict[str, str]]:
    """The errors of a Django form for <c-foutensamenvatting>."""
    return formveld.fouten(formulier)
