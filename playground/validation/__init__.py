"""What Discord checks before it believes a request."""
