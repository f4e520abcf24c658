# A missing dependency.
#: log_format JSON
import pandas
