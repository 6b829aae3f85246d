"""Annai: the assistant itself – what it knows, how it speaks, how it reaches people."""
