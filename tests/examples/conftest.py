"""What these tests share."""

from township import copied_data, reports, reports_for

__all__ = ["copied_data", "reports", "reports_for"]
