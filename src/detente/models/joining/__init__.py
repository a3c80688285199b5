"""Models of joining: contact and attendance that depend on what others do."""
