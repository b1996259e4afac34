"""A workspace opened for reading from Python, for notebooks and scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.workspace import Workspace

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.trace import Trace


@dataclass(frozen=True, slots=True)
class OpenedWorkspace:
    """Each question opens the database that is current at that moment, read-only."""

    workspace: Workspace

    def query(self, name: str, **filters: Any) -> pd.DataFrame:
        """Answer a named query: `query("officials", place="Sơn Lĩnh")`. See pipeline.query.run_query."""
        from pipeline.query import run_query

        return run_query(self.workspace, name, **filters).to_pandas()

    def sql(self, sql: str, **parameters: Any) -> pd.DataFrame:
        """Answer read-only SQL: `sql("FROM official WHERE level = $level", level="district")`."""
        return self.query(sql, **parameters)

    def trace(self, fact_id: str) -> Trace:
        """What a fact rests on: quote, sentence, article, rule."""
        from pipeline.trace import trace

        return trace(self.workspace, fact_id)

    def facts(self, text: str) -> dict[str, Any]:
        """The facts of any Vietnamese text, in the form of corpus/gold; nothing is stored.

        Raises UnreadableError for a text that is empty or not Vietnamese.
        """
        from pipeline.parse.plain import parse_text
        from pipeline.understand import facts_of_article

        return facts_of_article(parse_text(text, origin="text"), "text")
