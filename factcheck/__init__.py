"""factcheck: checks claims and figures in articles before they are published, offline.

    import factcheck
    claims = factcheck.extract("Output rose 5% to 60 million tons.")
    report = factcheck.audit({"a.md": text_a, "b.md": text_b})

The functions `audit` and `extract` bear the names of the modules they come from. Inside the
package write `from factcheck.extract import read`, not `from factcheck import extract`.
"""

__version__ = "0.2.0"

from factcheck.api import Document, Report, audit, extract

__all__ = ["Document", "Report", "__version__", "audit", "extract"]
