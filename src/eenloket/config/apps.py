from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Config(AppConfig):
    name = "eenloket.config"
    label = "config"

    def ready(self) -> None:
        from . import koppelingen, logboek, menu

        logboek.stel_in()
        autodiscover_modules("abonnees")
        koppelingen.verbind()
        menu.hang_op_in_menu()
