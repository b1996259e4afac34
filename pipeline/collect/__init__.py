"""From a source file to WARC records: politely, once a night. The only part that speaks to the network."""
