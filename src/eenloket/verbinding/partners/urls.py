from django.urls import path

from . import webhook

app_name = "partners"
urlpatterns = [
    path("koppelingen/partners/<slug:koppeling>/terugmelding", webhook.terugmelding, name="terugmelding"),
]
