"""The WSGI application that Granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from .lichaam import lees_uit
from .werkplaatsen import verdeel

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenloket.config.settings")
application = lees_uit(verdeel(get_wsgi_application()))
