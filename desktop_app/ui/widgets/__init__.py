"""Small parts that views and dialogs are made of."""
