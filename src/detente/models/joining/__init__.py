"""Who joins: contact as others make contact, attendance as others attend."""
