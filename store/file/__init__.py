"""The file: its text form, its way to disk, and saving it without anybody waiting."""
