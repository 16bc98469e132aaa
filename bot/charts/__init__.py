"""Values to PNG: pictures for a phone, in dark and light, that never say it in colour alone."""
