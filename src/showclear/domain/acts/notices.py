"""The weapons notice: what is planned, told to those it touches, and their word that they have it."""

from typing import Annotated, ClassVar

from msgspec import Meta

from showclear.domain.acts.shapes import PlanVersion, Report, Request, Trust
from showclear.domain.terms import ASSISTANT_DIRECTORS, Day, Digest, NoticeId, PersonId, Role, UnitId


class IssueNotice(Request, frozen=True, kw_only=True):
    """Issues the weapons notice of a unit's day: these plans in these versions, on the paper named by digest.

    `replaces` names the notice that this one stands in for; those it was addressed to confirm anew.
    """

    WHO: ClassVar = ASSISTANT_DIRECTORS | {Role.ARMORER, Role.UPM}
    notice: NoticeId
    unit: UnitId
    date: Day
    plans: Annotated[tuple[PlanVersion, ...], Meta(min_length=1, max_length=200)]
    digest: Digest
    addressed: Annotated[tuple[PersonId, ...], Meta(min_length=1, max_length=500)]
    replaces: NoticeId | None = None


class ConfirmNotice(Request, frozen=True, kw_only=True):
    """I read it. By whom it is addressed to, each for themself."""

    TRUST: ClassVar = Trust.RAISES
    notice: NoticeId


class NoticeOpened(Report, frozen=True, kw_only=True):
    """It was on their screen. Says nothing of whether it was read."""

    TRUST: ClassVar = Trust.NEITHER
    notice: NoticeId
