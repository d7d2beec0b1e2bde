"""Writing a case in formats for other tools. A format is a class under the entry point group `crossread.exporters`."""

from crossread.exporters.base import Exporter, ExporterFactory, Header, Sink
from crossread.exporters.registry import export_casebook, exporter_for, exporter_names, header_of

__all__ = [
    "Exporter",
    "ExporterFactory",
    "Header",
    "Sink",
    "export_casebook",
    "exporter_for",
    "exporter_names",
    "header_of",
]
