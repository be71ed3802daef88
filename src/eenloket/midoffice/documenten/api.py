"""What other rooms may do with documents."""

from .models import Informatieobject, Upload, Versie
from .queries import Dossierstuk, dossier, dossiers, lees, versie_in_dossier
from .soorten import SOORTEN
from .uploads import bewaar_upload, uploads_van, verwijder_upload
from .vastleggen import Bestemming, koppel, koppel_uploads, maak_document

__all__ = [
    "SOORTEN",
    "Bestemming",
    "Dossierstuk",
    "Informatieobject",
    "Upload",
    "Versie",
    "bewaar_upload",
    "dossier",
    "dossiers",
    "koppel",
    "koppel_uploads",
    "lees",
    "maak_document",
    "uploads_van",
    "versie_in_dossier",
    "verwijder_upload",
]
