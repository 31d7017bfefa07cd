import { isSingleKey, type KeyBinding, matchesKey } from './key-match.ts'

export type KeyGroup = { heading: string; bindings: readonly KeyBinding[]; scope: symbol | null }

const groups = new Set<KeyGroup>()
const scopes: symbol[] = []
const watchers = new Set<() => void>()
let listed: readonly KeyGroup[] = []
let singleKeys = true

const fields =
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable=true], [role=textbox], [role=combobox]'
const pressable =
  'button, a[href], summary, [role=button], [role=checkbox], [role=radio], [role=switch], [role=tab], [role=option], [role=menuitem]'

function changed() {
  listed = [...groups]
  for (const watcher of watchers) watcher()
}

function rests(binding: KeyBinding, target: Element | null): boolean {
  if (binding.on === false) return true
  const single = isSingleKey(binding.key)
  if (single && !singleKeys && !/^(Enter|Escape|Space|Arrow\w+)$/i.test(binding.key)) return true
  if (!(binding.inFields ?? !single) && target?.closest(fields)) return true
  return /^(Enter|Space)$/i.test(binding.key) && Boolean(target?.closest(pressable))
}

function listen(event: KeyboardEvent) {
  // While an input method composes, its keys are its own (229 where isComposing isn't set).
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('[role=menu], [role=listbox][data-keys=own]')) return
  const mac = /Mac|iPhone|iPad/.test(navigator.userAgent)
  const scope = scopes.at(-1) ?? null
  for (const group of [...groups].reverse()) {
    if (group.scope !== scope) continue
    const binding = group.bindings.find(one => matchesKey(one.key, event, mac) && !rests(one, target))
    if (!binding) continue
    event.preventDefault()
    binding.run(event)
    return
  }
}

/** Adds keys until the returned function is called. Of two that want the same key, the later one gets it. */
export function addKeys(group: KeyGroup): () => void {
  if (groups.size === 0) document.addEventListener('keydown', listen)
  groups.add(group)
  changed()
  return () => {
    groups.delete(group)
    if (groups.size === 0) document.removeEventListener('keydown', listen)
    changed()
  }
}

/** While a scope is open only keys added in it work: a dialog's own. */
export function openScope(scope: symbol): () => void {
  scopes.push(scope)
  return () => {
    scopes.splice(scopes.indexOf(scope), 1)
  }
}

/** Single keys can be turned off as a whole, for those who speak to their computer. */
export function setSingleKeys(on: boolean): void {
  singleKeys = on
}

export function watchKeys(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** What is bound at the moment, oldest first. */
export function boundKeys(): readonly KeyGroup[] {
  return listed
}
