"""What makes it an installed app: the manifest, and the service worker that keeps pages for when there is no line."""

from typing import Any, Final

from litestar import MediaType, Response, get

from showclear.web.assets import ADDRESS, FOLDER

SCRIPT: Final = (FOLDER / "worker.js").read_text(encoding="utf-8").replace("{{ static }}", ADDRESS)
MANIFEST: Final = {
    "name": "Showclear",
    "short_name": "Showclear",
    "start_url": "/",
    "display": "standalone",
    "background_color": "#101113",
    "theme_color": "#101113",
    "icons": [{"src": f"{ADDRESS}/icon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
}


@get("/manifest.webmanifest", include_in_schema=False)
async def manifest() -> Response[dict[str, Any]]:
    return Response(MANIFEST, media_type="application/manifest+json")


@get("/sw.js", include_in_schema=False)
async def worker() -> Response[str]:
    """Served from the root, so that it may answer for every page."""
    return Response(SCRIPT, media_type=MediaType.TEXT, headers={"content-type": "text/javascript"})


ROUTES = (manifest, worker)
