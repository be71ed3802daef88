"""Durations and codes of case types in words."""

from django.utils.translation import ngettext

from eenloket.kern.termijnen import Duur


def duur(tekst: str | None) -> str:
    """``P8W`` as words; what isn't a duration in whole days stays as it is."""
    if not tekst:
        return ""
    try:
        gelezen = Duur.lees(tekst)
    except ValueError:
        return tekst
    delen = [
        ngettext("%(n)d jaar", "%(n)d jaar", gelezen.jaren) % {"n": gelezen.jaren} if gelezen.jaren else "",
        ngettext("%(n)d maand", "%(n)d maanden", gelezen.maanden) % {"n": gelezen.maanden}
        if gelezen.maanden
        else "",
        ngettext("%(n)d week", "%(n)d weken", gelezen.weken) % {"n": gelezen.weken} if gelezen.weken else "",
    ]
    if gelezen.dagen or not any(delen):
        delen.append(ngettext("%(n)d dag", "%(n)d dagen", gelezen.dagen) % {"n": gelezen.dagen})
    return ", ".join(deel for deel in delen if deel)


def leesbaar(code: str) -> str:
    """A code of a closed set without its underscores."""
    return code.replace("_", " ")
