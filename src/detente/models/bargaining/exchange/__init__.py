"""The exchange model: two parties trade positions on two issues."""
