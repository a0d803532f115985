"""The core of a hand-over as Cedar policies, to stand beside our own gate: eleven of its rules, no reasons in words.

Cedar answers allow or deny and which policies said so. It does not know what would cure a refusal and keeps no history;
what it is asked about must be put into its entities first, which is not measured here.
"""

import json
from collections.abc import Callable

import cedarpy

from showclear.domain.state import State
from showclear.domain.terms import Custody

POLICIES = """
permit(principal, action == Action::"HandWeapon", resource);
forbid(principal, action, resource) unless { principal in Role::"weapons_person" };
forbid(principal, action, resource) when { principal in Role::"first_ad" };
forbid(principal, action, resource) unless { principal.course };
forbid(principal, action, resource) unless { resource.in_service };
forbid(principal, action, resource) when { resource.stopped || context.production_stopped };
forbid(principal, action, resource) when { resource.withheld };
forbid(principal, action, resource) unless { resource.custody == "WITH_WEAPONS_PERSON" };
forbid(principal, action, resource) unless { resource.shown && !resource.spent };
forbid(principal, action, resource) unless { resource.setup == context.setup && resource.holder == context.holder };
forbid(principal, action, resource) unless { resource.seen.containsAll(context.must_see) };
forbid(principal, action, resource) unless { context.minute - resource.looked <= 30 };
"""


def entities_of(state: State) -> list[dict[str, object]]:
    people: list[dict[str, object]] = [
        {
            "uid": {"type": "Person", "id": p.id},
            "attrs": {"course": bool(p.certificates)},
            "parents": [{"type": "Role", "id": role} for role in roles_of(p.roles(None, None))],
        }
        for p in state.people.values()
    ]
    weapons: list[dict[str, object]] = []
    for w in state.weapons.values():
        look = w.clearing
        weapons.append(
            {
                "uid": {"type": "Weapon", "id": w.id},
                "attrs": {
                    "in_service": w.service == "IN", "stopped": False, "withheld": w.withheld >= 0,
                    "custody": str(w.custody), "shown": look is not None, "spent": look is not None and look.spent,
                    "setup": (look.setup or "") if look else "", "holder": look.holder if look else "",
                    "seen": [s.person for s in look.seen] if look else [],
                    "looked": look.at // 60_000_000 if look else 0,
                },
                "parents": [],
            }
        )  # fmt: skip
    roles: list[dict[str, object]] = [
        {"uid": {"type": "Role", "id": name}, "attrs": {}, "parents": []} for name in ("weapons_person", "first_ad")
    ]
    return [*people, *weapons, *roles]


def roles_of(roles: frozenset[str]) -> list[str]:
    handles = {"armorer", "property_master", "assistant_property_master"} & roles
    return (["weapons_person"] if handles else []) + (["first_ad"] if "first_ad" in roles else [])


def hand_over(state: State, weapon: str, by: str) -> Callable[[], bool]:
    """One decision, ready to be asked again and again: policies, entities and request are prepared."""
    known = state.weapons[weapon]
    assert known.clearing is not None
    assert known.custody is Custody.WITH_WEAPONS_PERSON
    policies = cedarpy.PolicySet.from_str(POLICIES)
    entities = cedarpy.Entities.from_json_str(json.dumps(entities_of(state)))
    request = {
        "principal": f'Person::"{by}"',
        "action": 'Action::"HandWeapon"',
        "resource": f'Weapon::"{weapon}"',
        "context": {
            "production_stopped": False, "setup": known.clearing.setup or "", "holder": known.clearing.holder,
            "must_see": ["p-dee", "p-cam"], "minute": known.clearing.at // 60_000_000 + 1,
        },
    }  # fmt: skip
    return lambda: cedarpy.is_authorized(request, policies, entities).allowed
