"""Clients: who they are, where and how they want to hear from us, and every contact with them (M-B1)."""

from .adressen import TeVeelAdressen, zoek_op_adres, zoek_op_adresdeel
from .contacten import ContactInToekomst, contacten_van, leg_contact_vast, vernietig_contacten
from .ingelogd import Client, Partijverwijzing, Zekerheid
from .verzoek import Verzoek, ingelogde
from .voorkeuren import Contactwens, leg_voorkeur_vast, voorkeur

__all__ = [
    "Client",
    "ContactInToekomst",
    "Contactwens",
    "Partijverwijzing",
    "TeVeelAdressen",
    "Verzoek",
    "Zekerheid",
    "contacten_van",
    "ingelogde",
    "leg_contact_vast",
    "leg_voorkeur_vast",
    "vernietig_contacten",
    "voorkeur",
    "zoek_op_adres",
    "zoek_op_adresdeel",
]
