"""The knowledge for other programs: tables, FollowTheMoney, Popolo, facts; each with a manifest beside it."""

from pipeline.export.folder import FORMATS, ExportError, ExportReport, export

__all__ = ["FORMATS", "ExportError", "ExportReport", "export"]
