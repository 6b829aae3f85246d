"""The web chat: the assistant in a browser on this machine, for trying out, demonstrating and testing."""
