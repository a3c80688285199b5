"""Pictures of the report: fluid SVG, with colours and patterns by class."""
