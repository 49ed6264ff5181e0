"""The invented tray behind `salver demo`: some weeks in the inbox of Maren Holmvik, who keeps lighthouses lit."""
