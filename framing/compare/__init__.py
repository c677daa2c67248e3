"""Compare: articles on the same event set side by side; every table is a function of an Event."""
