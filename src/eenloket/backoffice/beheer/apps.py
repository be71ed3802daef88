from django.apps import AppConfig


class Beheer(AppConfig):
    name = "eenloket.backoffice.beheer"
    label = "beheer"

    def ready(self) -> None:
        from . import menu

        menu.hang_op_in_menu()
