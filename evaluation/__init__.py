"""Accuracy gates and speed benches: one module a benchmark, pinned floors in one file. See docs/evaluation.md."""
