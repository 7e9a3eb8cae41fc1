"""Where each licensing state and transition is seen, and where none can be: found, checked, kept.

`finding` looks for stories and proofs, `checking` believes neither, and `load` gives what is kept.
"""

from uccx_proofs.reachability.keeping import Kept, load

__all__ = ["Kept", "load"]
