"""The challenge model: offers under threat, round by round."""
