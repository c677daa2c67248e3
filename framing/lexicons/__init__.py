"""Word lists, one row per cue; ``sources.toml`` says where rows come from."""
