"""The data of the national selection list for an address in a type (ztc-001, ztc-002). Without a configured
list nothing is read.
"""

from collections.abc import Callable
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import BuitenBereik

from ..fouten import Catalogusfout
from ..ports import Procestype, Resultaattypeomschrijving, Selectieresultaat, poorten

T = TypeVar("T")


def procestype(url: str) -> Procestype | None:
    """Return the process type of ``selectielijstProcestype``.

    Raises: Catalogusfout.
    """
    lijst = poorten.selectielijst
    return _vraag(lijst.procestype, url, "selectielijstProcestype") if lijst else None


def resultaat(url: str) -> Selectieresultaat | None:
    """Return the class of ``selectielijstklasse``.

    Raises: Catalogusfout.
    """
    lijst = poorten.selectielijst
    return _vraag(lijst.resultaat, url, "selectielijstklasse") if lijst else None


def omschrijving(url: str) -> Resultaattypeomschrijving | None:
    """Return the generic description of ``resultaattypeomschrijving``.

    Raises: Catalogusfout.
    """
    lijst = poorten.selectielijst
    return _vraag(lijst.resultaattypeomschrijving, url, "resultaattypeomschrijving") if lijst else None


def _vraag(lees: Callable[[str], T | None], url: str, veld: str) -> T:
    try:
        gevonden = lees(url)
    except BuitenBereik:
        raise Catalogusfout(
            veld, "bad-url", _("De selectielijst is nu niet bereikbaar. Probeer het straks opnieuw.")
        ) from None
    if gevonden is None:
        raise Catalogusfout(
            veld, "invalid-resource", _("Dit is niet het goede onderdeel van de selectielijst.")
        )
    return gevonden
