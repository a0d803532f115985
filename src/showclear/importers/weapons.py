"""Reads the weapon work out of a script: for each scene, which weapons work, how, by whom and at whom."""

from showclear.importers.reading.cast import Cast
from showclear.importers.reading.lexicon import lexicon
from showclear.importers.reading.scene import SceneReader, goes_on
from showclear.importers.script import Script
from showclear.importers.weapon_work import SceneReading


def weapon_work(script: Script) -> tuple[SceneReading, ...]:
    """One reading a scene, in the script's order."""
    words = lexicon()
    cast = Cast(script, words)
    readings, before = [], None
    for scene in script.scenes:
        reader = SceneReader(cast, words, before if goes_on(scene.heading) else None)
        readings.append(reader.read(scene))
        before = reader
    return tuple(readings)
