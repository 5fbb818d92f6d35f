"""Reports on paper: pages from typed blocks, for preview, printer and PDF. Qt without widgets."""
