"""Sets a script as a screenplay PDF the way writing programs do, for the tests of reading one."""

import textwrap
from collections.abc import Iterator

import typst

from showclear.importers.script import Element, Kind, Scene, Script

COLUMNS = {
    Kind.DIALOGUE: (180, 35),
    Kind.LYRIC: (180, 35),
    Kind.PARENTHETICAL: (216, 25),
    Kind.CHARACTER: (252, 38),
    Kind.TRANSITION: (400, 16),
}
ROWS_ON_A_PAGE = 54
TOP, STEP = 80, 12
SHEET = '#set page(width: 612pt, height: 792pt, margin: 0pt)\n#set text(font: "DejaVu Sans Mono", size: 10pt)\n'


def as_pdf(script: Script, *, head: str = "") -> bytes:
    """The script with numbers in both margins, pages numbered at the top, and marks beside what was revised."""
    rows = list(script_rows(script))
    pages = [rows[n : n + ROWS_ON_A_PAGE] for n in range(0, len(rows), ROWS_ON_A_PAGE)]
    return compiled([[*page_top(number, head), *placed(page)] for number, page in enumerate(pages, start=1)])


def compiled(pages: list[list[tuple[float, float, str, bool]]]) -> bytes:
    """One page for each list of (x, y, words, bold)."""
    body = "\n#pagebreak()\n".join("\n".join(placement(*words) for words in page) or "#v(1pt)" for page in pages)
    return bytes(typst.compile((SHEET + body).encode()))


def placement(x: float, y: float, words: str, bold: bool) -> str:
    text = words.replace("\\", "\\\\").replace('"', '\\"')
    weight = '"bold"' if bold else '"regular"'
    return f'#place(top + left, dx: {x}pt, dy: {y}pt, text(weight: {weight}, "{text}"))'


def page_top(number: int, head: str) -> Iterator[tuple[float, float, str, bool]]:
    if number > 1:
        yield 530, 36, f"{number}.", False
    if head:
        yield 250, 36, head, False


def placed(rows: list[list[tuple[float, str]]]) -> Iterator[tuple[float, float, str, bool]]:
    for at, row in enumerate(rows):
        for x, words in row:
            yield x, TOP + at * STEP, words, False


def script_rows(script: Script) -> Iterator[list[tuple[float, str]]]:
    for element in script.preamble:
        yield from element_rows(element, None)
    for scene in script.scenes:
        for element in scene.elements:
            yield from element_rows(element, scene if element is scene.elements[0] else None)


def element_rows(element: Element, scene: Scene | None) -> Iterator[list[tuple[float, str]]]:
    x, width = COLUMNS.get(element.kind, (108, 60))
    if element.kind not in (Kind.DIALOGUE, Kind.PARENTHETICAL, Kind.LYRIC):
        yield from [[], []] if element.kind is Kind.HEADING else [[]]
    lines = textwrap.wrap(element.text, width, break_long_words=False) or [""]
    for at, line in enumerate(lines):
        row: list[tuple[float, str]] = [(x, line)]
        if scene is not None and scene.number is not None and at == 0:
            row = [(60, scene.number), *row, (550, scene.number)]
        if element.revision is not None:
            row.append((585, "*"))
        yield row


def with_scanned_page() -> bytes:
    """A printed first page, and a second that is a picture."""
    pixels = (255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9)
    raster = f'image(bytes({pixels}), format: (encoding: "rgb8", width: 2, height: 2), width: 300pt)'
    words = "\n".join(
        placement(108, 80 + 24 * n, text, False) for n, text in enumerate(("INT. BARN", "Dust.", "Rain."))
    )
    return bytes(typst.compile(f"{SHEET}{words}\n#pagebreak()\n#{raster}".encode()))
