"""How a step felt, three short questions, and what follows."""
