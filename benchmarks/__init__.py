"""How fast the parts are: `python -m benchmarks`, never part of the tests."""
