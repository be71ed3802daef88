"""Register other registers; the operator pages and the command line both use this."""

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import NietGevonden, OngeldigeInvoer
from eenloket.kern.handelingen import handeling
from eenloket.kern.organisaties.models import Organisatie

from ..adressen import is_intern
from ..wortels import in_vaste_vorm
from .models import Dienst


class GeenAdres(OngeldigeInvoer):
    code = "geen-adres"
    tekst = _("Dit is geen adres van een API. Een adres begint met https:// en een host.")


class OnbekendeDienst(NietGevonden):
    code = "onbekende-dienst"
    tekst = _("Deze dienst is hier niet bekend.")


class GeheimZonderClient(OngeldigeInvoer):
    code = "geheim-zonder-client"
    tekst = _("Vul ook de client-id in: een geheim alleen is niet genoeg.")


def bewaar_dienst(
    organisatie: Organisatie,
    url: str,
    *,
    soort: str,
    door: Actor,
    client_id: str | None = None,
    geheim: str = "",
    intern: bool | None = None,
) -> Dienst:
    """Add another register by the root of its API, or change it.

    ``client_id`` None doesn't change our client id there; empty means that we don't log in there, and removes
    the secret. An empty ``geheim`` keeps the present secret. ``intern`` None looks up where the host is now:
    an operator who names an internal host allows that host, while a public name that later gets an internal
    address is refused.
    Raises: GeenAdres, GeheimZonderClient.
    """
    url = wortel(url)
    with handeling(door, "zgw.dienst"):
        rij = Dienst.objects.select_for_update().filter(organisatie=organisatie, url=url).first()
        dienst = rij or Dienst(organisatie=organisatie, url=url)
        dienst.soort = soort
        if client_id is not None:
            dienst.client_id = client_id
        if geheim and not dienst.client_id:
            raise GeheimZonderClient(veld="client_id")
        dienst.geheim = (geheim or dienst.geheim) if dienst.client_id else None
        dienst.intern = is_intern(url) if intern is None else intern
        dienst.save()
    return dienst


def vergeet_dienst(organisatie: Organisatie, url: str, *, door: Actor) -> None:
    """Delete a register; existing references to it don't change.

    Raises: GeenAdres, OnbekendeDienst.
    """
    with handeling(door, "zgw.dienst_vergeten"):
        weg, _per_soort = Dienst.objects.filter(organisatie=organisatie, url=wortel(url)).delete()
        if not weg:
            raise OnbekendeDienst()


def wortel(url: str) -> str:
    """Return ``url`` as the root of an API: its host in small ASCII letters, a slash at the end.

    Raises: GeenAdres.
    """
    vast = in_vaste_vorm(url.strip().rstrip("/") + "/")
    if vast is None or "?" in vast or len(vast) > 1000:
        raise GeenAdres(veld="url")
    return vast
