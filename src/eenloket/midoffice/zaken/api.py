"""What other rooms may do with cases."""

from .acties import (
    Opening,
    beantwoord,
    breek_af,
    geef_terug,
    hervat,
    neem_in_behandeling,
    open_zaak,
    open_zaken,
    registreer_advies,
    rond_taak_af,
    schort_op,
    sluit,
    start_zaak,
    stel_taak,
    toets_steekproef,
    verleng,
    vink_af,
    vraag_advies,
    vraag_client,
    zet_apart,
    zet_status,
)
from .archiveren import herleid_bij_besluit
from .betrokkenen import (
    NUMMERVELD,
    ZOEKVELDEN,
    identificatie,
    leg_rol_vast,
    leg_rollen_vast,
    naam_van,
    nummer_in,
    verwijder_rol,
    wijzig_rol,
    zoekwaarde,
)
from .bijwerken import werk_bij
from .dossier.queries import Dossierstuk, dossier, dossiers, versie_in_dossier
from .dossier.typen import GeenDocumenttype
from .dossier.vastleggen import Bestemming, koppel_uploads, maak_document, verdeel_uploads
from .dossier.vrijgeven import toon_aan_client
from .dossierstukken import (
    leg_dossierstuk_vast,
    onthoud_dossierspiegel,
    verwijder_dossierstuk,
    wijzig_dossierstuk,
)
from .eigenschappen import leg_eigenschappen_vast, past, verwijder_eigenschap, wijzig_eigenschap
from .fasen import Fase
from .fouten import (
    OnbekendResultaat,
    OnjuisteFase,
    OntbrekendeTekst,
    Registerfout,
    TaakIsKlaar,
    ZaakIsGesloten,
)
from .gesloten import ZaakGesloten, eis_open
from .inrichting import aanbod_van, dienst_van, vergrendeld, zaaktype_van
from .models import Taak, Zaak
from .notities import leg_notitie_vast, vakken_van, verwijder_notitie, wijzig_notitie
from .objecten import leg_object_vast, verwijder_object, wijzig_object
from .persoonsnummers import categorieen, verborgen_in
from .persoonsnummers import toon as toon_nummers
from .queries import (
    Filters,
    Werkblad,
    Werkregel,
    Zaakdossier,
    initiator_van,
    werkvoorraad,
    zaak_op_nummer,
    zaakdossier,
    zaken_van,
    zoek_op_nummer,
)
from .registreren import registreer
from .relaties import leg_relatie_vast, onthoud_spiegel, verwijder_relatie
from .resultaten import leg_resultaat_vast, verwijder_resultaat, wijzig_resultaat
from .statussen import leg_status_vast
from .substatussen import leg_substatus_vast
from .vernietigen import vernietig
from .zaaknummers import reserveer

__all__ = [
    "NUMMERVELD",
    "ZOEKVELDEN",
    "Bestemming",
    "Dossierstuk",
    "Fase",
    "Filters",
    "GeenDocumenttype",
    "OnbekendResultaat",
    "OnjuisteFase",
    "OntbrekendeTekst",
    "Opening",
    "Registerfout",
    "Taak",
    "TaakIsKlaar",
    "Werkblad",
    "Werkregel",
    "Zaak",
    "ZaakGesloten",
    "ZaakIsGesloten",
    "Zaakdossier",
    "aanbod_van",
    "beantwoord",
    "breek_af",
    "categorieen",
    "dienst_van",
    "dossier",
    "dossiers",
    "eis_open",
    "geef_terug",
    "herleid_bij_besluit",
    "hervat",
    "identificatie",
    "initiator_van",
    "koppel_uploads",
    "leg_dossierstuk_vast",
    "leg_eigenschappen_vast",
    "leg_notitie_vast",
    "leg_object_vast",
    "leg_relatie_vast",
    "leg_resultaat_vast",
    "leg_rol_vast",
    "leg_rollen_vast",
    "leg_status_vast",
    "leg_substatus_vast",
    "maak_document",
    "naam_van",
    "neem_in_behandeling",
    "nummer_in",
    "onthoud_dossierspiegel",
    "onthoud_spiegel",
    "open_zaak",
    "open_zaken",
    "past",
    "registreer",
    "registreer_advies",
    "reserveer",
    "rond_taak_af",
    "schort_op",
    "sluit",
    "start_zaak",
    "stel_taak",
    "toets_steekproef",
    "toon_aan_client",
    "toon_nummers",
    "vakken_van",
    "verborgen_in",
    "verdeel_uploads",
    "vergrendeld",
    "verleng",
    "vernietig",
    "versie_in_dossier",
    "verwijder_dossierstuk",
    "verwijder_eigenschap",
    "verwijder_notitie",
    "verwijder_object",
    "verwijder_relatie",
    "verwijder_resultaat",
    "verwijder_rol",
    "vink_af",
    "vraag_advies",
    "vraag_client",
    "werk_bij",
    "werkvoorraad",
    "wijzig_dossierstuk",
    "wijzig_eigenschap",
    "wijzig_notitie",
    "wijzig_object",
    "wijzig_resultaat",
    "wijzig_rol",
    "zaak_op_nummer",
    "zaakdossier",
    "zaaktype_van",
    "zaken_van",
    "zet_apart",
    "zet_status",
    "zoek_op_nummer",
    "zoekwaarde",
]
