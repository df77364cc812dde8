"""What a week brought, who reads of it, and what each of them may see."""
