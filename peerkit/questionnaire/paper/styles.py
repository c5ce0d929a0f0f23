"""How the page looks: on a screen, light or dark, and on A4; ordinary or large print.

It follows the rules for clear and large print (RNIB, "Clear print guidelines"): 12 points and more,
or 18 and more; a sans serif; aligned where reading begins; no italics, no underlining, no words in
capitals; strong contrast; space between lines and paragraphs. Nothing is told by colour.
"""

STYLES = """\
:root { color-scheme: light dark; --ink: #000; --paper: #fff; --shade: #eee; }
@media (prefers-color-scheme: dark) { :root { --ink: #fff; --paper: #111; --shade: #2a2a2a; } }
* { box-sizing: border-box; }
html { font-size: 12pt; }
html.large { font-size: 18pt; }
body { margin: 0 auto; padding: 1rem; max-width: 52rem; color: var(--ink);
  background: var(--paper); line-height: 1.5; text-align: start;
  font-family: Arial, "Liberation Sans", "Noto Sans", "Noto Sans Arabic", "Noto Sans SC",
    "DejaVu Sans", Helvetica, sans-serif; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.4rem; } h3 { font-size: 1.2rem; }
h4, h5, h6 { font-size: 1rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; margin: 1.2em 0 .4em; font-weight: bold; }
p, ul, ol, dl, table { margin: 0 0 .6em; }
.said { white-space: pre-line; }
code, pre { font-family: "DejaVu Sans Mono", "Liberation Mono", Consolas, monospace;
  font-size: .85rem; overflow-wrap: anywhere; }
html.large code, html.large pre { font-size: 1rem; }
pre { white-space: pre-wrap; border: 1px solid var(--ink); padding: .5rem; }
a { color: inherit; }
.skip { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.skip:focus { position: static; width: auto; height: auto; clip-path: none; }
.question { border-top: 1px solid var(--ink); padding: .3rem 0 .7rem; }
.question > h3, .question > h4, .question > h5, .question > h6 { margin-top: .3em; }
.asides { border-inline-start: .3rem solid var(--ink); padding-inline-start: .6rem;
  margin: .4rem 0; }
.asides p, .asides ul { margin: 0 0 .2em; }
.asides ul { list-style-position: inside; padding: 0; }
.own { font-weight: bold; }
.options { list-style: none; padding: 0; }
.options li { display: flex; align-items: baseline; margin: .25rem 0; break-inside: avoid; }
.long { columns: 17rem; column-gap: 1.5rem; }
.scale { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; }
.box { display: inline-block; flex: none; width: 1.1em; height: 1.1em; border: 2px solid var(--ink);
  margin-inline-end: .4em; vertical-align: -.2em; }
.rule { display: inline-block; min-width: 6em; border-bottom: 1.5px solid var(--ink);
  height: 1.5em; vertical-align: bottom; margin-inline: .2em; }
.blank { display: inline-block; }
.brief { min-width: 3em; }
.wide { min-width: 14em; }
.line { display: block; border-bottom: 1.5px solid var(--ink); height: 2.1em; }
.refusals { margin-top: .5rem; }
.refusals span + span { margin-inline-start: .2em; }
.item { display: inline-block; margin-inline-end: 1.5em; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: bold; padding-bottom: .4em; }
th, td { border: 1px solid var(--ink); padding: .4rem; text-align: start; vertical-align: top; }
th[scope="row"] { font-weight: normal; }
td.tick { white-space: nowrap; }
.framed { border: 2px solid var(--ink); padding: .6rem; margin: .8rem 0; }
.framed > :first-child { margin-top: 0; }
@media print {
  :root { --ink: #000; --paper: #fff; --shade: #fff; }
  body { max-width: none; padding: 0; }
  .skip, .screen { display: none; }
  .question, .framed, .asides, .lead, tr, figure, caption { break-inside: avoid; }
  h1, h2, h3, h4, h5, h6, caption, .lead { break-after: avoid; }
  .sheet { break-before: page; }
  p, li { orphans: 3; widows: 3; }
}
@page { size: A4; margin: 18mm 16mm; @bottom-right { content: counter(page); } }
"""
