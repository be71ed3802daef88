"""Send pages compressed when the browser can read that."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class Inpakken(GZipMiddleware):
    """Compress pages with gzip. Static files are compressed when they are built, and files of clients are
    often compressed already.

    The length of a compressed page can tell what stands in it to who can put guesses into the page and read
    its length (the attack called BREACH). Django therefore adds up to 100 random bytes, and the token of a form
    differs at every answer.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.headers.get("Content-Type", "").startswith("text/html"):
            return super().process_response(request, response)
        return response
