"""The revisions, one file each. What was released is never changed; a change is a new revision."""
