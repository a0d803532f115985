"""What a breakdown's legends explain: each step and each need it names, once, in the order of first mention."""

from collections.abc import Mapping
from typing import Any


def steps_of(told: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    rungs = [one for scene in told["scenes"] for weapon in scene["weapons"] for one in weapon["rung"]]
    steps = [one["step"] for one in rungs] + [step for one in rungs for step in one["otherwise"]]
    return list({step["use"]: step for step in steps}.values())


def needs_of(told: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    needs = [need for scene in told["scenes"] for need in scene["needs"]]
    return list({(need["what"], need["source"]): need for need in needs}.values())
