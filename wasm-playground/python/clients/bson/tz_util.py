"""Time zones."""

import datetime

utc = datetime.timezone.utc
