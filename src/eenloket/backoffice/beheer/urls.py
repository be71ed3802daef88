from django.urls import path

from . import (
    abonnementen,
    applicaties,
    berichten,
    catalogus,
    clients,
    partners,
    rechten,
    registers,
    start,
    uitgifte,
)

app_name = "beheer"
_APPLICATIE = "beheer/applicaties/<uuid:applicatie_id>"
_CLIENT = "beheer/clients/<uuid:client_id>"
_ABONNEMENT = "beheer/abonnementen/<uuid:abonnement_id>"
_DIENST = "beheer/registers/<uuid:dienst_id>"
_ZAAKTYPE = "beheer/catalogus/<uuid:zaaktype_id>"
urlpatterns = [
    path("beheer", start.start, name="start"),
    path("beheer/applicaties", applicaties.lijst, name="applicaties"),
    path("beheer/applicaties/nieuw", uitgifte.nieuw, name="applicatie_nieuw"),
    path("beheer/applicaties/nieuw/recht", uitgifte.nieuw_recht, name="applicatie_nieuw_recht"),
    path(_APPLICATIE, applicaties.applicatie, name="applicatie"),
    path(f"{_APPLICATIE}/wijzigen", applicaties.wijzigen, name="applicatie_wijzigen"),
    path(f"{_APPLICATIE}/intrekken", applicaties.intrekken, name="applicatie_intrekken"),
    path(f"{_APPLICATIE}/client", clients.nieuw, name="client_nieuw"),
    path(f"{_APPLICATIE}/rechten/nieuw/<slug:component>", rechten.nieuw, name="recht_nieuw"),
    path(f"{_APPLICATIE}/rechten/<slug:sleutel>", rechten.wijzig, name="recht"),
    path(f"{_APPLICATIE}/rechten/<slug:sleutel>/weg", rechten.weg, name="recht_weg"),
    path("beheer/clients", clients.lijst, name="clients"),
    path(f"{_CLIENT}/geheim", clients.geheim, name="geheim"),
    path(f"{_CLIENT}/intrekken", clients.intrekken, name="client_intrekken"),
    path("beheer/abonnementen", abonnementen.lijst, name="abonnementen"),
    path(_ABONNEMENT, abonnementen.abonnement, name="abonnement"),
    path(f"{_ABONNEMENT}/vorm", abonnementen.vorm, name="abonnement_vorm"),
    path(f"{_ABONNEMENT}/opnieuw", abonnementen.opnieuw, name="abonnement_opnieuw"),
    path(f"{_ABONNEMENT}/opzeggen", abonnementen.opzeggen, name="abonnement_opzeggen"),
    path("beheer/registers", registers.lijst, name="diensten"),
    path("beheer/registers/nieuw", registers.nieuw, name="dienst_nieuw"),
    path(f"{_DIENST}/wijzigen", registers.wijzigen, name="dienst"),
    path(f"{_DIENST}/verwijderen", registers.weg, name="dienst_weg"),
    path(f"{_DIENST}/test", registers.test, name="dienst_test"),
    path("beheer/catalogus", catalogus.lijst, name="catalogus"),
    path(_ZAAKTYPE, catalogus.zaaktype, name="zaaktype"),
    path(f"{_ZAAKTYPE}/vergelijk", catalogus.vergelijk, name="zaaktype_vergelijk"),
    path(f"{_ZAAKTYPE}/publiceren", catalogus.publiceren, name="zaaktype_publiceren"),
    path("beheer/koppelingen", partners.overzicht, name="koppelingen"),
    path("beheer/koppelingen/<uuid:overdracht_id>/opnieuw", partners.opnieuw, name="overdracht_opnieuw"),
    path("beheer/berichten", berichten.berichten, name="berichten"),
    path("beheer/berichten/<uuid:bericht_id>/opnieuw", berichten.opnieuw, name="bericht_opnieuw"),
]
