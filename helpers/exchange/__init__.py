"""Tables go out of the package and come back: CSV, JSON, data packages, annotations, a page."""
