"""The one page that the demonstration prints."""

from collections.abc import Iterable

from eenloket.config.plek import in_checkout

from .zaaien import MEDEWERKERS, WACHTWOORD

_KOLOM = 40  # what is left of 80 columns for the roles


def pagina(loket: str, simulatoren: str, *, seconden: float) -> str:
    """Addresses, logins per role, and three things to try. Plain text of at most 80 columns."""
    logins = "\n".join(
        f"    {gebruiker:<14}{naam:<20}{_passend(rollen)}" for gebruiker, naam, rollen in MEDEWERKERS
    )
    opnieuw = "make demo-opnieuw" if in_checkout() else "eenloket demo --opnieuw"
    return f"""
  Eén Loket draait · gemeente Rivierveen (verzonnen) · klaar in {seconden:.0f} s

  Loket voor inwoners       {loket}/
  Werk voor medewerkers     {loket}/behandeling
  Mail, sms en brieven      {simulatoren}/post
  Partners (knoppen)        {simulatoren}/partners
  Alle simulatoren          {simulatoren}/

  Inwoners loggen in met een nagemaakte DigiD: kies een persoon.
  Medewerkers: wachtwoord {WACHTWOORD}
  tweede factor op {simulatoren}/authenticator
{logins}

  Probeer:
   1. Typ op de startpagina 'ik ga verhuizen', log in en geef alles één keer
      door. Volg het op {loket}/mijn
   2. Vraag een straatfeest aan en beslis als 'vergunningen' en 'senior' op
      {loket}/behandeling
   3. Zet een register uit op {simulatoren}/storing en
      begin opnieuw: het loket gaat door.

  Stoppen: Ctrl-C. Opnieuw beginnen: {opnieuw}
"""


def _passend(rollen: Iterable[str]) -> str:
    """As many whole names as fit; "…" for the rest."""
    tekst = ""
    for rol in rollen:
        langer = f"{tekst}, {rol}" if tekst else rol
        if len(langer) > _KOLOM:
            return f"{tekst}, …"
        tekst = langer
    return tekst
