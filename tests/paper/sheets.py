"""A breakdown made by hand: a street with a revolver and a knife, and a vault whose every word is hostile."""

from typing import Any

from showclear.boards.breakdown import Finding, Line, Passage, SceneSheet, Sheet, as_told

HOSTILE = '</style><script>alert(1)</script> #panic("x") $x$ @y \\ *b* `c` {{7*7}} \u202egnp\x1b[31m'


def passage(line: int, kind: str, text: str) -> Passage:
    return Passage(kind=kind, text=text, line=line)


def street() -> SceneSheet:
    colt = Finding(
        kind="firearm",
        detail="Colt revolver",
        actions=("draw", "fire", "hit_effect"),
        by=("CLAY",),
        at=("THE DEPUTY",),
        confidence=92,
        evidence=(Line(line=4, text="Clay draws the Colt and fires."), Line(line=4, text="The deputy spins")),
    )
    knife = Finding(
        kind="blade",
        detail="knife",
        actions=("strike",),
        by=("THE DEPUTY",),
        at=("CLAY",),
        confidence=50,
        evidence=(Line(line=8, text="knife"),),
    )
    return SceneSheet(
        index=1,
        number="12A",
        heading="EXT. DRY CREEK - THE WELL - DUSK",
        eighths=13,
        pages="1 5/8*",
        weapons=(colt, knife),
        talk=(Line(line=7, text="You bring a gun to church?"),),
        passages=(
            passage(1, "heading", "EXT. DRY CREEK - THE WELL - DUSK"),
            passage(3, "action", "Wind.\nClay draws the Colt and fires. The deputy spins, hit."),
            passage(5, "character", "CLAY (V.O.)"),
            passage(6, "parenthetical", "(quiet)"),
            passage(7, "dialogue", "You bring a gun to church? It is late."),
            passage(8, "action", "The deputy has a knife in his boot."),
            passage(9, "transition", "CUT TO:"),
        ),
    )


def vault() -> SceneSheet:
    charge = Finding(
        kind="explosive",
        detail=HOSTILE,
        actions=("carry", "detonate"),
        by=(HOSTILE,),
        at=(),
        confidence=71,
        evidence=(Line(line=11, text="words that are not there"),),
    )
    heading = "INT. BANK VAULT " + HOSTILE
    return SceneSheet(
        index=2,
        number=None,
        heading=heading,
        eighths=4,
        pages="4/8",
        weapons=(charge,),
        talk=(),
        passages=(passage(10, "heading", heading), passage(11, "action", HOSTILE + "x" * 200)),
    )


def saloon() -> SceneSheet:
    return SceneSheet(
        index=3,
        number="14",
        heading="INT. SALOON - NIGHT",
        eighths=3,
        pages="3/8",
        weapons=(),
        talk=(),
        passages=(passage(13, "heading", "INT. SALOON - NIGHT"), passage(14, "lyric", "O bury me not")),
    )


def sheet(*scenes: SceneSheet) -> Sheet:
    return Sheet(
        script="creek.fountain", title="Dry Creek", pages="2 4/8", scenes=scenes or (street(), vault(), saloon())
    )


def told(*scenes: SceneSheet) -> dict[str, Any]:
    return as_told(sheet(*scenes))
