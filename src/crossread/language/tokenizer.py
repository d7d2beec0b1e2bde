"""Raw text to tokens, as the Universal Dependencies treebanks of English cut them.

The rules are spaCy's blank English ones with other prefixes, infixes and suffixes: hyphened words come apart
("air-strike" is three tokens) save after a bound prefix ("anti-ship", "e-mail"), as the Linguistic Data Consortium's
guidelines for the English Web Treebank have it, and a number comes apart from its sign and unit ("$1.5bn", "560km").
"""

from __future__ import annotations

import re

import spacy
from spacy.language import Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

BOUND_PREFIXES = (
    "anti ante bi co counter cyber de e eco euro ex extra hyper inter intra macro mega meta micro mid mini mono "
    "multi neo non over para post pre pro pseudo quasi re semi sub super trans tri ultra un under uni"
).split()
"""Prefixes that stay with their word across a hyphen."""

ABBREVIATIONS = (
    "etc. Ft. Lt. Col. Gen. Maj. Capt. Sgt. Cpl. Brig. Cmdr. Adm. Sen. Rep. Rev. Hon. Gov. Pres. Amb. Mr. Mrs. Ms. Dr. "
    "Prof. St. Mt. vs. Inc. Corp. Co. Ltd. Bros. Jr. Sr. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. "
    "approx. est. cf. al. Ave. Blvd. Rd. Nos. Vol. pp. Messrs. Mme. Mlle. Sheikh. Supt. Insp. Det. Sec. Dept. Univ. "
    "Ph.D. "
    "a.m. p.m. i.e. e.g. U.S. U.K. U.N. E.U. D.C. U.S.A. U.A.E. U.S.S.R. Calif. Fla. Mass. Conn. Pa. Va. Md. Ariz. "
    "Colo. "
    "Ala. Ga. Ill. Ind. Ky. La. Mich. Minn. Miss. Mo. Tenn. Tex. Wis. Okla. Ore."
).split()
"""Words that keep their full stop."""

_LETTER = r"[^\W\d_]"
_UNITS = (
    "km kms m mm cm kg g mg lb lbs mph kph kmh ft bn mn tn m k million billion trillion pm am MW GW kW MHz GHz GB MB "
    "TB ha sq yr yrs hrs hr min mins sec secs nm mi"
).split()
_DASHES = r"(?:--+|–|—|―|−)"

_PREFIXES = (
    "§",
    "%",
    "=",
    r"\.\.+",
    "…",
    r"[\(\[\{]",
    r"''",
    "``",
    "``",
    '"',
    "[‘’‚‛“”„‟«»‹›`´]",
    r"[,;:¿¡\|]",
    r"[!?]+",
    r"[=_]+",
    r"<+",
    r">+",
    r"(?:US|C|A|HK|NZ|R)?[\$£€¥₹₽₪₩₺₴₦](?=\S)",
    r"#(?=\D)",
    _DASHES,
    r"-(?=\D)",
    r"\*+",
    r"[•●▪■◦·►▶]",
    r"~(?=\d)",
    r"\+(?=\d)",
    r"[\)\]\}](?=\S)",
    "'(?!(?:[stmd]|ll|re|ve|em|tis|twas|cause|n|til|\\d\\ds?)\\b)",
)
_SUFFIXES = (
    r"\.\.+",
    "…",
    r"[\)\]\}]",
    r"<+",
    r">+",
    r"''",
    '"',
    "[‘’‚‛“”„‟«»‹›`´]",
    r"[,;:\|]",
    r"[!?]+",
    r"[=_]+",
    r"%",
    _DASHES,
    r"-",
    r"\*+",
    r"'s",
    r"’s",
    r"'S",
    r"’S",
    r"'",
    r"(?<=\d)(?:" + "|".join(_UNITS) + r")",
    r"(?<=\d)[\$£€¥₹₽₪₩₺₴₦°]",
    r"(?<=[0-9a-z\)\]\}%’”\"'])\.",
    r"(?<=[A-Z][A-Z])\.",
    r"(?<=[^\W\d_a-zA-Z])\.",
    r"(?<=\d)\+",
)
_INFIXES = (
    r"\.\.+",
    "…",
    r"(?<=[\w\)\"”’'%.,])" + _DASHES + r"(?=\W*\w)",
    r"(?<=[\w\)\"”’])[\(\[\{](?=\w)",
    r"(?<=\w)[\)\]\}](?=\w)",
    r"(?<=[^\W\d_])-(?=\w)",
    r"(?<=[\d\.])-(?=[^\W\d_])",
    r"(?<=\d)-(?=\d)",
    r"[‘“”„«»]",
    r"(?<=[\w\)\"”’])[,;:!?](?=[^\W\d_\s\"“‘])(?!//)",
    r"(?<=[^\W\d_]),(?=\d)",
    r"(?<=[^\W\d_])/(?=[^\W\d_])",
    r"(?<=\w)[\"“”«»](?=\w)",
    r"(?<=\d)[\"“”](?=\w)",
    r"(?<=[a-z\d])\.(?=[A-Z][a-z])",
    r"(?<=[,;:!?\.])[\"“”](?=\w)",
    r"(?<=\w)[&](?=[^\W\d_]{3,})",
    r"(?<=[\w\]\)])[=<>+](?=[\w\[\(])",
)
_KEPT = re.compile(
    r"(?:https?://|ftp://|www\.)\S+\w/?$"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+$"
    r"|(?:" + "|".join(BOUND_PREFIXES) + r")-" + _LETTER + r"+$"
    r"|(?:\d{1,4}[-/.]){2,4}\d{1,4}$"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|mil|info|co|uk|ru|ir|eu|io|de|fr)(?:/\S*\w)?/?$"
    r"|[A-Z](?:-\d+[A-Za-z]?)$|(?:[A-Z]\.){2,}$",
    re.IGNORECASE,
)


def english_tokenizer(nlp: Language) -> Tokenizer:
    """Make the tokenizer of this package for the vocabulary of `nlp`."""
    rules = {
        form: parts
        for form, parts in (nlp.Defaults.tokenizer_exceptions or {}).items()
        if not re.search(r"[\s/]", form) and (len(parts) == 1 or not re.match(r"\d|(?:id|wed|Id|Wed|i|I)d?$", form))
    }
    rules.update({form: [{ORTH: form}] for form in ABBREVIATIONS})
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(_PREFIXES).search,
        suffix_search=compile_suffix_regex(_SUFFIXES).search,
        infix_finditer=compile_infix_regex(_INFIXES).finditer,
        url_match=_KEPT.match,
    )


def blank_english() -> Language:
    """Make an empty English pipeline that has this package's tokenizer and nothing else."""
    nlp = spacy.blank("en")
    nlp.tokenizer = english_tokenizer(nlp)
    return nlp
