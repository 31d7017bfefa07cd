import { type Author, type Change, changeAnswer } from '#lib/drafts/merge-answers.ts'
import type { Problem } from '#lib/result.ts'
import { type Answer, type Answers, answerOf } from '#lib/templates/answers.ts'
import { changesOf, concerns, type Edit, type Edits } from './edits.ts'
import { mergeDraft, withArrived } from './merge-draft.ts'
import { longestWait, pause, retryWait } from './save-pace.ts'
import type { Block, Collision, SaveOutcome, SaveRequest, SaveState, Theirs } from './save-state.ts'

type Send = (request: SaveRequest) => Promise<SaveOutcome>

/**
 * Keeps a draft saved while somebody writes. One request at a time, the newest waits; a lost network is tried again; a
 * newer revision is merged answer by answer, and only what both sides changed waits for a person. Nothing that was
 * written is dropped without having been saved or chosen away.
 */
export class Autosave {
  revision: number
  state: SaveState
  /** Answers taken over because only the other side changed them, until the comparison is over. */
  takenOver: string[] = []
  #base: Answers
  #savedAt: string | null
  readonly #send: Send
  readonly #author: Omit<Author, 'at'>
  readonly #now: () => number
  #flying: Edits | null = null
  readonly #pending: Edits = new Map()
  readonly #colliding = new Map<string, Edit & { by: string }>()
  readonly #parked = new Map<string, Problem[]>()
  /** Sent, and nobody knows whether it arrived: meeting it again is meeting oneself, not a colleague. */
  readonly #unsure: { key: string; edit: Edit }[] = []
  readonly #shown = new Map<string, Answer | undefined>()
  #block: Block | null = null
  #arrived: Theirs | null = null
  #firstUnsaved: number | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #due = false
  #tries = 0
  #touched = false
  readonly #listeners = new Set<() => void>()
  #settled: (() => void)[] = []

  constructor(
    start: { revision: number; answers: Answers; savedAt: string | null },
    around: { send: Send; author: Omit<Author, 'at'>; now?: () => number },
  ) {
    this.revision = start.revision
    this.#base = start.answers
    this.#savedAt = start.savedAt
    this.state = { is: 'saved', at: start.savedAt }
    this.#send = around.send
    this.#author = around.author
    this.#now = around.now ?? Date.now
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** What the person sees of an answer; the same object for as long as it says the same. */
  answer(key: string): Answer | undefined {
    if (!this.#shown.has(key)) this.#shown.set(key, answerOf(this.#base, key))
    return this.#shown.get(key)
  }

  /** Keys whose newest words are only here. */
  unsaved(): string[] {
    return [...new Set([...(this.#flying?.keys() ?? []), ...this.#pending.keys(), ...this.#colliding.keys()])]
  }

  refusedOf(key: string): Problem[] | undefined {
    return this.#parked.get(key)
  }

  collisions(): Collision[] {
    const both = [...this.#colliding]
    return both.map(([key, { by }]) => ({ key, mine: this.answer(key), theirs: answerOf(this.#base, key), by }))
  }

  edit(key: string, change: Change): void {
    const edit = { change, at: new Date(this.#now()).toISOString() }
    const collision = this.#colliding.get(key)
    if (collision) this.#colliding.set(key, { ...collision, ...edit })
    else this.#pending.set(key, edit)
    this.#parked.delete(key)
    this.#touched = true
    this.#firstUnsaved ??= this.#now()
    this.#show(key)
    // While nothing answers, the back-off decides, not the keys.
    if (this.#tries === 0) this.#sendIn(Math.min(pause, this.#firstUnsaved + longestWait - this.#now()))
    this.#tell()
  }

  /** Sends now; resolves when all is saved, or when something stands in the way (then `state` says what). */
  flush(): Promise<void> {
    const settled = new Promise<void>(resolve => this.#settled.push(resolve))
    this.#fly()
    this.#tell()
    return settled
  }

  /** A revision that the live address brought. Ours that is under way is answered first. */
  receive(theirs: Theirs): void {
    if (theirs.revision <= this.revision) return
    if (this.#flying) {
      this.#arrived = theirs
      return
    }
    this.#merge(theirs)
    if (this.#pending.size > 0 && !this.#block) this.#sendIn(0)
    this.#tell()
  }

  choose(choices: ReadonlyMap<string, 'mine' | 'theirs'>): void {
    for (const [key, side] of choices) {
      const edit = this.#colliding.get(key)
      this.#colliding.delete(key)
      if (edit && side === 'mine') this.#pending.set(key, { change: edit.change, at: edit.at })
      this.#show(key)
    }
    if (this.#colliding.size === 0) this.takenOver = []
    this.#fly()
    this.#tell()
  }

  /** Tries at once what waits: after signing in, when the network is back, after the claim was taken. */
  resume(): void {
    if (this.#block?.is === 'closed') return
    this.#block = null
    if (this.#pending.size > 0) this.#fly()
    this.#tell()
  }

  /** Nothing more is sent: it was submitted, or somebody else holds it. */
  block(why: Block): void {
    this.#block = why
    clearTimeout(this.#timer)
    this.#tell()
  }

  /** The draft is open again: a submission was returned to it. */
  reopen(): void {
    if (this.#block?.is !== 'closed') return
    this.#block = null
    this.#tell()
  }

  /** The claim was given up on purpose: leaving must not take it again. */
  rest(): void {
    this.#touched = false
  }

  /**
   * On the way out. While a request is under way the rest goes on top of the revision that it will make: it was sent
   * first, so it nearly always lands first; and if not, only the last second of writing is refused.
   */
  leave(): void {
    if (this.#block) return
    const rest = this.#sendable()
    const request = { revision: this.revision + 1, changes: changesOf(rest), leaving: true }
    if (this.#flying) void this.#send(request).catch(() => undefined)
    else if (rest.size > 0 || this.#touched) this.#fly(true)
    this.#touched = false
  }

  #fly(leaving = false): void {
    clearTimeout(this.#timer)
    if (this.#block) return
    this.#due = this.#flying !== null
    if (this.#flying) return
    const changes = this.#sendable()
    if (changes.size === 0 && !leaving) return
    this.#flying = changes
    this.#firstUnsaved = null
    for (const key of changes.keys()) this.#pending.delete(key)
    void this.#launch({ revision: this.revision, changes: changesOf(changes), leaving }, changes)
  }

  async #launch(request: SaveRequest, sent: Edits): Promise<void> {
    const outcome = await this.#send(request).catch((): SaveOutcome => ({ is: 'unreached' }))
    this.#flying = null
    this.#tries = outcome.is === 'unreached' ? this.#tries + 1 : 0
    if (outcome.is === 'saved') {
      this.revision = outcome.revision
      this.#savedAt = outcome.savedAt
      this.#unsure.length = 0
      this.#rebase(outcome.answers)
    } else {
      if (outcome.is === 'unreached') for (const [key, edit] of sent) this.#unsure.push({ key, edit })
      for (const [key, edit] of sent) if (!this.#pending.has(key)) this.#pending.set(key, edit)
      this.#takeRefusal(outcome)
    }
    const arrived = this.#arrived
    this.#arrived = null
    if (arrived) this.receive(arrived)
    if (this.#due) this.#fly()
    this.#tell()
  }

  #takeRefusal(outcome: Exclude<SaveOutcome, { is: 'saved' }>): void {
    switch (outcome.is) {
      case 'changed':
        this.#merge(outcome.theirs)
        this.#due = true
        return
      case 'refused':
        this.#park(outcome.problems)
        return
      case 'unreached':
        this.#due = false
        this.#sendIn(retryWait(this.#tries))
        return
      case 'held':
        this.#block = outcome
        return
      default:
        this.#block = { is: outcome.is }
    }
  }

  /** What was refused for its content waits until its field is written again. */
  #park(problems: Problem[]): void {
    for (const key of this.#pending.keys()) {
      const own = problems.filter(({ path }) => concerns(path, key))
      if (own.length > 0) this.#parked.set(key, own)
    }
    if (this.#parked.size === 0) for (const key of this.#pending.keys()) this.#parked.set(key, problems)
  }

  #merge(theirs: Theirs): void {
    const edits = new Map<string, Edit>([...this.#colliding, ...this.#pending])
    const base = withArrived(this.#base, theirs.answers, this.#unsure)
    const merged = mergeDraft(base, theirs.answers, changesOf(edits))
    this.#unsure.length = 0
    for (const key of merged.same) {
      this.#pending.delete(key)
      this.#colliding.delete(key)
    }
    for (const key of merged.colliding) {
      const edit = edits.get(key)
      this.#pending.delete(key)
      if (edit) this.#colliding.set(key, { ...edit, by: theirs.changedBy })
    }
    this.takenOver = [...new Set([...this.takenOver, ...merged.theirs])]
    this.revision = theirs.revision
    this.#savedAt = theirs.changedAt
    this.#rebase(theirs.answers)
  }

  #rebase(answers: Answers): void {
    const keys = new Set([...Object.keys(this.#base), ...Object.keys(answers), ...this.#shown.keys()])
    this.#base = answers
    for (const key of keys) this.#show(key)
  }

  #show(key: string): void {
    const edit = this.#colliding.get(key) ?? this.#pending.get(key) ?? this.#flying?.get(key)
    const before = answerOf(this.#base, key)
    const next = edit ? changeAnswer(before, edit.change, { ...this.#author, at: edit.at }) : before
    if (JSON.stringify(next) !== JSON.stringify(this.#shown.get(key))) this.#shown.set(key, next)
  }

  #sendable(): Edits {
    return new Map([...this.#pending].filter(([key]) => !this.#parked.has(key)))
  }

  #sendIn(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(
      () => {
        this.#fly()
        this.#tell()
      },
      Math.max(0, wait),
    )
  }

  #tell(): void {
    const next = this.#nextState()
    if (JSON.stringify(next) !== JSON.stringify(this.state)) this.state = next
    if (!this.#flying && (this.#sendable().size === 0 || this.#block || this.#tries > 0)) {
      const waiting = this.#settled
      this.#settled = []
      for (const settle of waiting) settle()
    }
    for (const listener of this.#listeners) listener()
  }

  #nextState(): SaveState {
    const collision = this.#colliding.values().next().value
    if (this.#block) return this.#block
    if (collision) return { is: 'changed', by: collision.by }
    const refused = this.#parked.values().next().value?.[0]
    if (refused) return { is: 'refused', words: refused.problem }
    if (this.#flying === null && this.#pending.size === 0) return { is: 'saved', at: this.#savedAt }
    return { is: this.#tries > 0 ? 'offline' : 'saving' }
  }
}
