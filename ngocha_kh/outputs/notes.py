"""What a reader of findings must know beside them: rules made milder, findings left out."""

from dataclasses import dataclass
from typing import Final

from ngocha_kh.validation.weights import Softened


@dataclass(frozen=True, slots=True)
class Notes:
    """`softened`: rules that weigh less than by default; `spared`: findings that `rules_from` left out.

    `not_spared`: why `rules_from` could not be applied.
    """

    softened: tuple[Softened, ...] = ()
    spared: int = 0
    not_spared: str | None = None


NO_NOTES: Final = Notes()
