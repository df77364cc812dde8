"""Every change of an idea round and its ideas."""
