"""The contact page: how the network is reached, and a form that mails it."""
