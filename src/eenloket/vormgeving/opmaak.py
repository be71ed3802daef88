"""How dates, amounts and sizes read in a sentence. Source: vormgeving.md, "Words"."""

from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _


def datumlang(waarde: date | datetime | None) -> str:
    """`maandag 7 december 2026` (English: Monday 7 December 2026); empty for None. Times become Dutch local time."""
    if waarde is None or waarde == "":
        return ""
    if isinstance(waarde, datetime) and timezone.is_aware(waarde):
        waarde = timezone.localtime(waarde)
    return formats.date_format(waarde, "l j F Y")


def datumkort(waarde: date | datetime | None) -> str:
    """`7 dec 2026`, for tables only."""
    if waarde is None or waarde == "":
        return ""
    if isinstance(waarde, datetime) and timezone.is_aware(waarde):
        waarde = timezone.localtime(waarde)
    return formats.date_format(waarde, "j b Y" if get_language() == "nl" else "j M Y")


def bedrag(centen: int | None) -> str:
    """Cents as `€ 14,60` (English: €14.60); `Gratis` for 0, empty for None."""
    if centen is None:
        return ""
    if centen == 0:
        return _("Gratis")
    teken = "-" if centen < 0 else ""
    euro, rest = divmod(abs(centen), 100)
    if get_language() == "en":
        return f"{teken}€{euro:,}.{rest:02d}"
    return f"{teken}€ {euro:,}".replace(",", ".") + f",{rest:02d}"


def grootte(octetten: int | None) -> str:
    """Bytes as `240 kB` or `3,4 MB`; empty for None."""
    if octetten is None:
        return ""
    if octetten < 1_000_000:
        return f"{max(1, round(octetten / 1000))} kB"
    return f"{formats.number_format(octetten / 1_000_000, 1)} MB"


def minuten(aantal: int) -> str:
    """`6 minuten`."""
    return ngettext("%(aantal)d minuut", "%(aantal)d minuten", aantal) % {"aantal": aantal}
