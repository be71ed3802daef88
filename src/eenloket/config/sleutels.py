"""`eenloket sleutels-draaien`: everything that is encrypted under the newest key."""

from django.conf import settings

from eenloket.kern.sleutels.draaien import draai_alles, versies_in_gebruik
from eenloket.kern.sleutels.kluis import OnleesbaarGegeven


def draai(*, stapel: int = 500) -> int:
    """Rotate with progress on the screen, then say which keys may go. Returns the exit code."""
    actief = settings.SLEUTELS["actief"]
    print(f"Alles wordt versleuteld met sleutel {actief}. Onderbreken mag: begin daarna gewoon opnieuw.")
    try:
        aantal = draai_alles(
            stapel=stapel, voortgang=lambda tabel, gedaan: print(f"  {tabel}: {gedaan}", flush=True)
        )
    except OnleesbaarGegeven as fout:
        print(f"Gestopt: {fout}. Zet de ontbrekende sleutel terug in SLEUTELS en begin opnieuw.")
        return 1
    print(f"{aantal} rijen opnieuw versleuteld.")
    over = versies_in_gebruik()
    for versie in sorted(set(settings.SLEUTELS["geheimen"]) - {actief}):
        if versie in over:
            print(
                f"Sleutel {versie} is nog nodig voor {over[versie]} waarden. Begin nog eens als elk proces de nieuwe sleutel kent."
            )
        else:
            print(
                f"Sleutel {versie} is niet meer nodig. Haal hem uit SLEUTELS als de lopende sessies voorbij zijn."
            )
    return 0
