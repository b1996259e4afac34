"""From bytes to an Article: encodings, family selectors, zones, dates."""
