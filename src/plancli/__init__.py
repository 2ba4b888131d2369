"""Track an institution's work plan: vague deadlines, departments, supervision lights."""

__version__ = "0.1.0"
