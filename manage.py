"""Django's own commands, for developers; users have the `eenloket` command."""

import sys

from eenloket.config.voorbereiden import bereid_voor

if __name__ == "__main__":
    bereid_voor()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
