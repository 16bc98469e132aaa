"""Words and moves: what people write read into typed moves, and typed moves written as letters."""
