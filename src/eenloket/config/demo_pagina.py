"""The one page that the demonstration prints."""

from .zaaien import MEDEWERKERS, WACHTWOORD


def pagina(loket: str, simulatoren: str, *, seconden: float) -> str:
    """Addresses, logins per role, and three things to try. Plain text of at most 80 columns."""
    logins = "\n".join(f"    {gebruiker:<14}{naam:<20}{', '.join(rollen)[:38]}" for gebruiker, naam, rollen in MEDEWERKERS)
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

  Stoppen: Ctrl-C. Opnieuw beginnen: make demo-opnieuw
"""
