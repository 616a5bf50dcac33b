"""Files that people write (TOML): what each key may hold, each mistake explained."""
