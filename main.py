"""Starts Calf Coach from a checkout."""

import sys

from coach.app import main

if __name__ == "__main__":
    sys.exit(main())
