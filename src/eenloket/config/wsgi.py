"""The WSGI application that Granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from .werkplaatsen import verdeel

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenloket.config.settings")
application = verdeel(get_wsgi_application())
