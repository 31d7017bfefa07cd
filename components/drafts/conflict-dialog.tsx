'use client'
import { Check, CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useZone } from '../ui/setting.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { answerText } from './answer-text.ts'
import { ConflictRow } from './conflict-row.tsx'
import type { FormStore } from './form-store.ts'
import type { Collision } from './save-state.ts'
import { useCollisions } from './use-form.ts'

type ConflictDialogProps = {
  store: FormStore
  me: { id: string; name: string }
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Two people wrote in one draft: mine or theirs, answer by answer. What only one changed is taken over and listed. */
export function ConflictDialog({ store, me, open, onOpenChange }: ConflictDialogProps) {
  const collisions = useCollisions(store)
  const by = nameOf(collisions, me)
  const taken = store.autosave.takenOver.length
  const differ = collisions.length === 1 ? '1 answer differs' : `${collisions.length} answers differ`
  return (
    <Dialog
      open={open && collisions.length > 0}
      onOpenChange={onOpenChange}
      width={900}
      title={by === 'You' ? 'You changed this draft in another window' : `${by} changed this draft while you wrote`}
      meta={taken > 0 ? `${differ}, ${taken} changed only there` : differ}
    >
      <Comparison store={store} me={me} close={() => onOpenChange(false)} />
    </Dialog>
  )
}

type Side = 'mine' | 'theirs'

function Comparison({ store, me, close }: { store: FormStore; me: { id: string; name: string }; close: () => void }) {
  const collisions = useCollisions(store)
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map())
  const [cursor, setCursor] = useState(0)
  const left = collisions.filter(({ key }) => !chosen.has(key)).length
  const by = nameOf(collisions, me)

  const choose = (key: string, side: Side) => setChosen(before => new Map(before).set(key, side))
  const chooseAll = (side: Side) => setChosen(new Map(collisions.map(({ key }) => [key, side])))
  const chooseHere = (side: Side) => {
    const here = collisions[cursor]
    if (!here) return
    choose(here.key, side)
    setCursor(Math.min(collisions.length - 1, cursor + 1))
  }
  const save = () => {
    if (left > 0) return
    store.autosave.choose(new Map(collisions.flatMap(({ key }) => mapped(key, chosen.get(key)))))
    close()
  }
  useKeys('Comparison', [
    { key: '1', words: 'Mine', run: () => chooseHere('mine') },
    { key: '2', words: 'Theirs', run: () => chooseHere('theirs') },
    { key: 'alt+1', words: 'Keep all mine', run: () => chooseAll('mine') },
    { key: 'alt+2', words: 'Take all theirs', run: () => chooseAll('theirs') },
    { key: 'ArrowDown', run: () => setCursor(Math.min(collisions.length - 1, cursor + 1)) },
    { key: 'ArrowUp', run: () => setCursor(Math.max(0, cursor - 1)) },
    { key: 'mod+Enter', words: 'Save these answers', run: save },
  ])
  return (
    <div className="flex max-h-[72vh] flex-col">
      <div className="grid shrink-0 grid-cols-[134px_1fr_1fr] items-center gap-x-2.5 border-b border-line bg-sunken px-4 py-2 max-desk:grid-cols-2">
        <span className="text-sm text-ink-3 max-desk:hidden">Both from one revision</span>
        <SideHead
          name={me.name}
          face={me.name}
          you
          words="not saved yet"
          all="Keep all mine"
          keys="alt+1"
          onAll={() => chooseAll('mine')}
        />
        <SideHead
          name={by}
          face={collisions[0]?.by ?? by}
          words="saved"
          all="Take all theirs"
          keys="alt+2"
          onAll={() => chooseAll('theirs')}
        />
      </div>
      <div className="scroll-quiet min-h-0 flex-1 divide-y divide-line">
        {collisions.map((collision, place) => (
          <ConflictRow
            key={collision.key}
            collision={collision}
            field={store.field(collision.key)}
            chosen={chosen.get(collision.key) ?? null}
            cursor={place === cursor}
            onChoose={side => {
              setCursor(place)
              choose(collision.key, side)
            }}
          />
        ))}
      </div>
      <TakenOver store={store} />
      <div className="flex min-h-[52px] shrink-0 items-center gap-3 border-t border-line px-4 py-2.5">
        <p className="flex-1 text-xs text-ink-2">
          What you don’t choose stays in the history of the draft with its author.
        </p>
        {left > 0 && (
          <span className="inline-flex items-center gap-1.5 text-red">
            <CircleAlert aria-hidden className="size-3.5" />
            {left} of {collisions.length} to choose
          </span>
        )}
        <Button onClick={close}>Later</Button>
        <Button look="primary" keys="mod+Enter" off={left > 0 && 'Choose for each answer first'} onClick={save}>
          Save these answers
        </Button>
      </div>
    </div>
  )
}

/** Oneself in another window is nobody else. */
function nameOf(collisions: readonly Collision[], me: { name: string }): string {
  const by = collisions[0]?.by ?? 'Somebody'
  return by === me.name ? 'You' : by
}

function mapped(key: string, side: Side | undefined): [string, Side][] {
  return side ? [[key, side]] : []
}

type SideHeadProps = {
  name: string
  face: string
  you?: boolean
  words: string
  all: string
  keys: string
  onAll: () => void
}

function SideHead({ name, face, you = false, words, all, keys, onAll }: SideHeadProps) {
  return (
    <div className="flex min-w-0 items-center gap-2 text-md">
      <span aria-hidden className="inline-flex">
        <Avatar name={face} you={you} />
      </span>
      <span className="truncate font-medium">{you ? 'Yours' : name === 'You' ? 'Other window' : `${name}’s`}</span>
      <span className="truncate text-sm text-ink-3 max-desk:hidden">{words}</span>
      <Button look="quiet" size="sm" keys={keys} onClick={onAll} className="ml-auto">
        {all}
      </Button>
    </div>
  )
}

function TakenOver({ store }: { store: FormStore }) {
  const zone = useZone()
  const fields = store.autosave.takenOver.flatMap(key => store.field(key) ?? [])
  if (fields.length === 0) return null
  const words = fields.map(
    field => `${field.label}: ${answerText(field, store.autosave.answer(field.key)?.value, zone)}`,
  )
  return (
    <p className="flex shrink-0 gap-2 border-t border-line bg-sunken px-4 py-2 text-md">
      <Check aria-hidden className="mt-0.5 size-3.5 shrink-0 text-green" />
      <span className="min-w-0 wrap-anywhere">
        <span className="font-medium">Taken over without asking, as they were changed only there: </span>
        <span className="text-ink-2">
          <bdi>{words.join('. ')}</bdi>
        </span>
      </span>
    </p>
  )
}
