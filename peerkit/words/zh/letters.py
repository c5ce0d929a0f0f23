"""What the letters to participants say, in Simplified Chinese.

No native speaker has read them yet: whoever sends one has it read first.
"""

REVIEWED_BY = ""
"""Which native reader has read all of it, and when."""

MESSAGES: dict[str, str] = {
    "letter.heading": "您的回答已被删除",
    "letter.asked": "您于 {day} 要求删除您的访谈。{named}",
    "letter.of_project": "该访谈是为“{project}”进行的。",
    "letter.erased": "您所说的内容已从我们的记录中删除，无法恢复。如果日后有旧的副本送到我们这里，"
    "也会被删除。",
    "letter.others": "如果以下机构收到过其中的任何内容：{receivers}，我们会告知他们也将其删除，并"
    "向我们确认。",
    "letter.public": "在您提出要求之前已经公开的内容，例如报告中的数字，无法收回。",
    "letter.ask": "如果您有任何问题，可以联系：{contact}。",
    "letter.heading_statement": "您撤回的同意",
    "letter.asked_statement": "您于 {day} 撤回了您在访谈中同意过的一项内容。{named}",
    "letter.statement": "该项内容是：“{label}”",
    "letter.kept": "从现在起，您所说的内容不再用于此目的。内容没有被删除，您同意的其他事项保持不变"
    "。您也可以凭纸条上的代码要求删除全部内容。",
    "letter.others_statement": "如果以下机构收到过其中的任何内容：{receivers}，我们会告知他们您已"
    "撤回这一项。",
}
