"""The report to take away, and the test that nothing leaves the page."""
