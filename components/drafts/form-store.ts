import type { JsonValue } from '#lib/json.ts'
import type { Problem } from '#lib/result.ts'
import { type Answer, type Answers, isEmpty } from '#lib/templates/answers.ts'
import { checkAnswer, isMissing } from '#lib/templates/answers-schema.ts'
import type { Field } from '#lib/templates/field-types.ts'
import type { Feed } from '../alerts/payload-tags.ts'
import { Autosave } from './autosave.ts'
import { concerns } from './edits.ts'
import { sameValue } from './merge-draft.ts'
import { pathsOf } from './provenance-words.ts'
import type { Collision, SaveOutcome, SaveRequest } from './save-state.ts'

export type FormSummary = {
  /** Keys of required fields that are empty, and of fields whose answer is wrong, in the template's order. */
  missing: string[]
  wrong: string[]
  answered: string[]
}

type Said = { problem: string; of: Answer | undefined }

type Around = {
  draft: { revision: number; answers: Answers; problems: Problem[]; changedAt: string; changedBy: string | null }
  fields: readonly Field[]
  author: { personId: string; name: string }
  send: (request: SaveRequest) => Promise<SaveOutcome>
}

/** The answers on screen: what is written, what is wrong with it, what is still empty. Fields listen for themselves. */
export class FormStore {
  readonly fields: readonly Field[]
  readonly autosave: Autosave
  /** The field that a click in the evidence fills. */
  lastFocused: string | null = null
  readonly #byKey: ReadonlyMap<string, Field>
  readonly #left = new Set<string>()
  readonly #said = new Map<string, Said>()
  readonly #checked = new Map<string, { answer: Answer | undefined; problems: Problem[]; missing: boolean }>()
  #summary: FormSummary = { missing: [], wrong: [], answered: [] }
  #heard: string
  #feeds: readonly Feed[] = []
  #collisions: readonly Collision[] = []
  readonly #listeners = new Set<() => void>()

  constructor({ draft, fields, author, send }: Around) {
    this.fields = fields
    this.#byKey = new Map(fields.map(field => [field.key, field]))
    const savedAt = draft.changedBy === null ? null : draft.changedAt
    this.autosave = new Autosave({ revision: draft.revision, answers: draft.answers, savedAt }, { send, author })
    this.#heard = JSON.stringify(draft.problems)
    this.#hear(draft.problems)
    this.#summarise()
    this.autosave.subscribe(() => this.#tell())
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  field(key: string): Field | undefined {
    return this.#byKey.get(key)
  }

  summary = (): FormSummary => this.#summary

  /** Which paths each field was read from, for the tags of the evidence; the same list until one of them moves. */
  feeds = (): readonly Feed[] => this.#feeds

  collisions = (): readonly Collision[] => this.#collisions

  change(key: string, value: JsonValue | null, path?: string): void {
    this.autosave.edit(key, path === undefined ? { value } : { value, path })
  }

  restore(key: string): void {
    this.autosave.edit(key, { restore: true })
  }

  /** Leaving a field: from now on it says what is wrong with it. */
  leave(key: string): void {
    if (this.#left.has(key)) return
    this.#left.add(key)
    this.#tell()
  }

  focus(key: string | null): void {
    if (this.lastFocused === key) return
    this.lastFocused = key
    this.#tell()
  }

  /** What a field says is wrong, once it was left: the server's words as long as the answer is the one they were said of. */
  problemOf(key: string): string | null {
    const parked = this.autosave.refusedOf(key)?.[0]
    if (parked) return parked.problem
    const said = this.#said.get(key)
    if (said?.of && sameValue(said.of, this.autosave.answer(key))) return said.problem
    if (!this.#left.has(key)) return null
    const { problems, missing } = this.#check(key)
    const field = this.#byKey.get(key)
    if (missing && field) return emptyWords(field)
    return problems[0] ? placed(problems[0], key) : null
  }

  /** Why the mapping could not answer a field, until somebody does. */
  unmappedOf(key: string): string | null {
    const said = this.#said.get(key)
    return said && !said.of && !this.autosave.answer(key) ? said.problem : null
  }

  isMissing(key: string): boolean {
    return this.#check(key).missing
  }

  /** Problems from submitting or from Persona: each lands on its field. Returns the first field concerned. */
  hear(problems: Problem[]): string | null {
    this.#hear(problems)
    for (const { key } of this.fields) this.#left.add(key)
    this.#tell()
    return this.fields.find(({ key }) => problems.some(({ path }) => concerns(path, key)))?.key ?? null
  }

  /** The draft as the server has it now: others' answers, what Persona objected to, whether it is open. */
  receive(draft: Around['draft'] & { status: string }): void {
    const { revision, answers, changedAt, changedBy, problems } = draft
    if (draft.status === 'open') this.autosave.reopen()
    else this.autosave.block({ is: 'closed' })
    this.autosave.receive({ revision, answers, changedAt, changedBy: changedBy ?? 'The mapping' })
    if (JSON.stringify(problems) === this.#heard) return
    this.#heard = JSON.stringify(problems)
    this.#said.clear()
    this.#hear(problems)
    this.#tell()
  }

  /** The next field after this one, around the end, that is required and empty, or wrong. */
  nextOpen(after: string | null): string | null {
    const { missing, wrong } = this.#summary
    const open = new Set([...missing, ...wrong])
    const at = this.fields.findIndex(({ key }) => key === after)
    const order = [...this.fields.slice(at + 1), ...this.fields.slice(0, at + 1)]
    return order.find(({ key }) => open.has(key))?.key ?? null
  }

  #hear(problems: Problem[]): void {
    for (const { key } of this.fields) {
      const own = problems.find(({ path }) => concerns(path, key))
      if (own) this.#said.set(key, { problem: placed(own, key), of: this.autosave.answer(key) })
    }
  }

  #check(key: string) {
    const answer = this.autosave.answer(key)
    const known = this.#checked.get(key)
    const field = this.#byKey.get(key)
    if (known && known.answer === answer) return known
    const checked = {
      answer,
      problems: field ? checkAnswer(field, answer?.value) : [],
      missing: field ? isMissing(field, answer?.value) : false,
    }
    this.#checked.set(key, checked)
    return checked
  }

  #summarise(): void {
    const keys = this.fields.map(({ key }) => key)
    const next = {
      missing: keys.filter(key => this.#check(key).missing),
      wrong: keys.filter(key => this.#check(key).problems.length > 0),
      answered: this.fields.flatMap(field =>
        isEmpty(field, this.autosave.answer(field.key)?.value) ? [] : [field.key],
      ),
    }
    if (JSON.stringify(next) !== JSON.stringify(this.#summary)) this.#summary = next
    const feeds = this.fields.map(({ key, label }) => {
      return { key, label, paths: pathsOf(this.autosave.answer(key)), missing: next.missing.includes(key) }
    })
    if (JSON.stringify(feeds) !== JSON.stringify(this.#feeds)) this.#feeds = feeds
  }

  #tell(): void {
    this.#summarise()
    const collisions = this.autosave.collisions()
    if (JSON.stringify(collisions) !== JSON.stringify(this.#collisions)) this.#collisions = collisions
    for (const listener of this.#listeners) listener()
  }
}

function emptyWords({ type }: Field): string {
  switch (type) {
    case 'date':
      return 'Enter a date'
    case 'datetime':
      return 'Enter a date and time'
    case 'choices':
    case 'boolean':
      return 'Choose one'
    case 'multi-choices':
      return 'Choose one or more'
    case 'file':
      return 'Add a file'
    case 'array':
      return 'Add at least one'
    default:
      return 'Fill this in'
  }
}

/** Inside a list or a group the words say where. */
function placed({ path, problem }: Problem, key: string): string {
  const inside = path.startsWith(key) ? path.slice(key.length).replace(/^\./, '') : ''
  return inside === '' ? problem : `${inside}: ${problem}`
}
