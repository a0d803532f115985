"""What a pack may say and should not: stale sources, silent Spanish, core rules that begin late."""

from datetime import date, timedelta

from showclear.rules.schema import Authority, Topic

STALE = timedelta(days=365)
ALWAYS = date(1970, 1, 1)


def warnings(topic: Topic, today: date | None = None) -> list[str]:
    """One sentence each; `today` only matters for stale sources."""
    found: list[str] = []
    for rule in topic.rule:
        first = rule.value[0]
        if topic.pack == "core" and first.start != ALWAYS:
            found.append(f"{rule.id}: a core rule holds always; begin it on {ALWAYS}")
        for dated in rule.value:
            sourced = dated.authority is not Authority.HOUSE
            if sourced and dated.checked_on is None:
                found.append(f"{rule.id}: nobody has said when the source of {dated.start} was read again")
            if today and dated.checked_on and today - dated.checked_on > STALE:
                found.append(f"{rule.id}: the source of {dated.start} was last read on {dated.checked_on}")
    return found
