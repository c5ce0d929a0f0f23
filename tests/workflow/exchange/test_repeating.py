"""What was withdrawn with its code on any chain is said again by the lead, once, and to all."""

from peerkit.record import RecordKind
from peerkit.record.bodies.withdrawal import Withdrawal, write_withdrawal
from peerkit.workflow.belonging.link import Link, find_links
from peerkit.workflow.exchange.withdrawing import withdraw_statement
from peerkit.workflow.ledger.bodies import body_of
from peerkit.workflow.ledger.chains import OwnChain, append_record
from tests.workflow.actors import Actor, Story, holds, subject
from tests.workflow.keeping import backed_up, restored
from tests.workflow.test_hostile_devices import body_in, say


def up(actor: Actor) -> Link:
    return find_links(actor.vault)[-1]


def said(actor: Actor, link: Link) -> list[Withdrawal]:
    """Return what the link's lead says was withdrawn, as the actor knows it."""
    return [
        Withdrawal(**body_of(one) | {"records": tuple(body_of(one)["records"])})
        for one in actor.vault.records.by_kind(link.project, RecordKind.WITHDRAWAL)
        if one.head.device == link.lead
    ]


def test_a_laptop_that_is_brought_back_learns_what_it_withdrew_itself(story: Story) -> None:
    amina = story.device("amina")
    code = amina.record("kanarek").code
    story.sync(amina, story.organisation)
    made = backed_up(story, amina)
    amina.withdraw(code)
    story.sync(amina, story.organisation)
    again, _ = restored(story, made.path, "again")
    story.sync(again)
    assert not holds(again.vault, "kanarek")
    assert ["withdrawn"] == again.where()


def test_it_is_said_once_as_far_as_it_reached_and_without_the_code(story: Story) -> None:
    amina, lead = story.device("amina"), story.organisation
    whole, statement = amina.record("kanarek").code, amina.record("stays").code
    story.everybody(amina)
    amina.withdraw(whole)
    withdraw_statement(amina.vault, statement, "share", story.clock.at())
    for _ in range(2):
        story.everybody(amina)
    expected = {Withdrawal(), Withdrawal(statement="share")}
    assert (2, expected) == (len(said(lead, up(lead))), set(said(lead, up(lead))))
    assert expected == set(said(amina, up(amina)))


def test_a_device_that_withdrew_confirms_by_its_own_word_alone(story: Story) -> None:
    amina, lead = story.device("amina"), story.organisation
    code = amina.record("kanarek").code
    story.everybody(amina)
    amina.withdraw(code)
    story.everybody(amina)
    assert [] == list(lead.vault.records.by_kind(up(lead).project, RecordKind.CONFIRMATION))


def test_a_word_without_a_code_and_one_of_nothing_held_are_not_repeated(story: Story) -> None:
    """A lead's word would reach an interview of somebody else, whose subject a device took."""
    mallory, amina, lead = story.device("mallory"), story.device("amina"), story.organisation
    code = amina.record("kanarek").code
    mallory.record("enrols")
    story.sync(amina, mallory, lead)
    say(mallory, RecordKind.SUBMISSION, body_in(mallory.vault), subject(code))
    link = up(mallory)
    chain = OwnChain(link.project, link.device)
    for of, shown in ((subject(code), None), ("f" * 64, None)):
        body = write_withdrawal(Withdrawal(shown))
        append_record(mallory.vault, chain, RecordKind.WITHDRAWAL, of, story.clock.at(), body)
    story.sync(mallory, lead)
    assert [] == said(lead, up(lead))
    assert ["enrols", "kanarek"] == lead.stories()  # her own second one is withdrawn, and no other
