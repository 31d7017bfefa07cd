import type { SandboxCase, SandboxState, TypedValue } from './state.ts'

const mostShown = 200

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? character)
}

const style = `
:root { color-scheme: light dark; --ink: #20242c; --ink-2: #5a6270; --line: #e3e6ea; --bg: #fff; --hatch: #f6e6f4; --sandbox: #7d2f74 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8ec; --ink-2: #9aa2b0; --line: #2c313a; --bg: #14171c; --hatch: #33202f; --sandbox: #e0a3d8 } }
body { margin: 0; font: 13px/20px Inter, system-ui, sans-serif; color: var(--ink); background: var(--bg) }
.strip { padding: 8px 24px; color: var(--sandbox); font-weight: 500; border-bottom: 1px solid var(--line);
  background: repeating-linear-gradient(135deg, var(--hatch) 0 6px, transparent 6px 12px) }
main { padding: 16px 24px 48px; max-width: 1100px }
h1 { font-size: 15px; margin: 0 0 12px } h2 { font-size: 13px; margin: 0 }
.hint, dt { color: var(--ink-2) }
article { border-top: 1px solid var(--line); padding: 12px 0 }
dl { display: grid; grid-template-columns: minmax(120px, 220px) 1fr; gap: 2px 16px; margin: 8px 0 0 }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate }
code { font: 12px/18px "JetBrains Mono", ui-monospace, monospace; color: var(--ink-2) }`

/** The page at the sandbox's root: its cases, newest first, as text and nothing but text. */
export function casesPage(state: SandboxState): string {
  const cases = [...state.cases.values()].reverse()
  const shown = cases.slice(0, mostShown)
  const count = cases.length === 1 ? '1 case' : `${cases.length} cases`
  const rest = cases.length > shown.length ? `<p class="hint">The newest ${mostShown} are shown.</p>` : ''
  const empty = '<p class="hint">No case yet. What Caseport delivers appears here.</p>'
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Local sandbox</title><style>${style}</style></head>
<body><div class="strip">Local sandbox — nothing leaves this machine</div>
<main><h1>${count}</h1>${cases.length === 0 ? empty : shown.map(caseArticle).join('\n')}${rest}</main></body></html>`
}

function caseArticle(each: SandboxCase): string {
  const fields = Object.entries(each.fields).map(([key, value]) => row(key, valueText(value)))
  const files = each.attachments.map(file => row('attachment', `${file.filename} (${file['byte-size']} bytes)`))
  return `<article><h2>${escaped(`${each.key}-${each.number}`)} · ${escaped(each.status)}</h2>
<code>${escaped(each.id)} · ${escaped(each.templateId)} · <time>${escaped(each.createdAt)}</time></code>
<dl>${[...fields, ...files].join('')}</dl></article>`
}

function row(name: string, text: string): string {
  return `<dt dir="auto">${escaped(name)}</dt><dd dir="auto">${escaped(text)}</dd>`
}

function valueText({ value }: TypedValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
