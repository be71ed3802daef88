"""The second factor of staff: an authenticator app (TOTP, RFC 6238) and recovery codes."""

import base64
import io
from urllib.parse import quote, urlencode

import django_otp
import qrcode
from django.db import transaction
from django.http import HttpRequest
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from qrcode.image.svg import SvgPathImage

from eenloket.kern.gebruikers.api import actor_van
from eenloket.kern.gebruikers.models import Medewerker
from eenloket.kern.handelingen import handeling

_CODES = 10


def heeft(medewerker: Medewerker) -> bool:
    """Whether an app is set up."""
    return TOTPDevice.objects.filter(user=medewerker, confirmed=True).exists()


def nieuwe_app(medewerker: Medewerker) -> TOTPDevice:
    """The app that is being set up; the same one until it is confirmed."""
    apparaat = TOTPDevice.objects.filter(user=medewerker, confirmed=False).order_by("id").first()
    return apparaat or TOTPDevice.objects.create(user=medewerker, name="app", confirmed=False)


def geheim(apparaat: TOTPDevice) -> str:
    """The secret to type over, in groups of four."""
    tekst = base64.b32encode(apparaat.bin_key).decode().rstrip("=")
    return " ".join(tekst[i : i + 4] for i in range(0, len(tekst), 4))


def qr(apparaat: TOTPDevice, uitgever: str) -> str:
    """The secret as a picture for the app's camera: a data address of an SVG."""
    uitgever = uitgever.replace(":", " ")
    vraag = urlencode(
        {"secret": geheim(apparaat).replace(" ", ""), "issuer": uitgever, "digits": 6, "period": 30},
        quote_via=quote,
    )
    adres = f"otpauth://totp/{quote(uitgever)}:{quote(apparaat.user.get_username())}?{vraag}"
    uit = io.BytesIO()
    qrcode.make(adres, image_factory=SvgPathImage, border=2).save(uit)
    return "data:image/svg+xml;base64," + base64.b64encode(uit.getvalue()).decode()


def bevestig(request: HttpRequest, apparaat: TOTPDevice, code: str) -> list[str] | None:
    """Take the app in use when ``code`` is right; returns fresh recovery codes, or None."""
    if django_otp.verify_token(request.user, apparaat.persistent_id, code) is None:
        return None
    medewerker = request.user
    assert isinstance(medewerker, Medewerker)  # the view lets nobody else through
    with handeling(actor_van(medewerker), "medewerker.tweede_factor"):
        TOTPDevice.objects.filter(user=medewerker).exclude(id=apparaat.id).delete()
        TOTPDevice.objects.filter(id=apparaat.id).update(confirmed=True)
        codes = nieuwe_codes(medewerker)
    apparaat.refresh_from_db()
    _ingelogd(request, apparaat)
    return codes


def nieuwe_codes(medewerker: Medewerker) -> list[str]:
    """Recovery codes, each good for once; older ones stop working."""
    with transaction.atomic():
        StaticDevice.objects.filter(user=medewerker).delete()
        apparaat = StaticDevice.objects.create(user=medewerker, name="herstelcodes", confirmed=True)
        codes = [StaticToken.random_token() for _ in range(_CODES)]
        StaticToken.objects.bulk_create(StaticToken(device=apparaat, token=code) for code in codes)
    return codes


def controleer_code(request: HttpRequest, code: str) -> bool:
    """Log in with a code of the app (six digits) or a recovery code. Each counts once; wrong ones slow down the next try."""
    soort = TOTPDevice if len(code) == 6 and code.isdigit() else StaticDevice
    for apparaat in soort.objects.filter(user=request.user, confirmed=True):
        gevonden = django_otp.verify_token(request.user, apparaat.persistent_id, code.lower())
        if gevonden is not None:
            _ingelogd(request, gevonden)
            return True
    return False


def _ingelogd(request: HttpRequest, apparaat: TOTPDevice | StaticDevice) -> None:
    django_otp.login(request, apparaat)
    request.session.cycle_key()  # more rights, another session id
