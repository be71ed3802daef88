"""The public functions for documents, for use by other rooms."""

from .aanlevering import Inhoud, controleer_omvang, wijziging
from .delen import delen_van
from .gebruiksrechten import leg_gebruiksrecht_vast, verwijder_gebruiksrecht, wijzig_gebruiksrecht
from .models import Informatieobject, Upload, Versie
from .opbergen import Opgeborgen, opgeborgen
from .queries import lees
from .regels import Documentsoort, documentsoort
from .registreren import registreer, verwijder, werk_bij
from .relaties import Voorwerp, leg_relatie, sleutel_van, verwijder_relatie
from .sloten import eis_slot, ontgrendel, ontvang_deel, vergrendel
from .soorten import SOORTEN
from .uploads import bewaar_upload, uploads_van, verwijder_upload
from .vastleggen import Stuk, inhoud_van, maak_stukken, maak_van_uploads, wachtende_uploads
from .vernietigen import vernietig_uploads, vernietig_uploads_van
from .versies import toon_versies
from .verzendingen import GEGEVENS, registreer_verzending, verwijder_verzending, wijzig_verzending

__all__ = [
    "GEGEVENS",
    "SOORTEN",
    "Documentsoort",
    "Informatieobject",
    "Inhoud",
    "Opgeborgen",
    "Stuk",
    "Upload",
    "Versie",
    "Voorwerp",
    "bewaar_upload",
    "controleer_omvang",
    "delen_van",
    "documentsoort",
    "eis_slot",
    "inhoud_van",
    "lees",
    "leg_gebruiksrecht_vast",
    "leg_relatie",
    "maak_stukken",
    "maak_van_uploads",
    "ontgrendel",
    "ontvang_deel",
    "opgeborgen",
    "registreer",
    "registreer_verzending",
    "sleutel_van",
    "toon_versies",
    "uploads_van",
    "vergrendel",
    "vernietig_uploads",
    "vernietig_uploads_van",
    "verwijder",
    "verwijder_gebruiksrecht",
    "verwijder_relatie",
    "verwijder_upload",
    "verwijder_verzending",
    "wachtende_uploads",
    "werk_bij",
    "wijzig_gebruiksrecht",
    "wijzig_verzending",
    "wijziging",
]
