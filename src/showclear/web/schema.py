"""What /schema/openapi.json says of the acts body, made from the same types that decode it."""

from dataclasses import dataclass
from typing import Any, Final, Union

import msgspec
from litestar.openapi.spec import OpenAPIMediaType, Operation, Reference, RequestBody

from showclear.domain.acts.catalogue import ACTS, HUB_ACTS
from showclear.web.decode import EnvelopeIn

REF: Final = "#/components/schemas/"
SENT: Final = tuple(c for c in ACTS if c not in HUB_ACTS)  # what the hub alone writes is no part of the interface


def acts_schemas() -> dict[str, Any]:
    """The envelope and every act that anybody may send, by its tag."""
    union_type = Union[SENT]  # type: ignore[valid-type]  # noqa: UP007 - built from the table
    (envelope, union), found = msgspec.json.schema_components((EnvelopeIn, union_type), ref_template=REF + "{name}")
    schemas: dict[str, Any] = dict(found)
    schemas["Act"] = union
    schemas["ActIn"]["properties"]["act"] = {"$ref": REF + "Act"}
    assert envelope == {"$ref": REF + "EnvelopeIn"}  # noqa: S101 - HandInOperation names it
    return schemas


@dataclass
class HandInOperation(Operation):
    """The operation with its body, which no route argument declares because we decode it ourselves."""

    def __post_init__(self) -> None:
        content = {"application/json": OpenAPIMediaType(schema=Reference(ref=REF + "EnvelopeIn"))}
        self.request_body = RequestBody(content=content, required=True)
