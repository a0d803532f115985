"""Folds of the weapons notice: issued, opened, confirmed. Whether it still says what is planned is asked, not kept."""

from msgspec.structs import replace

from showclear.domain.acts.notices import ConfirmNotice, IssueNotice, NoticeOpened
from showclear.domain.days import Notice
from showclear.domain.fold.step import Fold
from showclear.domain.state import Entry, State, put


def issued(state: State, entry: Entry, act: IssueNotice) -> State:
    notice = Notice(
        id=act.notice,
        unit=act.unit,
        date=act.date,
        plans=act.plans,
        digest=act.digest,
        addressed=act.addressed,
        index=entry.index,
    )
    earlier = state.notices.get(act.replaces or "")
    if earlier is not None:
        state = with_notice(state, replace(earlier, replaced=entry.index))
    return with_notice(state, notice)


def confirmed(state: State, entry: Entry, act: ConfirmNotice) -> State:
    notice = state.notices[act.notice]
    return with_notice(state, replace(notice, confirmed=put(notice.confirmed, entry.actor, entry.index)))


def opened(state: State, entry: Entry, act: NoticeOpened) -> State:
    """The first time counts; a notice nobody knows, or somebody else's, changes nothing."""
    notice = state.notices.get(act.notice)
    if notice is None or entry.actor not in notice.addressed or entry.actor in notice.opened:
        return state
    return with_notice(state, replace(notice, opened=put(notice.opened, entry.actor, entry.index)))


def with_notice(state: State, notice: Notice) -> State:
    return replace(state, notices=put(state.notices, notice.id, notice))


TABLE: dict[type, Fold] = {IssueNotice: issued, ConfirmNotice: confirmed, NoticeOpened: opened}
