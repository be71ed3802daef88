from django.apps import AppConfig


class Behandeling(AppConfig):
    name = "eenloket.backoffice.behandeling"
    label = "behandeling"

    def ready(self) -> None:
        from . import menu

        menu.hang_op_in_menu()
