"""What a file still proves about its release."""
