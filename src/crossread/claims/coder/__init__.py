"""The coder: a learnt second opinion on the PLOVER type of a claim."""

from crossread.claims.coder.coder import NULL, Coded, Coder, code_claim, coder, features_of
from crossread.claims.coder.pair import Pair
from crossread.claims.coder.table import Table

__all__ = ["NULL", "Coded", "Coder", "Pair", "Table", "code_claim", "coder", "features_of"]
