"""The commands of `backchannel`, one module each."""
