from django.urls import path

from . import aanbod, anderwerk, herzien, opdrachten, werklijst, werkpagina, zaakpagina

app_name = "behandeling"
_ZAAK = "behandeling/zaken/<str:nummer>"
_WERK = "behandeling/werk/<uuid:werk_id>"
urlpatterns = [
    path("behandeling", werklijst.werkvoorraad, name="werkvoorraad"),
    path("behandeling/aanbod", aanbod.aanbod, name="aanbod"),
    path("behandeling/herzien/<uuid:werk_id>", herzien.herzien, name="herzien"),
    path("behandeling/werk", anderwerk.lijst, name="anderwerk"),
    path(_WERK, werkpagina.item, name="werk"),
    path(f"{_WERK}/oppakken", werkpagina.oppakken, name="werk_oppakken"),
    path(f"{_WERK}/teruggeven", werkpagina.teruggeven, name="werk_teruggeven"),
    path(f"{_WERK}/overdragen", werkpagina.overdragen, name="werk_overdragen"),
    path(f"{_WERK}/later", werkpagina.later, name="werk_later"),
    path(_ZAAK, zaakpagina.zaak, name="zaak"),
    path(f"{_ZAAK}/documenten/<uuid:versie_id>", zaakpagina.document, name="document"),
    path(f"{_ZAAK}/oppakken", opdrachten.oppakken, name="oppakken"),
    path(f"{_ZAAK}/teruggeven", opdrachten.teruggeven, name="teruggeven"),
    path(f"{_ZAAK}/controlelijst", opdrachten.controlelijst, name="controlelijst"),
    path(f"{_ZAAK}/vraag", opdrachten.vraag, name="vraag"),
    path(f"{_ZAAK}/advies", opdrachten.advies, name="advies"),
    path(f"{_ZAAK}/advies/<uuid:taak_id>", opdrachten.advies_binnen, name="advies_binnen"),
    path(f"{_ZAAK}/taken/<uuid:taak_id>", opdrachten.taak_klaar, name="taak_klaar"),
    path(f"{_ZAAK}/termijn", opdrachten.verlengen, name="verlengen"),
    path(f"{_ZAAK}/steekproef", opdrachten.steekproef, name="steekproef"),
    path(f"{_ZAAK}/besluit", opdrachten.besluit, name="besluit"),
]
