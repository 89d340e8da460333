"""What the chapter's listings share."""
from util.async_timer import async_timed

from .delay_functions import delay
