"""What the participants of a vault's interviews are told: by whom, for whom, until when.

The terms come from the kit; from the vault's own project, where the lead interviews; or, on a
machine that has joined nothing yet, from the researcher, who is asked once.

Law: practice asks every consent statement that a questionnaire has, for receivers that are made up:
nobody hears one for the first time from a real person.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING

from peerkit.frozen import frozen
from peerkit.interview import Setting, Under16
from peerkit.questionnaire import OrderStep, Questionnaire
from peerkit.record import read_canonical, write_canonical
from peerkit.values import Audience
from peerkit.vault import Vault
from peerkit.words import catalogue
from peerkit.workflow.belonging.membership import find_membership
from peerkit.workflow.belonging.policies import Policies
from peerkit.workflow.belonging.project import Project, find_project
from peerkit.workflow.ledger.chains import LEAD_CODE

if TYPE_CHECKING:  # without a kit, nothing of bundles is needed
    from peerkit.bundle import Kit, Receiver, Safeguarding

_DOCUMENT = "terms"
_LIMIT_BYTES = 32 * 1024 * 1024
"""As much as a kit: what a lead wrote stands here, and must never keep a vault from opening."""
_OWN = frozenset({Audience.ORGANISATION})
_WITH_A_PROJECT = frozenset({Audience.ORGANISATION, Audience.PUBLIC, Audience.MEDIA})
"""Audiences that need no named receiver: what is published is published by the organisation."""


@frozen
class Terms:
    """Who asks, whom a participant can turn to, until when, and who else receives answers.

    `withdraw_by` is an ISO date. `code` is the researcher's, for participant codes. Without a
    project (`project` is None) nobody else receives anything, but for made-up ones in practice.
    `steps` are those that the project switches on, whatever the questionnaire.
    """

    organisation: str
    contact: str
    withdraw_by: str
    project: str | None = None
    code: str = ""
    receivers: "tuple[Receiver, ...]" = ()
    confirmed_languages: Mapping[str, str] = field(default_factory=dict)
    safeguarding: "Safeguarding | None" = None
    steps: frozenset[OrderStep] = frozenset()
    under_16: Under16 = Under16.REFUSE

    @property
    def audiences(self) -> frozenset[Audience]:
        """The audiences whose consent statements are asked."""
        if self.project is None and not self.receivers:
            return _OWN
        return _WITH_A_PROJECT | {receiver.audience for receiver in self.receivers}

    def filling(self, language: str) -> Mapping[str, str]:
        """Return what fills `{organisation}` and its kin in that language's texts."""
        words = catalogue(language)
        names = [receiver.name for receiver in self.receivers]
        return {
            "organisation": self.organisation,
            "shared_with": words.listing(names) if names else words.locale.nobody_else,
            "contact": self.contact,
            "withdraw_by": words.date(self.withdraw_by),
        }

    def setting(self, questionnaire: Questionnaire, language: str) -> Setting:
        """Return what the engine is told of an interview on these terms."""
        return Setting(
            questionnaire=questionnaire,
            filling=self.filling(language),
            receivers=tuple(receiver.name for receiver in self.receivers),
            audiences=self.audiences,
            steps=self.steps.union(questionnaire.steps),
            under_16=self.under_16,
            asks_once=True,
        )


def find_terms(vault: Vault) -> Terms | None:
    """Return the terms of this vault's interviews; None where the researcher is to be asked."""
    membership = find_membership(vault)
    project = find_project(vault)
    if project is not None and not project.details.is_programme:
        return _of_project(project)
    if membership is not None:
        return _of_kit(membership.kit)
    stored = vault.documents.get(_DOCUMENT)
    if stored is None:
        return None
    document = read_canonical(stored, _LIMIT_BYTES)
    terms = Terms(document["organisation"], document["contact"], document["withdraw_by"])
    return replace(terms, receivers=_made_up_receivers()) if vault.is_practice else terms


def keep_terms(vault: Vault, terms: Terms) -> None:
    """Make the vault know what the researcher said about their organisation."""
    document = {
        "organisation": terms.organisation,
        "contact": terms.contact,
        "withdraw_by": terms.withdraw_by,
    }
    vault.documents.set(_DOCUMENT, write_canonical(document))


def _made_up_receivers() -> "tuple[Receiver, ...]":
    from peerkit.bundle import Receiver

    words = catalogue()
    return tuple(
        Receiver(words.text(f"practice.receiver.{audience.value}"), audience)
        for audience in (Audience.PROGRAMME, Audience.PARTNER)
    )


def _of_kit(kit: "Kit") -> Terms:
    return Terms(
        organisation=kit.organisation,
        contact=kit.contact,
        withdraw_by=kit.withdraw_by,
        project=kit.project,
        code=kit.code,
        receivers=kit.receivers,
        confirmed_languages=kit.confirmed_languages,
        safeguarding=kit.safeguarding,
        steps=_steps(kit.policies),
        under_16=_under_16(kit.policies),
    )


def _of_project(project: Project) -> Terms:
    details = project.details
    return Terms(
        organisation=details.organisation,
        contact=details.contact,
        withdraw_by=details.withdraw_by,
        project=project.id,
        code=LEAD_CODE,
        receivers=details.receivers,
        confirmed_languages=details.confirmed_languages,
        safeguarding=details.safeguarding,
        steps=_steps(details.policies),
        under_16=_under_16(details.policies),
    )


def _steps(policies: Policies) -> frozenset[OrderStep]:
    """Return the steps that a project switches on; to speak of under 16s switches on their age."""
    named = str(policies.get("steps", "")).split()
    steps = {OrderStep(word) for word in named if word in tuple(OrderStep)}
    return frozenset(steps | ({OrderStep.AGE} if "under_16" in policies else set()))


def _under_16(policies: Policies) -> Under16:
    """Return what a project says of people under 16; refusing them where it says nothing."""
    said = policies.get("under_16")
    return Under16.ADULT_AND_CHILD if said == Under16.ADULT_AND_CHILD else Under16.REFUSE
