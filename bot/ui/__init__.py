"""What people see and press: layouts as functions of values, and the items behind them."""
