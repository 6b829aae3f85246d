"""The promise of delivery under fire: workers that are killed, platforms that fail, databases that go away."""
