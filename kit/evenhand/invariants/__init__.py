"""The promises that the kit knows, a file a theme."""
