"""Item models: ids and texts for the views; every change goes through the session."""
