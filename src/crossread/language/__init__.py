"""Report text to parsed sentences: one encoder, one pass."""

from crossread.language.config import ModelConfig
from crossread.language.model import LanguageModel, ModelInfo, SentenceParse, model_info
from crossread.language.pipeline import Parser, load
from crossread.language.sentences import sentence_spans

__all__ = [
    "LanguageModel",
    "ModelConfig",
    "ModelInfo",
    "Parser",
    "SentenceParse",
    "load",
    "model_info",
    "sentence_spans",
]
