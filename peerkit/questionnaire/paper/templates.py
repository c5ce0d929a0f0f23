"""The page's HTML. Whatever stands in it is escaped by the template engine; nothing marks it safe.

They are Python and not files beside it, because this part of the house opens no file.
"""

from collections.abc import Mapping

from peerkit.questionnaire.paper.styles import STYLES

_MACROS = """\
{%- macro lang(said) %}
{%- if said.language != interface %} lang="{{ said.language }}" dir="{{ said.direction }}"
{%- endif %}
{%- endmacro %}

{%- macro mark(said) %}
{%- if said.is_fallback %} <span class="own" lang="{{ interface }}" dir="ltr">
{{- say("print.not_translated") }}</span>{% endif %}
{%- endmacro %}

{%- macro ordered(text) %}
{%- for piece in numbers_apart(text) %}
{%- if piece.is_number %}<bdi dir="ltr">{{ piece.text }}</bdi>{% else %}{{ piece.text }}{% endif %}
{%- endfor %}
{%- endmacro %}

{%- macro filled(text) %}
{%- for piece in text.pieces %}
{%- if piece is string %}{{ ordered(piece) }}
{%- else %}<span class="blank" lang="{{ interface }}" dir="ltr">
{{- "" }}<span class="rule wide" aria-hidden="true"></span> (
{{- say("print.blank." ~ piece.name) }})</span>{% endif %}
{%- endfor %}
{%- endmacro %}

{%- macro words(pieces) %}
{%- for piece in pieces %}
{%- if piece.kind == "source" %}<code dir="ltr">{{ visible(piece.text) }}</code>
{%- elif piece.kind == "label" %}<bdi lang="{{ piece.language }}">{{ visible(piece.text) }}</bdi>
{%- else %}{{ visible(piece.text) }}{% endif %}
{%- endfor %}
{%- endmacro %}

{%- macro only_if(pieces) %}
{%- if pieces %}
<p class="own lead">{{ say("print.only_if") }} {{ words(pieces) }}.</p>
{%- endif %}
{%- endmacro %}

{%- macro own(code) %}
{%- for piece in say(code).split("`") %}
{%- if loop.index is even %}<code>{{ piece }}</code>{% else %}{{ piece }}{% endif %}
{%- endfor %}
{%- endmacro %}

{%- macro tick(code) %}<span class="item"><span class="box" aria-hidden="true"></span>
{{- say(code) }}</span>{% endmacro %}
"""

_SPACES = """\
{%- macro option(one, ranked) %}
<li{% if one.label %}{{ lang(one.label) }}{% endif %}>
{%- if ranked %}<span class="rule brief" aria-hidden="true"></span>
{%- else %}<span class="box" aria-hidden="true"></span>{% endif %}
<span>
{%- if one.label %}{{ ordered(one.label.text) }}{{ mark(one.label) }} <code dir="ltr">
{{- one.name }}</code>
{%- else %}{{ one.name }}{% endif %}</span></li>
{%- endmacro %}

{%- macro options(question) %}
{%- for group in question.options if group.options %}
{%- if group.condition %}
<p class="own lead">{{ say("print.if") }} {{ words(group.condition) }}:</p>
{%- endif %}
{%- set shape = "scale" if question.space == "scale" else
  "long" if group.options | length > 9 else "short" %}
<ul class="options {{ shape }}"{{ lang(question.label) }}>
{%- for one in group.options %}{{ option(one, question.space == "ranks") }}{% endfor %}
</ul>
{%- endfor %}
{%- endmacro %}

{%- macro rule(code, kind="brief") %}<span class="item">{{ say(code) }}
<span class="rule {{ kind }}" aria-hidden="true"></span></span>{% endmacro %}

{%- macro day() %}{{ rule("print.day") }}{{ rule("print.month") }}{{ rule("print.year") }}
{%- endmacro %}

{%- macro clock() %}{{ rule("print.hour") }}{{ rule("print.minute") }}{% endmacro %}

{%- macro space(question) %}
{%- if question.space in ("boxes", "scale", "ranks") %}{{ options(question) }}
{%- elif question.space == "lines" %}
<p aria-hidden="true">{% for line in range(lines) %}<span class="line"></span>{% endfor %}</p>
{%- elif question.space == "date" %}
<p>{{ day() }}</p>
{%- elif question.space == "time" %}
<p>{{ clock() }}</p>
{%- elif question.space == "datetime" %}
<p>{{ day() }}{{ clock() }}</p>
{%- elif question.space == "done" %}
<p>{{ tick("print.done") }}</p>
{%- else %}
<p>{{ rule("print.answer", "wide") }}</p>
{%- endif %}
{%- endmacro %}
"""

_QUESTION = """\
{%- macro asides(question) %}
{%- if question.filter or question.guidance or question.probes or question.rule
  or question.is_required or question.required_if %}
<div class="asides">
<p class="own">{{ say("print.for_you") }}</p>
{%- if question.guidance %}
<p class="said"{{ lang(question.guidance) }}>{{ ordered(question.guidance.text) }}
{{- mark(question.guidance) }}</p>
{%- endif %}
{%- if question.is_required %}
<p>{{ say("print.required_or_refused" if question.has_refusal else "print.required") }}</p>
{%- elif question.required_if %}
<p>{{ say("print.required_if") }} {{ words(question.required_if) }}.</p>
{%- endif %}
{%- if question.rule %}
<p>{{ say("print.rule") }} {{ words(question.rule) }}.
{%- if question.rule_message %} {{ say("print.rule_message") }}
<span{{ lang(question.rule_message) }}>{{ ordered(question.rule_message.text) }}</span>
{{- mark(question.rule_message) }}{% endif %}</p>
{%- endif %}
{%- if question.filter %}
<p>{{ say("print.filter") }} {{ words(question.filter) }}.</p>
{%- endif %}
{%- if question.probes %}
<p>{{ say("print.probes") }}</p>
<ul>
{%- for probe in question.probes %}
<li{{ lang(probe) }}>{{ ordered(probe.text) }}{{ mark(probe) }}</li>
{%- endfor %}
</ul>
{%- endif %}
</div>
{%- endif %}
{%- endmacro %}

{%- macro question(part) %}
<section class="question" id="{{ part.id }}" aria-labelledby="{{ part.id }}:label">
{{- only_if(part.condition) }}
<h{{ part.level }} id="{{ part.id }}:label" class="said"{{ lang(part.label) }}>
{{- part.number }}. {{ ordered(part.label.text) }}{{ mark(part.label) }}</h{{ part.level }}>
<p><code>{{ part.name }}</code></p>
{%- if part.hint %}
<p class="said"{{ lang(part.hint) }}>{{ ordered(part.hint.text) }}{{ mark(part.hint) }}</p>
{%- endif %}
{{- asides(part) }}
<p class="lead">{{ say(part.how, **ends(part)) }}</p>
{{- space(part) }}
{%- if part.has_refusal %}
<p class="refusals">{{ tick("print.prefer_not_to_say") }}{{ tick("print.dont_know") }}</p>
{%- endif %}
</section>
{%- endmacro %}
"""

_PARTS = """\
{%- macro note(part) %}
<div class="{{ 'framed' if part.is_for_interviewer else 'question' }}">
{{- only_if(part.condition) }}
<p class="own">{{ say("print.for_you" if part.is_for_interviewer else "print.read_out") }}</p>
<p class="said"{{ lang(part.label) }}>{{ ordered(part.label.text) }}{{ mark(part.label) }}</p>
</div>
{%- endmacro %}

{%- macro worked_out(part) %}
<div class="framed">
{{- only_if(part.condition) }}
<p class="own">{{ say("print.for_you") }}</p>
<p>{{ say("print.work_out") }} <code>{{ part.name }}</code>: {{ words(part.calculation) }}.
<span class="rule" aria-hidden="true"></span></p>
</div>
{%- endmacro %}

{%- macro heading(part) %}
<h{{ part.level }} id="{{ part.id }}:label" class="said"{{ lang(part.label) }}>
{{- ordered(part.label.text) }}{{ mark(part.label) }}</h{{ part.level }}>
{%- endmacro %}

{%- macro section(part) %}
<section id="{{ part.id }}"{% if part.label %} aria-labelledby="{{ part.id }}:label"{% endif %}>
{%- if part.label %}{{ heading(part) }}{% endif %}
{%- if part.condition %}
<p class="own lead">{{ say("print.section_only_if") }} {{ words(part.condition) }}.</p>
{%- endif %}
{{- parts(part.parts) }}
</section>
{%- endmacro %}

{%- macro turns(part) %}
<section id="{{ part.id }}" aria-labelledby="{{ part.id }}:label">
{{- heading(part) }}
{%- if part.condition %}
<p class="own lead">{{ say("print.section_only_if") }} {{ words(part.condition) }}.</p>
{%- endif %}
<p class="lead">{{ say("print.turns") }} <code>{{ part.name }}</code>
{%- if part.count %}. {{ say("print.turns_count") }} {{ words(part.count) }}{% endif %}.</p>
{%- set level = [part.level + 1, 6] | min %}
{%- for turn in part.turns %}
<section aria-labelledby="{{ part.id }}:turn:{{ loop.index }}">
<h{{ level }} id="{{ part.id }}:turn:{{ loop.index }}"><span{{ lang(part.label) }}>
{{- ordered(part.label.text) }}</span>, {{ say("print.turn", number=loop.index) }}</h{{ level }}>
{{- parts(turn) }}
</section>
{%- endfor %}
{%- if part.has_more %}
<p class="framed">{{ say("print.more_turns") }}
<span class="rule brief" aria-hidden="true"></span></p>
{%- endif %}
</section>
{%- endmacro %}

{%- macro parts(all) %}
{%- for part in all %}
{%- set kind = kind_of(part) %}
{%- if kind == "Question" %}{{ question(part) }}
{%- elif kind == "Note" %}{{ note(part) }}
{%- elif kind == "WorkedOut" %}{{ worked_out(part) }}
{%- elif kind == "Section" %}{{ section(part) }}
{%- else %}{{ turns(part) }}{% endif %}
{%- endfor %}
{%- endmacro %}
"""

_BEGINNING = """\
<header>
<h1{{ lang(sheet.title) }}>{{ sheet.title.text }}{{ mark(sheet.title) }}</h1>
<p>
{{- say("print.identity", form_id=sheet.form_id, version=sheet.version, digest=sheet.digest) }}</p>
<p>{{ say("print.language") }} <bdi lang="{{ sheet.language }}">{{ sheet.language_name }}</bdi></p>
{%- if not sheet.is_reviewed %}
<p class="framed">{{ say("print.not_reviewed", language=sheet.language_name) }}</p>
{%- endif %}
</header>
<main id="start">
<section aria-labelledby="about">
<h2 id="about">{{ say("print.about") }}</h2>
<p>{{ rule("print.participant", "wide") }}</p>
<p>{{ rule("print.researcher", "wide") }}</p>
<p>{{ day() }}{{ clock() }}</p>
<p>{{ say("print.mode") }}</p>
<p>{{ tick("print.mode.spoken") }}{{ tick("print.mode.written") }}
{{- tick("print.mode.signed_bsl") }}{{ tick("print.mode.witnessed") }}</p>
{%- if sheet.asks_age %}
<p>{{ say("print.age") }}</p>
<p>{{ tick("print.age.under_16") }}{{ tick("print.age.16_17") }}
{{- tick("print.age.18_or_over") }}</p>
<p class="framed">{{ say("print.age.young") }}</p>
{%- endif %}
<ul>
<li>{{ say("print.use.names") }}</li>
<li>{{ say("print.use.for_you") }}</li>
<li>{{ say("print.use.boxes") }}</li>
<li>{{ say("print.use.keep") }}</li>
</ul>
</section>
<section aria-labelledby="information">
<h2 id="information">{{ say("print.information") }}</h2>
<p class="said"{{ lang(sheet.information) }}>{{ filled(sheet.information) }}</p>
</section>
<section aria-labelledby="limits">
<h2 id="limits">{{ say("print.limits") }}</h2>
<p class="said"{{ lang(sheet.limits) }}>{{ filled(sheet.limits) }}</p>
</section>
<section aria-labelledby="consent">
<h2 id="consent">{{ say("print.consent") }}</h2>
<table>
<caption>{{ say("print.consent_caption") }}</caption>
<thead>
<tr><th scope="col">{{ say("print.statement") }}</th>
<th scope="col">{{ say("print.said") }}</th></tr>
</thead>
<tbody>
{%- for one in sheet.statements %}
<tr>
<th scope="row"><span class="said"{{ lang(one.label) }}>{{ filled(one.label) }}</span>
<br><code>{{ one.name }}</code>
{%- if one.is_essential %}<br><span class="own">{{ say("print.essential") }}</span>{% endif %}</th>
<td class="tick">{{ tick("print.yes") }}<br>{{ tick("print.no") }}<br>
{{- tick("print.not_asked") }}</td>
</tr>
{%- endfor %}
</tbody>
</table>
</section>
"""

_ENDING = """\
<section class="sheet" aria-labelledby="end">
<h2 id="end">{{ say("print.end") }}</h2>
<p>{{ say("print.keep") }} {{ tick("print.yes") }}{{ tick("print.no") }}</p>
<p>{{ say("print.keep_no") }}</p>
{%- if sheet.signposting %}
<h3>{{ say("print.signposting") }}</h3>
<p class="said"{{ lang(sheet.signposting) }}>{{ ordered(sheet.signposting.text) }}
{{- mark(sheet.signposting) }}</p>
{%- endif %}
</section>
<section aria-labelledby="slip">
<h2 id="slip">{{ say("print.slip") }}</h2>
<p>{{ say("print.slip_how") }}</p>
<div class="framed">
<p{{ lang(sheet.title) }}>{{ sheet.title.text }}</p>
<p>{{ rule("print.participant", "wide") }}</p>
<p>{{ rule("print.withdrawal_code", "wide") }}</p>
<p>{{ filled(sheet.slip) }}</p>
</div>
</section>
<section class="sheet" aria-labelledby="entry">
<h2 id="entry">{{ say("print.entry") }}</h2>
<ol>
<li>{{ say("print.entry.skeleton") }} <code>{{ commands.skeleton }}</code></li>
<li>{{ say("print.entry.fill") }}</li>
<li>{{ say("print.entry.run") }} <code>{{ commands.enter }}</code></li>
<li>{{ own("print.entry.code") }}</li>
<li>{{ own("print.entry.lock") }}</li>
</ol>
<details class="screen">
<summary>{{ say("print.entry.file") }}</summary>
<pre dir="ltr">{{ skeleton }}</pre>
</details>
</section>
</main>
"""

_PAGE = """\
<!DOCTYPE html>
<html lang="{{ interface }}" dir="ltr"{% if is_large %} class="large"{% endif %}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ sheet.title.text }}</title>
<style>
{% include "styles" %}</style>
</head>
<body>
<a class="skip" href="#questions">{{ say("print.skip") }}</a>
{% include "beginning" %}
<section class="sheet" aria-labelledby="questions">
<h2 id="questions" tabindex="-1">{{ say("print.questions") }}</h2>
{{- parts(sheet.parts) }}
</section>
{% include "ending" %}
</body>
</html>
"""

TEMPLATES: Mapping[str, str] = {
    "styles": STYLES,
    "beginning": _BEGINNING,
    "ending": _ENDING,
    "page": _MACROS + _SPACES + _QUESTION + _PARTS + _PAGE,
}
"""The page and what it includes, by name."""
