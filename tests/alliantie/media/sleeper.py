"""Stands in for a reader or decoder that waits for ever without computing."""

import time

if __name__ == "__main__":
    time.sleep(60)
