"""The challenge model: rounds of offers under threat."""
