"""What a Final Draft file marks its words with: revisions, and the tags of the departments.

A tag's way is long: a run points at a tag, the tag at its definitions, a definition at its category.
"""

from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element as Node

from msgspec import Struct

from showclear.importers.script import Revision, Tag

Definitions = Mapping[str, Sequence[tuple[str, str]]]


class Run(Struct, frozen=True):
    """Words of a paragraph that carry the same marks."""

    words: str
    revision: str | None
    tag: str | None


def revisions_in(root: Node) -> list[Revision]:
    return [
        Revision(
            id=node.get("ID") or node.get("Number") or "",
            name=node.get("Name") or "",
            color=node.get("PageColor") or node.get("Color") or "",
            mark=node.get("Mark") or "",
        )
        for node in root.iterfind("Revisions/Revision")
    ]


def latest(runs: Iterable[Run]) -> str | None:
    """The latest revision that touched the paragraph; programs count them up."""
    ids = [run.revision for run in runs if run.revision and run.revision != "0"]
    return max(ids, key=lambda found: (int(found) if found.isdecimal() else -1, found), default=None)


def definitions_in(root: Node) -> dict[str, list[tuple[str, str]]]:
    """Category and label of each definition, under the number of the tag that points at it."""
    names = {node.get("Id"): node.get("Name") or "" for node in root.iterfind("TagData/TagCategories/TagCategory")}
    labels = {
        node.get("Id"): (names.get(node.get("CatId"), ""), node.get("Label") or "")
        for node in root.iterfind("TagData/TagDefinitions/TagDefinition")
    }
    return {
        tag.get("Number") or "": [labels[found] for node in tag.iterfind("DefId") if (found := node.text) in labels]
        for tag in root.iterfind("TagData/Tags/Tag")
    }


def tags_on(runs: Iterable[Run], definitions: Definitions) -> tuple[Tag, ...]:
    """One tag for each stretch of runs under the same definition; programs cut runs for other reasons too."""
    stretches: list[tuple[tuple[str, str], list[str]]] = []
    going: dict[tuple[str, str], list[str]] = {}
    for run in runs:
        here = definitions.get(run.tag, ()) if run.tag else ()
        going = {label: words for label, words in going.items() if label in here}
        for label in here:
            if label not in going:
                going[label] = []
                stretches.append((label, going[label]))
            going[label].append(run.words)
    tags = (Tag(category=c, label=label, words="".join(words).strip()) for (c, label), words in stretches)
    return tuple(tag for tag in tags if tag.words)
