"""The forms of English words: plurals of nouns, and every form of a verb."""

from typing import Final

PLURALS: Final = {
    "knife": "knives",
    "man": "men",
    "woman": "women",
    "child": "children",
    "thief": "thieves",
    "wolf": "wolves",
}
VOWELS: Final = frozenset("aeiou")
HISSING: Final = ("s", "x", "ch", "sh")


def plural(phrase: str) -> str:
    """Of the last word of a phrase."""
    head, _, last = phrase.rpartition(" ")
    if last in PLURALS:
        many = PLURALS[last]
    elif last.endswith("knife"):
        many = last[:-5] + PLURALS["knife"]
    elif last.endswith("man"):
        many = last[:-3] + "men"
    elif last.endswith(HISSING):
        many = last + "es"
    elif last.endswith("y") and last[-2:-1] not in VOWELS:
        many = last[:-1] + "ies"
    else:
        many = last + "s"
    return f"{head} {many}".strip()


def forms(lemma: str, irregular: dict[str, list[str]]) -> set[str]:
    """Every form of a verb, its lemma among them; of a short one, with its last letter doubled and not."""
    if lemma in irregular:
        return {lemma, *irregular[lemma]}
    if lemma.endswith("e"):
        return {lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    stem = lemma
    if len(lemma) > 2 and lemma[-1] not in VOWELS | set("wxy") and lemma[-2] in VOWELS and lemma[-3] not in VOWELS:
        stem = lemma + lemma[-1]
    third = lemma + ("es" if lemma.endswith((*HISSING, "z", "o")) else "s")
    return {lemma, third, stem + "ed", stem + "ing", lemma + "ed", lemma + "ing"}
