"""Mail server with an inbox page."""
