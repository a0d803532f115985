"""The page that walks a phone through trusting the hub. Plain HTTP: nothing is trusted yet. No secrets."""

from litestar import Litestar, MediaType, Response, get
from litestar.static_files import create_static_files_router
from litestar.types import ASGIApp

from showclear.web.assets import ADDRESS, FOLDER
from showclear.web.guard import with_headers
from showclear.web.lan import Tls
from showclear.web.language import language_of
from showclear.web.qr import qr
from showclear.web.render import pages
from showclear.web.signed import Asking


def make_trust_app(tls: Tls, address: str) -> ASGIApp:
    """`address` is where the hub itself answers, over TLS."""
    content = tls.authority.read_bytes() if tls.authority else b""

    @get("/", media_type=MediaType.HTML)
    async def walk(request: Asking) -> str:
        language = language_of("", request.headers.get("accept-language", ""))
        drawn = pages(language).get_template("trust.html")
        return drawn.render(language=language, address=address, fingerprint=tls.fingerprint, code=qr(address))

    @get("/showclear.crt")
    async def authority() -> Response[bytes]:
        kept = {
            "content-type": "application/x-x509-ca-cert",
            "content-disposition": 'attachment; filename="showclear.crt"',
        }
        return Response(content, headers=kept)

    static = create_static_files_router(path=ADDRESS, directories=[FOLDER])
    return with_headers(Litestar(route_handlers=[walk, authority, static], openapi_config=None, logging_config=None))
