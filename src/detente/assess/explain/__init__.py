"""From a number back to what it rests on: exact below the inputs, statistical above them."""
