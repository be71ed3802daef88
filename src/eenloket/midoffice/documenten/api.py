"""What other rooms may do with documents."""

from .aanlevering import Inhoud, controleer_omvang, wijziging
from .delen import delen_van
from .fouten import Documentfout
from .gebruiksrechten import leg_gebruiksrecht_vast, verwijder_gebruiksrecht, wijzig_gebruiksrecht
from .models import Informatieobject, Upload, Versie
from .opbergen import Opgeborgen, opgeborgen
from .queries import Dossierstuk, dossier, dossiers, lees, versie_in_dossier
from .regels import Documentsoort, documentsoort
from .registreren import registreer, verwijder, werk_bij
from .relaties import Voorwerp, leg_relatie, sleutel_van, verwijder_relatie
from .sloten import eis_slot, ontgrendel, ontvang_deel, vergrendel
from .soorten import SOORTEN
from .uploads import bewaar_upload, uploads_van, verwijder_upload
from .vastleggen import Bestemming, koppel, koppel_uploads, maak_document
from .verzendingen import GEGEVENS, registreer_verzending, verwijder_verzending, wijzig_verzending
from .vrijgeven import toon_aan_client

__all__ = [
    "GEGEVENS",
    "SOORTEN",
    "Bestemming",
    "Documentfout",
    "Documentsoort",
    "Dossierstuk",
    "Informatieobject",
    "Inhoud",
    "Opgeborgen",
    "Upload",
    "Versie",
    "Voorwerp",
    "bewaar_upload",
    "controleer_omvang",
    "delen_van",
    "documentsoort",
    "dossier",
    "dossiers",
    "eis_slot",
    "koppel",
    "koppel_uploads",
    "lees",
    "leg_gebruiksrecht_vast",
    "leg_relatie",
    "maak_document",
    "ontgrendel",
    "ontvang_deel",
    "opgeborgen",
    "registreer",
    "registreer_verzending",
    "sleutel_van",
    "toon_aan_client",
    "uploads_van",
    "vergrendel",
    "versie_in_dossier",
    "verwijder",
    "verwijder_gebruiksrecht",
    "verwijder_relatie",
    "verwijder_upload",
    "verwijder_verzending",
    "werk_bij",
    "wijzig_gebruiksrecht",
    "wijzig_verzending",
    "wijziging",
]
