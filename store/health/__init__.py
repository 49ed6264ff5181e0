"""Whether a store, and what this machine keeps of it, is as it should be. Nothing here changes what a store holds."""
