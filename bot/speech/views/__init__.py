"""Views: pure functions from programme data to a `Message`."""
