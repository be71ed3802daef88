from django.urls import path

from . import webhook

app_name = "zgw"
urlpatterns = [path("koppelingen/notificaties", webhook.notificatie, name="notificatie")]
