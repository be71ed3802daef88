"""OpenID Connect broker for DigiD, eHerkenning and eIDAS, and a realm for staff."""
