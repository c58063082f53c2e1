"""Starts Calf Coach from a checkout, or says what it takes to start it."""

import sys

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036  (a checkout can be started with any; all here is read by any)
        sys.exit("Calf Coach needs Python 3.11 or newer, and this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

    from coach import preflight

    trouble = preflight.packages_trouble()
    if trouble:
        sys.exit(trouble)

    from coach.app import main

    sys.exit(main())
