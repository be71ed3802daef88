"""The intake for the client at home."""

from eenloket.frontoffice.intake.api import adressen

from .intakedeur import thuis

app_name = "intake"
urlpatterns = adressen(thuis)
