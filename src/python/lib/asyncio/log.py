"""The logger that every report of the package goes to."""

import logging

logger = logging.getLogger(__package__)
