"""What the rules advise on an invitation, and why: facts, rules, policies, verdicts."""
