"""The invitations of a trip, on paper."""
