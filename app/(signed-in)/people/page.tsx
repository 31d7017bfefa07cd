import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getPerson, listPeople } from '#lib/auth/queries.ts'
import { requirePermission } from '#lib/auth/require-permission.ts'
import { AddPerson } from '../../../components/people/add-person.tsx'
import { countWords } from '../../../components/people/count-words.ts'
import { PeopleTable } from '../../../components/people/people-table.tsx'
import { PersonPane } from '../../../components/people/person-pane.tsx'
import { PageHead } from '../../../components/shell/page-head.tsx'

export const metadata: Metadata = { title: 'People' }

type Props = { searchParams: Promise<{ person?: string | string[] }> }

export default async function PeoplePage({ searchParams }: Props) {
  const actor = await requirePermission('person.read')
  const { person: chosen } = await searchParams
  const people = await listPeople(actor)
  if (!people.ok) notFound()
  const person = typeof chosen === 'string' ? await getPerson(actor, chosen) : null
  if (person && !person.ok) notFound()
  return (
    <>
      <PageHead title="People" meta={countWords(people.value)} actions={<AddPerson maySee={actor.sarRead} />} />
      <div className="flex min-h-0 flex-1 max-pane:flex-col">
        <PeopleTable people={people.value} chosenId={person?.value.id} actorId={actor.id} />
        {person && <PersonPane person={person.value} actor={actor} />}
      </div>
    </>
  )
}
