"""What shows a plan."""
