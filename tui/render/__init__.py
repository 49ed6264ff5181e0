"""What panes say: functions from values of the store to lines of cells, without any state."""
