"""The Crossread corpus: reading, checking, measuring and varying its annotations (see training/corpus/GUIDE.md)."""
