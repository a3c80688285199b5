"""Read what an analyst writes beside a case: advice, and dissent from its answer."""
