"""Words: channel-neutral messages, the text catalogues, and the views that fill them."""
