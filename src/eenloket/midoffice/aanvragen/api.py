"""What other rooms may do with requests."""

from .antwoordtekst import adresregels, in_woorden, kaal
from .antwoordvorm import ontleed
from .beeld import Beeld, Clienttaak, Regel, beeld, beelden, knopen_van
from .bundel import Bundel, bundel, sleutel_van
from .feiten import antwoorden_voor_dienst, feiten_voor_zaak
from .fouten import (
    AanvraagOnbekend,
    AlIngediend,
    LidVast,
    MeerZekerheidNodig,
    NietCompleet,
    OngeldigAntwoord,
    VraagNietAanDeOrde,
)
from .herzien import Herzienregel, rond_herziening_af, te_herzien
from .indienen import dien_in
from .intake import (
    Intake,
    beantwoord,
    begin,
    betwist,
    bevestig_bekend,
    concepten_van,
    eigen_maken,
    kies_leden,
    kies_levering,
    laad,
    maak_code,
    neem_terug,
    op_code,
    verwijder,
)
from .kopieren import kopieer
from .losse_zaken import losse_zaak, losse_zaken_van, tel_losse_zaken
from .models import Aanvraag, Aanvraagstaat, Antwoord, Antwoordbron, Betwisting, Knoop, Knoopstaat
from .queries import (
    aanvraag_van_zaak,
    ingediend_van,
    is_aanvraagnummer,
    tel_ingediend,
    zaken_op_aanvraagnummer,
)
from .stand import Deelname, Intakestand, Lidstand
from .toegang import Toegang
from .uitvoering import trek_in
from .voorinvullen import vul_voor

__all__ = [
    "Aanvraag",
    "AanvraagOnbekend",
    "Aanvraagstaat",
    "AlIngediend",
    "Antwoord",
    "Antwoordbron",
    "Beeld",
    "Betwisting",
    "Bundel",
    "Clienttaak",
    "Deelname",
    "Herzienregel",
    "Intake",
    "Intakestand",
    "Knoop",
    "Knoopstaat",
    "LidVast",
    "Lidstand",
    "MeerZekerheidNodig",
    "NietCompleet",
    "OngeldigAntwoord",
    "Regel",
    "Toegang",
    "VraagNietAanDeOrde",
    "aanvraag_van_zaak",
    "adresregels",
    "antwoorden_voor_dienst",
    "beantwoord",
    "beeld",
    "beelden",
    "begin",
    "betwist",
    "bevestig_bekend",
    "bundel",
    "concepten_van",
    "dien_in",
    "eigen_maken",
    "feiten_voor_zaak",
    "in_woorden",
    "ingediend_van",
    "is_aanvraagnummer",
    "kaal",
    "kies_leden",
    "kies_levering",
    "knopen_van",
    "kopieer",
    "laad",
    "losse_zaak",
    "losse_zaken_van",
    "maak_code",
    "neem_terug",
    "ontleed",
    "op_code",
    "rond_herziening_af",
    "sleutel_van",
    "te_herzien",
    "tel_ingediend",
    "tel_losse_zaken",
    "trek_in",
    "verwijder",
    "vul_voor",
    "zaken_op_aanvraagnummer",
]  # fmt: skip
