"""A small Discord on this machine: REST, gateway and a web page to act as its members."""
