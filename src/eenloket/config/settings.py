"""Django settings, all from the table in ``omgeving``."""

import os
from pathlib import Path

from csp.constants import SELF

from .omgeving import lees, lees_callbacks, lees_database, lees_partners, lees_sleutels

_HIER = Path(__file__).resolve().parent.parent

# --- the product
SLEUTELS = lees_sleutels()
ADRES: str = lees("ADRES")
ORGANISATIE: str = lees("ORGANISATIE")
OPSLAG: str = lees("OPSLAG")
OPSLAG_S3_EINDPUNT: str = lees("OPSLAG_S3_EINDPUNT")
PARTNERS: dict[str, dict[str, str]] = lees_partners()
DATABASE_GRENS: int = lees("DATABASE_GRENS")
ZGW_CALLBACKS = lees_callbacks()
DEMO: bool = lees("DEMO")
LIMIETEN: bool = lees("LIMIETEN")
ZGW_LIMIET: int = lees("ZGW_LIMIET")
UPLOAD_MB: int = lees("UPLOAD_MB")
DOCUMENT_LICHAAM_MB: int = lees("DOCUMENT_LICHAAM_MB")
DOCUMENT_DEEL_MB: int = lees("DOCUMENT_DEEL_MB")
DOCUMENT_GB: int = lees("DOCUMENT_GB")
CLAMAV: str = lees("CLAMAV")
SESSIE_LANGST: int = lees("SESSIE_LANGST")
KOPPELINGEN = {
    naam: lees(naam)
    for naam in (
        "BRP_URL", "BRP_SLEUTEL", "BRP_BIJHOUDING_URL", "BAG_URL", "BAG_SLEUTEL", "KVK_URL", "KVK_SLEUTEL",
        "SELECTIELIJST_URL",
        "SMTP", "MAIL_VAN", "SMS_URL", "SMS_SLEUTEL", "BERICHTENBOX_URL", "BERICHTENBOX_SLEUTEL", "BRIEVEN_URL", "BRIEVEN_SLEUTEL",
        "OIDC_CLIENTEN", "OIDC_CLIENTEN_ID", "OIDC_CLIENTEN_GEHEIM",
        "OIDC_MEDEWERKERS", "OIDC_MEDEWERKERS_ID", "OIDC_MEDEWERKERS_GEHEIM",
    )
}  # fmt: skip

# --- Django
SECRET_KEY: str = lees("GEHEIM")
DEBUG = False
ALLOWED_HOSTS: list[str] = lees("HOSTS")
ROOT_URLCONF = "eenloket.config.urls"
WSGI_APPLICATION = "eenloket.config.wsgi.application"
AUTH_USER_MODEL = "gebruikers.Medewerker"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_cotton.apps.SimpleAppConfig",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "csp",
    "procrastinate.contrib.django",
    "eenloket.kern.audit",
    "eenloket.kern.organisaties",
    "eenloket.kern.gebruikers",
    "eenloket.kern.gebeurtenissen",
    "eenloket.kern.bezorging",
    "eenloket.kern.aflevering",
    "eenloket.kern.verwerkingen",
    "eenloket.kern.sleutels",
    "eenloket.kern.opslag",
    "eenloket.kern.limieten",
    "eenloket.kern.nummers",
    "eenloket.kern.tellingen",
    "eenloket.vormgeving",
    "eenloket.midoffice.aanbod",
    "eenloket.midoffice.werk",
    "eenloket.midoffice.klanten",
    "eenloket.midoffice.zaken",
    "eenloket.midoffice.documenten",
    "eenloket.midoffice.besluiten",
    "eenloket.midoffice.berichten",
    "eenloket.midoffice.aanvragen",
    "eenloket.frontoffice.kennis",
    "eenloket.frontoffice.intake",
    "eenloket.frontoffice.portaal",
    "eenloket.backoffice.werkplek",
    "eenloket.backoffice.behandeling",
    "eenloket.backoffice.beheer",
    "eenloket.verbinding.registers",
    "eenloket.verbinding.identiteit",
    "eenloket.verbinding.partners",
    "eenloket.verbinding.zgw",
    "eenloket.config",
]

MIDDLEWARE = [
    "eenloket.config.middleware.Aanroep",
    "eenloket.verbinding.zgw.poort.Poort",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "eenloket.config.inpakken.Inpakken",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "eenloket.config.middleware.Bezoek",
    "eenloket.config.middleware.Fouten",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "eenloket.vormgeving.templatetags.vormgeving"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "eenloket.config.context.loket",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# --- database
_POOL: int = lees("DATABASE_POOL")
DATABASES = {"default": lees_database()}
DATABASES["default"] |= {"ENGINE": "eenloket.kern.postgres", "CONN_HEALTH_CHECKS": not _POOL}  # ours looks
DATABASES["default"].setdefault("OPTIONS", {}).update(
    server_side_binding=True, prepare_threshold=5
)  # only such queries are prepared
if _POOL:
    DATABASES["default"]["OPTIONS"]["pool"] = {
        "min_size": 1,
        "max_size": _POOL,
        "timeout": 5,
        # a pool that lost its server tries ever less often until it gives up; then the next request tries at once
        "reconnect_timeout": 3,
    }
DATABASES["default"]["OPTIONS"]["application_name"] = "eenloket"
if _TESTDATABASE := os.environ.get("TESTDATABASE"):
    DATABASES["default"]["TEST"] = {"NAME": _TESTDATABASE}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "taken"

# --- language and time
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [_HIER / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

# --- static files: built by Vite, with their brotli and gzip beside them; those with a hash in their name may be kept for ever
STATIC_URL = "static/"
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
WHITENOISE_IMMUTABLE_FILE_TEST = (
    r"-(?=[^./]*[0-9A-Z_])[0-9A-Za-z_-]{8}\.[0-9a-z]+$"  # name-HASH8.ext: another content has another name
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# --- safety
_HTTPS: bool = lees("HTTPS")
SESSION_COOKIE_AGE: int = lees("SESSIE_RUST")
SESSION_SAVE_EVERY_REQUEST = False  # Bezoek prolongs once a minute: a write per page would be waste
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = "sessie", "csrf", "taal"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _HTTPS
CSRF_TRUSTED_ORIGINS = [ADRES]
CSRF_FAILURE_VIEW = "eenloket.config.fouten.csrf"
SECURE_HSTS_SECONDS = 31536000 if _HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
LOGIN_URL = "/medewerker/inloggen"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *({lees("OIDC_CLIENTEN")} - {""}), *({lees("OIDC_MEDEWERKERS")} - {""})],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

LOGGING_CONFIG = None  # eenloket.config.logboek sets up structured logs

LOGNIVEAU: str = lees("LOGNIVEAU")
