"""The commands of the command line, each loaded only when it runs."""
