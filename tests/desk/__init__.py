"""What organisers and participants do with each other, as conversations."""
