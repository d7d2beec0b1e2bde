"""Lemmas as edit scripts: what to cut from the end of a word and what to put there.

A script is a string a classifier can predict: `L` or `K` (lower-case the word or keep its case), the number of
characters
to cut, `+`, the ending to add; `=` and a whole lemma for words that share nothing with theirs. After Chrupała,
"Towards a
Machine-Learning Architecture for Lexical Functional Grammar Parsing" (2008), and Straka et al., CoNLL 2018.
"""

from __future__ import annotations

from typing import Final

LOWER: Final = "L0+"
KEEP: Final = "K0+"


def edit_script(form: str, lemma: str) -> str:
    """Make the script that turns `form` into `lemma`."""
    case, base = ("K", form) if lemma[:1] == form[:1] and not lemma.islower() else ("L", form.lower())
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    if shared == 0 and lemma:
        return f"={lemma}"
    return f"{case}{len(base) - shared}+{lemma[shared:]}"


def apply_script(form: str, script: str) -> str | None:
    """Apply a script to a word; None where the word is too short for it."""
    if script.startswith("="):
        return script[1:]
    base = form.lower() if script[0] == "L" else form
    cut_text, _, ending = script[1:].partition("+")
    cut = int(cut_text)
    if cut > len(base) or (cut == len(base) and not ending):
        return None
    return base[: len(base) - cut] + ending
