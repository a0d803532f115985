"""A sentence with blanks. It reads as English wherever it is shown as it is; a page says it in its own language.

Law of this file: what fills a blank is never taken for words of ours. Only a blank that is a sentence itself is said in
that language too.
"""


class Sentence(str):
    """`english` has the blanks, `blanks` what fills them."""

    english: str
    blanks: dict[str, object]


def filled(english: str, **blanks: object) -> Sentence:
    """The sentence with its blanks filled in. What is a sentence of this kind already stays as it is."""
    if isinstance(english, Sentence) and not blanks:
        return english
    made = Sentence(english.format(**blanks) if blanks else english)
    made.english, made.blanks = english, blanks
    return made
