from django.urls import path

from eenloket.vormgeving import views

app_name = "vormgeving"
urlpatterns = [
    path("stijl", views.stijl, name="stijl"),
]
