"""The pages on which a case is understood: questions, answers, mirror, second take."""
