"""What can be done in the world, by whichever edge: each act changes it and tells of it."""
