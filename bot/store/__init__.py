"""The database: what must survive a restart. The one place that speaks SQL; the rest of Annai sees plain data."""
