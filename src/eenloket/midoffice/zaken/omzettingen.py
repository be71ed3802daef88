"""Texts of cases that stood readable in earlier versions (``kern.omzetten``)."""

from eenloket.kern.omzetten import Omzetting

from .register.notities import vakken_van

EIGENSCHAP = Omzetting(
    migratie=("zaken", "0007_eigenschap_versleuteld"),
    tabel="zaken_zaakeigenschap",
    kolommen={"waarde": ("geheim", "zaken.zaakeigenschap.waarde")},
)
NOTITIE = Omzetting(
    migratie=("zaken", "0008_notitie_versleuteld"),
    tabel="zaken_zaaknotitie",
    kolommen={
        "onderwerp": ("onderwerp_geheim", "zaken.zaaknotitie.onderwerp"),
        "tekst": ("tekst_geheim", "zaken.zaaknotitie.tekst"),
    },
    wie="(SELECT z.organisatie_id FROM zaken_zaak z WHERE z.id = t.zaak_id)",
    zoek=vakken_van,
)
ALLE = (EIGENSCHAP, NOTITIE)
