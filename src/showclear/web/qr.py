"""QR codes: for a page as SVG, for a terminal as blocks."""

from io import BytesIO, StringIO

import segno


def qr(address: str) -> str:
    """An SVG to be put into a page."""
    out = BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=5, xmldecl=False, svgns=False, nl=False, omitsize=True)
    return out.getvalue().decode()


def qr_in_blocks(address: str) -> str:
    """Lines of half blocks, for a terminal."""
    out = StringIO()
    segno.make(address, error="l").terminal(out, compact=True)
    return out.getvalue()
