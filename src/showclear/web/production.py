"""One production as the routes see it."""

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import force_setattr

from showclear.desk.feed import Feed
from showclear.desk.handle import Answer, Asked, Desk
from showclear.desk.history import History
from showclear.desk.photos import Photos
from showclear.desk.scripts import Scripts
from showclear.desk.sessions import Session, Sessions
from showclear.domain.acts.reports import DeviceRevoked
from showclear.domain.acts.setting_up import AddPerson
from showclear.domain.decision import Verdict


class Production(Struct, frozen=True):
    """`names` gives names for ids on pages; `open_board` shows them to whoever looks, for an invented crew.

    `policy` is what an exported pack carries a copy of; empty where nothing may be exported.
    """

    desk: Desk
    sessions: Sessions
    feed: Feed
    names: dict[str, str]
    open_board: bool = False
    policy: str = ""
    history: History = field(default=None)  # type: ignore[assignment]  # made from the desk below
    scripts: Scripts = field(default=None)  # type: ignore[assignment]  # beside the record, made below
    photos: Photos = field(default=None)  # type: ignore[assignment]  # beside the record, made below

    def __post_init__(self) -> None:
        force_setattr(self, "history", History(self.desk))
        folder = self.desk.read(lambda log: log.path.parent)
        force_setattr(self, "scripts", Scripts(folder / "scripts"))
        force_setattr(self, "photos", Photos(folder / "photos"))

    def now(self) -> int:
        """The instant pages are drawn for: never before the head, so that no look gets younger."""
        return max(self.desk.state.instant, self.sessions.clock.now())

    def is_shared(self, session: Session) -> bool:
        """True when the session's device is on the record as nobody's own."""
        return bool(session.device) and self.desk.state.devices.get(session.device) == ""

    def hand_in(self, asked: Sequence[Asked]) -> list[Answer]:
        """Hands in, then lets names and sessions follow what was recorded."""
        answers = self.desk.hand_in(asked)
        for one, answer in zip(asked, answers, strict=True):
            if answer.verdict is Verdict.REFUSED:
                continue
            if isinstance(one.act, AddPerson) and one.texts.get("name"):
                self.names[one.act.person] = one.texts["name"]
            if isinstance(one.act, DeviceRevoked) and one.act.device not in self.desk.state.devices:
                self.sessions.revoke_device(one.act.device)
        return answers
