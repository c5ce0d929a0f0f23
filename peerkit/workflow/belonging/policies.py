"""What a project asks of its researchers' laptops: the policies of the project or its kit, by name.

Law: a name that this version does not know, in a kit of a later one, changes nothing.
"""

from collections.abc import Mapping
from types import MappingProxyType

from peerkit.vault import Vault
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.project import find_project

Policies = Mapping[str, str | int | bool]

_NONE: Policies = MappingProxyType({})


def find_policies(vault: Vault) -> Policies:
    """Return the policies of the vault's own project, or of the one it joined; none without."""
    project = find_project(vault)
    if project is not None and not project.details.is_programme:
        return project.details.policies
    membership = find_membership(vault)
    return _NONE if membership is None else membership.kit.policies
