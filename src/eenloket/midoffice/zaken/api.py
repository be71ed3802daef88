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
    nummer_in,
    verwijder_rol,
    wijzig_rol,
    zoekwaarde,
)
from .bijwerken import werk_bij
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
from .openen import TeVinden
from .persoonsnummers import categorieen, verborgen_in
from .persoonsnummers import toon as toon_nummers
from .queries import (
    Filters,
    Werkblad,
    Werkregel,
    Zaakdossier,
    aantal_te_doen,
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
from .vindbaar import als_adres, als_datum, als_kenteken, naam_van
from .zaaknummers import reserveer
from .zoeken import Gevonden, Treffer, als_treffers, zoek_exact, zoek_stuk
from .zoekingang import Zoekingang

__all__ = [
    "NUMMERVELD",
    "ZOEKVELDEN",
    "Fase",
    "Filters",
    "Gevonden",
    "OnbekendResultaat",
    "OnjuisteFase",
    "OntbrekendeTekst",
    "Opening",
    "Registerfout",
    "Taak",
    "TaakIsKlaar",
    "TeVinden",
    "Treffer",
    "Werkblad",
    "Werkregel",
    "Zaak",
    "ZaakGesloten",
    "ZaakIsGesloten",
    "Zaakdossier",
    "Zoekingang",
    "aanbod_van",
    "aantal_te_doen",
    "als_adres",
    "als_datum",
    "als_kenteken",
    "als_treffers",
    "beantwoord",
    "breek_af",
    "categorieen",
    "dienst_van",
    "eis_open",
    "geef_terug",
    "herleid_bij_besluit",
    "hervat",
    "identificatie",
    "initiator_van",
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
    "toon_nummers",
    "vakken_van",
    "verborgen_in",
    "vergrendeld",
    "verleng",
    "vernietig",
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
    "zoek_exact",
    "zoek_op_nummer",
    "zoek_stuk",
    "zoekwaarde",
]
