"""The questions that a rule may answer: the contract between the kit and the rules."""
