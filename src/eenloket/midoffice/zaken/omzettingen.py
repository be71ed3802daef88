"""Texts of cases that stood readable in earlier versions (``kern.omzetten``)."""

from eenloket.kern.omzetten import Omzetting

EIGENSCHAP = Omzetting(
    migratie=("zaken", "0007_eigenschap_versleuteld"),
    tabel="zaken_zaakeigenschap",
    kolommen={"waarde": ("geheim", "zaken.zaakeigenschap.waarde")},
)
ALLE = (EIGENSCHAP,)
