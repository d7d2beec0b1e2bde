"""The words the coder knows, as data: verbs, event nouns, word classes, light verbs, scope words, contexts."""

from crossread.claims.lexicon.load import Lexicon, NounEntry, Pattern, lexicon

__all__ = ["Lexicon", "NounEntry", "Pattern", "lexicon"]
