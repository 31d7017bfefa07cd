import type { Allowance } from '../answer.ts'
import type { Contract } from './contract.ts'
import type { Faults } from './faults.ts'
import type { Inflection } from './inflection.ts'
import type { Journal } from './journal.ts'
import type { RateWindow } from './rate-window.ts'
import type { SandboxSettings } from './settings.ts'
import type { SandboxState } from './state.ts'
import type { KeepFile } from './typed-value.ts'

/** A request as it came in over HTTP, the credential apart. */
export type Incoming = {
  method: string
  /** Below /api/v1. */
  path: string
  query: URLSearchParams
  headers: Record<string, string>
  authorization: string | undefined
  text: string
  /** True when the body was larger than what is read. */
  tooLarge: boolean
}

/** A request that passed the door: read, its body and query in kebab. */
export type Call = Incoming & {
  requestId: string
  apiKeyId: string
  body: unknown
  inflection: Inflection
  params: Record<string, string>
}

/** What goes back. `drop` breaks the connection instead. */
export type Outgoing = {
  status: number
  headers: Record<string, string>
  text: string
  drop: boolean
  replayed: boolean
  allowance?: Allowance
}

export type LoggedRequest = {
  at: string
  method: string
  path: string
  query: Record<string, string>
  headers: Record<string, string>
  body: unknown
  status: number | null
  dropped: boolean
  replayed: boolean
  requestId: string | null
}

export type Violation = { at: string; method: string; path: string; problems: string[] }

/** All that a running sandbox holds. */
export type Sandbox = {
  url: string
  folder: string
  settings: SandboxSettings
  state: SandboxState
  journal: Journal
  contract: Contract | null
  faults: Faults
  window: RateWindow
  /** Idempotency keys whose first request is still under way. */
  inFlight: Set<string>
  requests: LoggedRequest[]
  violations: Violation[]
  keepFile: KeepFile
  closing: AbortSignal
}
