"""How pages look: the terminal's own colours, weight and reversal; nothing depends on a colour."""

STYLE = """
Screen { layout: vertical; overflow: hidden; }
#title { height: auto; max-height: 2; padding: 0 1; text-style: bold reverse; }
#body { height: 1fr; min-height: 2; padding: 0 1; scrollbar-size-vertical: 1; }
#body.beside { height: auto; max-height: 50%; }
#body.above { height: auto; max-height: 60%; }
.text { height: auto; max-width: 90; margin: 0 0 1 0; }
.-short .text { margin: 0; }
.strong { text-style: bold; }
RowsView { height: auto; max-width: 90; }
Editor { height: 1fr; min-height: 2; border: none; padding: 0 1; }
Editor.line, Editor.unseen { height: 3; min-height: 1; }
.-short Editor.line, .-short Editor.unseen { height: 1; }
.-short #message { max-height: 2; }
#foot { dock: bottom; height: auto; }
#more { height: 1; padding: 0 1; text-style: italic; display: none; }
#message { height: auto; max-height: 3; padding: 0 1; display: none; }
#next { height: auto; max-height: 3; padding: 0 1; text-style: bold; }
#buttons { height: 1; padding: 0 1; }
.button { width: auto; height: 1; margin: 0 1 0 0; }
.button:focus { text-style: reverse; }
"""
