"""The public functions for cases, for use by other rooms."""

from .dossier.queries import Dossierstuk, dossier, dossiers, versie_in_dossier
from .dossier.typen import GeenDocumenttype
from .dossier.vastleggen import Bestemming, koppel_uploads, maak_document, verdeel_uploads
from .dossier.vrijgeven import toon_aan_client
from .fouten import (
    DocumentOpSlot,
    GebruiksrechtOnbekend,
    OnbekendResultaat,
    OnjuisteFase,
    OntbrekendeTekst,
    TaakIsKlaar,
    Weigering,
    ZaakIsGesloten,
)
from .inrichting import aanbod_van, behandeldoel, dienst_van, zaaktype_van
from .leven.fasen import Fase
from .loket.openen import Opening, TeVinden, open_zaken, start_zaak
from .loket.taken import (
    beantwoord,
    registreer_advies,
    rond_taak_af,
    stel_taak,
    toets_steekproef,
    vink_af,
    vraag_advies,
    vraag_client,
    zet_apart,
)
from .loket.termijnen import hervat, schort_op, verleng
from .loket.verloop import breek_af, geef_terug, neem_in_behandeling, sluit, zet_status
from .models import Taak, Zaak
from .queries import (
    Zaakdossier,
    initiator_van,
    open_taken,
    zaak_op_nummer,
    zaakdossier,
    zoek_op_nummer,
)
from .register.betrokkenen import (
    NUMMERVELD,
    ZOEKVELDEN,
    identificatie,
    leg_rollen_vast,
    nummer_in,
    verwijder_rol,
    wijzig_rol,
    zoekwaarde,
)
from .register.bijwerken import werk_bij
from .register.dossierstukken import (
    leg_dossierstuk_vast,
    onthoud_dossierspiegel,
    verwijder_dossierstuk,
    wijzig_dossierstuk,
)
from .register.eigenschappen import leg_eigenschappen_vast, past, verwijder_eigenschap, wijzig_eigenschap
from .register.gesloten import eis_open
from .register.notities import leg_notitie_vast, vakken_van, verwijder_notitie, wijzig_notitie
from .register.objecten import leg_object_vast, verwijder_object, wijzig_object
from .register.persoonsnummers import categorieen, verborgen_in
from .register.persoonsnummers import toon as toon_nummers
from .register.registreren import registreer
from .register.relaties import leg_relatie_vast, onthoud_spiegel, verwijder_relatie
from .register.resultaten import leg_resultaat_vast, verwijder_resultaat, wijzig_resultaat
from .register.statussen import leg_status_vast
from .register.substatussen import leg_substatus_vast
from .uitvoering.archiveren import herleid_bij_besluit
from .uitvoering.rij import vergrendeld
from .uitvoering.zaaknummers import reserveer
from .vernietigen import vernietig
from .vindbaar import als_adres, als_datum, als_kenteken, naam_van
from .zoeken import Gevonden, Treffer, als_treffers, zoek_exact, zoek_stuk
from .zoekingang import Zoekingang, Zoekingangsoort

__all__ = [
    "NUMMERVELD",
    "ZOEKVELDEN",
    "Bestemming",
    "DocumentOpSlot",
    "Dossierstuk",
    "Fase",
    "GebruiksrechtOnbekend",
    "GeenDocumenttype",
    "Gevonden",
    "OnbekendResultaat",
    "OnjuisteFase",
    "OntbrekendeTekst",
    "Opening",
    "Taak",
    "TaakIsKlaar",
    "TeVinden",
    "Treffer",
    "Weigering",
    "Zaak",
    "ZaakIsGesloten",
    "Zaakdossier",
    "Zoekingang",
    "Zoekingangsoort",
    "aanbod_van",
    "als_adres",
    "als_datum",
    "als_kenteken",
    "als_treffers",
    "beantwoord",
    "behandeldoel",
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
    "leg_rollen_vast",
    "leg_status_vast",
    "leg_substatus_vast",
    "maak_document",
    "naam_van",
    "neem_in_behandeling",
    "nummer_in",
    "onthoud_dossierspiegel",
    "onthoud_spiegel",
    "open_taken",
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
    "wijzig_dossierstuk",
    "wijzig_eigenschap",
    "wijzig_notitie",
    "wijzig_object",
    "wijzig_resultaat",
    "wijzig_rol",
    "zaak_op_nummer",
    "zaakdossier",
    "zaaktype_van",
    "zet_apart",
    "zet_status",
    "zoek_exact",
    "zoek_op_nummer",
    "zoek_stuk",
    "zoekwaarde",
]
