"""What is closed stays as it is: the one rule about changing a case that has ended or went to the archive (zrc-007, zrc-022)."""

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import NietToegestaan

from .fouten import Registerfout
from .models import Zaak


class ZaakGesloten(NietToegestaan):
    """Only who may force it changes what belongs to an ended case."""

    code = "permission_denied"
    tekst = _("U mag gegevens van een gesloten zaak niet aanpassen.")


def eis_open(zaak: Zaak, geforceerd: bool) -> None:
    """``zaak`` or what belongs to it may be changed. ``geforceerd``: the scope zaken.geforceerd-bijwerken holds for it.

    Raises: ZaakGesloten (403), Registerfout for a case whose file was archived. Source: zrc-007, zrc-022.
    """
    if zaak.einddatum is not None and not geforceerd:
        raise ZaakGesloten()
    if zaak.archiefstatus != "nog_te_archiveren":
        raise Registerfout(
            "nonFieldErrors", "zaak-archiefstatus-invalid", _("Het dossier van deze zaak is al gearchiveerd.")
        )
