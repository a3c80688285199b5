"""Result records → prose, tables and one self-contained HTML file."""
