"""What a project asks of its researchers' laptops: the policies of the kit, by name."""

from collections.abc import Mapping
from types import MappingProxyType

from peerkit.vault import Vault
from peerkit.workflow.membership import find_membership

Policies = Mapping[str, str | int | bool]

_NONE: Policies = MappingProxyType({})


def find_policies(vault: Vault) -> Policies:
    """Return the policies of the project that the vault joined; none where it joined none."""
    membership = find_membership(vault)
    return _NONE if membership is None else membership.kit.policies
