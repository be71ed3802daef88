"""The public functions of the national APIs: manage the API clients, the subscribers, and the registers that
we call.

The use cases are in modules by subject: ``applicaties``, ``clients``, ``rechten``, ``abonnementen``,
``bezorgingen`` (delivery of notifications) and ``diensten`` (other registers). ``woorden`` has the names for
the codes of the standard. The catalogue itself is a room of the midoffice (``aanbod.api.catalogus``).
"""

from .fouten import zinnen
from .inrichting import abonnementen, applicaties, bezorgingen, clients, diensten, rechten, woorden
from .inrichting.bezorgingen import Telling
from .inrichting.rechten import IntussenGewijzigd, LaatsteRecht
from .inrichting.rechtengroepen import MET_TYPEN, Rechtengroep, Type, groepeer, maak_rechten, typen_van
from .models import Abonnement, Apisoort, Applicatie, Autorisatie, Bezorging, Bezorgstand, Client, Dienst
from .notificaties.recht import mag_nog
from .toegang.acties import Uitgegeven
from .toegang.sleutel import KORTST

__all__ = [
    "KORTST",
    "MET_TYPEN",
    "Abonnement",
    "Apisoort",
    "Applicatie",
    "Autorisatie",
    "Bezorging",
    "Bezorgstand",
    "Client",
    "Dienst",
    "IntussenGewijzigd",
    "LaatsteRecht",
    "Rechtengroep",
    "Telling",
    "Type",
    "Uitgegeven",
    "abonnementen",
    "applicaties",
    "bezorgingen",
    "clients",
    "diensten",
    "groepeer",
    "maak_rechten",
    "mag_nog",
    "rechten",
    "typen_van",
    "woorden",
    "zinnen",
]
