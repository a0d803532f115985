"""Hides the words that only sound like a weapon: `shoots a look`, a gun in a photograph, `like a bullet`."""

import re
from typing import Final

from showclear.importers.reading.lexicon import Lexicon, compiled
from showclear.importers.reading.word_sets import SETS
from showclear.importers.reading.words import Word

PICTURE: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(SETS.pictures))})\b"
    r"(?:(?:,? (?:of|showing|shows|show|depicting|depicts?|about|with|for|from))|(?: \w+){1,6} shows? )"
)
FRAMED: Final = re.compile(
    r"\b(?:photos?|photographs?|portraits?|paintings?|posters?|polaroids?|snapshots?|tintypes?|daguerreotypes?|murals?"
    r"|(?:tv|television|telly)(?:'s)?|one sheets?|front pages?|stills"
    r"|(?:cctv|video|security) (?:stills?|images?|footage))\b"
    r"(?:(?:,? \w+){0,8}:|(?: \w+){0,3},(?= (?:a|an|two|three|of)\b))"
)
SIGN: Final = re.compile(
    r"\b(?:signs?|signage|awnings?|banners?|plaques?|neon|marquee|placards?|crawl"
    r"|headlines?|chyron|caption|words|labels?|t ?shirts?)\b"
    r"(?: \w+){0,6}? ?(?:reads?|reading|says|saying|shows|:)"
)
SHAPED: Final = re.compile(
    r"\b(?:shape|form|outline|shadow|silhouette|ghost|imprint|smell|memory|idea|threat|sight)"
    r" of (?:a|an|the|his|her) \w+"
)
IN_A_PICTURE: Final = re.compile(
    r"\b(?:in|on) (?:the|a|an|one|this|that|her|his|its|another) (?:\w+ )?"
    rf"(?:{'|'.join(sorted(SETS.screens))})\b"
)
SIMILE: Final = re.compile(
    r"(?<!look )(?<!looks )(?<!looking )(?<!looked )(?<!sounds )(?<!sound )\b(?:like|as if|as though)\b(?! that\b)"
)
ONE_OF_THEM: Final = re.compile(
    r"^(?:in (?:one|another|it|the (?:next|last|first|second|third))"
    r"|(?:one|another|the (?:next|last|first|second|third))(?: \w+)? (?:shows|is|has|of|,))\b"
)
FRAMES: Final = ("photo", "portrait", "painting", "poster", "picture")


def hide(words: list[Word], lexicon: Lexicon) -> None:
    """Marks as hidden every word of a phrase that means no weapon."""
    text, starts = flat(words)
    low = {word.low for word in words}
    for source in dict.fromkeys(p for word in low & lexicon.friends.keys() for p in lexicon.friends[word]):
        for match in compiled(source).finditer(text):
            hide_span(words, starts, match)
    if IN_A_PICTURE.search(text):
        for word in words:
            word.hidden = True
        return
    for match in SHAPED.finditer(text):
        if "sight" not in match[0]:  # at the sight of a gun, there is one
            hide_span(words, starts, match)
    for pattern in (PICTURE, FRAMED, SIGN, SIMILE):
        for match in pattern.finditer(text):
            hide_after(words, starts, match)


def is_of_an_album(words: list[Word]) -> bool:
    """`One shows him as a young marine`, `In another a man holds a rifle`."""
    return ONE_OF_THEM.match(flat(words)[0]) is not None


def hide_span(words: list[Word], starts: list[int], match: re.Match[str]) -> None:
    """Hides the words that begin inside the match."""
    for word, start in zip(words, starts, strict=True):
        if match.start() <= start < match.end():
            word.hidden = True


def hide_after(words: list[Word], starts: list[int], match: re.Match[str]) -> None:
    """Hides what stands behind the match: to the end of the clause, or of the sentence for what a frame shows."""
    whole = match[0][-1] in ":," or match.re is SIGN or any(frame in match[0] for frame in FRAMES)
    simile = match.re is SIMILE
    for word, start in zip(words, starts, strict=True):
        if start < match.end():
            continue
        if word.low in (".", "!", "?") or (word.low in SETS.clause_ends and not whole):
            break
        if simile and word.low in ("and", "as", "while"):
            break
        word.hidden = True


def flat(words: list[Word]) -> tuple[str, list[int]]:
    """The words in small letters with hyphens as spaces, and where each begins in that.

    A space stands before a word, a number and what opens: not before a mark that closes, or an `'s`.
    """
    out: list[str] = []
    starts: list[int] = []
    length = 0
    for word in words:
        low = "" if word.low == "-" else word.low
        glue = " " if out and low and (low[0].isalnum() or low[0] in "($") else ""
        if low[:1] == "." and len(low) > 1:
            glue = " "  # a calibre: .38
        starts.append(length + len(glue))
        out.append(glue + low)
        length += len(glue) + len(low)
    return "".join(out), starts
