"""Git: finding the repository around a store, merging and telling differences for it, and having it call for them."""
