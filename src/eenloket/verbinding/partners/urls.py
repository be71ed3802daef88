from django.urls import path

from . import beheer, webhook

app_name = "partners"
urlpatterns = [
    path("koppelingen/partners/<slug:koppeling>/terugmelding", webhook.terugmelding, name="terugmelding"),
    path("beheer/koppelingen", beheer.overzicht, name="koppelingen"),
    path("beheer/koppelingen/<uuid:overdracht_id>/opnieuw", beheer.opnieuw, name="opnieuw"),
]
