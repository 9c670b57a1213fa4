"""A person's decisions about rows: an append-only log that replays without widgets."""
