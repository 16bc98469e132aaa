"""The counterpart: bidding, opponent model, acceptance, reaction and answers, each by itself."""
