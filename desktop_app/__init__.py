"""業務改善計画レポーター: keeps a 業務改善計画 and its progress, and reports them in Word."""

__version__ = "0.1.0"
