"""What the commands do: functions of the screen, named in the table of `tui.keymap.commands`."""
