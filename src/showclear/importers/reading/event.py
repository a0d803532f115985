"""What the reader passes on: one act with one weapon, and what a scene has told before the sentence in hand."""

from showclear.importers.weapon_work import Kind, Work

Names = tuple[str, ...]
"""People as the script names them, in the order they are told of."""


class Event:
    """One act with one weapon: who, at whom, by which verb; `strength` is how sure, in per cent."""

    __slots__ = ("at", "by", "definite", "detail", "kind", "strength", "verb", "work")

    def __init__(
        self, kind: Kind, work: Work, by: Names, at: Names, detail: str, verb: str, strength: int = 90
    ) -> None:
        self.kind, self.work, self.by, self.at = kind, work, by, at
        self.detail, self.verb, self.strength = detail, verb, strength
        self.definite = False  # `the gun`, as against `a gun`


class Known:
    """What the scene has told before this sentence: the weapons seen, who holds one, who acted last."""

    def __init__(self) -> None:
        self.last_weapon: Kind | None = None
        self.several = False  # the last weapon named stood in the plural
        self.since_weapon = 99  # sentences since a weapon was named
        self.kinds: set[Kind] = set()
        self.held: dict[str, Kind] = {}
        self.subject: Names = ()
        self.group: Names = ()  # the last of many: RIFLEMEN
        self.whose: dict[str, Names] = {}  # who had the weapon of this name last
        self.threats: set[str] = set()  # who has aimed, fired or struck
        self.camera = False  # one was named, and no gun
        self.reached = False  # in the sentence before a hand went for something
        self.game = False  # they play with a ball here
        self.tool_about = False  # a gun that is a tool or a toy was named, and no other

    def lately(self, kind: Kind) -> Names:
        """Who took such a weapon in hand last."""
        return tuple(n for n, k in self.held.items() if k is kind)[-1:]

    @property
    def gun_about(self) -> bool:
        """Whether a gun has been seen or heard, or somebody is armed."""
        return bool(self.kinds & {Kind.FIREARM, Kind.UNSPECIFIED})
