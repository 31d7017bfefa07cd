import { day, hour, minute } from '#lib/clock.ts'

/** One payload as a monitoring system would send it, and how long ago. */
export type DemoAlert = { source: string; payload: object; age: number }

/** The same institution at every start: numbers from a seed (mulberry32), never from chance. */
function seeded(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const businesses =
  'Ravensworth Import-Export LLC|Kestrel Maritime Holdings (Panama) S.A.|Bluewater Auto Sales & Leasing of Tampa|Al-Masri & Sons General Trading|Stepanyan Jewelers|Quintana Roo Charter Boats S. de R.L.|Lindqvist Fastigheter AB|Zhōu Trading (HK) Limited|Montreal Paper & Pulp Brokers|Marlowe & Daughters Antiques|Ostrava Scrap Metals s.r.o.|Tengri Freight Forwarding|Harbour Lane Coin Exchange|Delgado Brothers Produce|Blue Ridge Pawn and Loan|Nakashima Textiles KK'.split(
    '|',
  )
const people =
  'Oyelaran, Babatunde A.|Castellanos-Whitmore, Ximena|Nguyễn Thị Minh Châu|Hargreaves, Dorothy M.|Ito, Kenji|O’Sullivan-Brandt, Fionnuala|Petrov, Aleksandr V.|Adeyemi-Clarke, Oluwaseun|Γεωργίου, Ελένη|بن يوسف، سليم|Szabó, Márton|Reyes Montoya, Itzel|Kowalczyk, Bartosz|Thorvaldsdóttir, Sigrún|Chaudhary, Meenakshi|Van der Westhuizen, Pieter|Mbeki-Ross, Thandiwe|Larsen, Ingeborg'.split(
    '|',
  )
const rules = [
  ['STR-10K', 'Structuring below 10,000'],
  ['FUN-02', 'Funnel account'],
  ['RPD-05', 'Rapid movement'],
  ['GEO-07', 'High-risk country'],
  ['OUT-11', 'Out of pattern'],
  ['ELD-03', 'Elder exploitation'],
  ['CSH-09', 'Cash velocity'],
] as const
const currencies = ['USD', 'USD', 'USD', 'EUR', 'GBP', 'JPY', 'VND', 'AED', 'SEK'] as const
const towns = [
  ['1180 Channelside Dr, Ste 40', 'Tampa', 'US'],
  ['42 Rue Saint-Paul O', 'Montréal', 'CA'],
  ['7 Harbour Parade', 'Cork', 'IE'],
  ['3-8-1 Nihonbashi', 'Tokyo', 'JP'],
  ['Strandvägen 19', 'Stockholm', 'SE'],
] as const

type Dice = () => number
function pick<T>(dice: Dice, from: readonly [T, ...T[]] | readonly T[]): T {
  return from[Math.floor(dice() * from.length)] as T
}

/** Sixty alerts of three sources over four days, the newest a few minutes old. */
export function demoAlerts(now: Date): DemoAlert[] {
  const dice = seeded(20_261_124)
  const ages = Array.from({ length: 60 }, (_, at) => at * 1.55 * hour * (0.85 + dice() * 0.3) + 4 * minute)
  return ages.map((age, at) => {
    const when = now.getTime() - age
    if (at % 7 === 3) return { source: 'flagright', age, payload: flagright(dice, when, at) }
    if (at % 6 === 5) return { source: 'chain-monitor', age, payload: chainMonitor(dice, when, at) }
    return { source: 'unit21', age, payload: unit21(dice, when, at) }
  })
}

function unit21(dice: Dice, when: number, at: number): object {
  const company = dice() < 0.5
  const name = company ? businesses[at % businesses.length] : people[(at * 5) % people.length]
  const fired = [...rules].sort(() => dice() - 0.5).slice(0, 1 + Math.floor(dice() * 3))
  const currency = pick(dice, currencies)
  const count = 2 + Math.floor(dice() * 9)
  const whole = currency === 'JPY' || currency === 'VND'
  const amount = whole ? Math.round(dice() * 9_000_000) : Math.round(dice() * 12_000_000) / 100
  const seconds = Math.floor(when / 1_000)
  const [street, city, country] = pick(dice, towns)
  return {
    unit21_id: 4_821_300 + at,
    object_type: 'ALERT',
    alert_id: null,
    alert_type: 'tm',
    change: 'CREATED',
    change_time: seconds,
    status: 'OPEN',
    title: `${fired[0]?.[1]} at ${city}`,
    description: `${count} transactions in 8 days`,
    start_date: seconds - 8 * 86_400,
    end_date: seconds - 3_600,
    entities: [{ entity_id: `cus_${7_000 + at}`, entity_type: company ? 'business' : 'user', unit21_id: 46 + at }],
    events: Array.from({ length: count }, (_, n) => ({
      event_id: `txn_${at}_${n}`,
      event_type: 'transaction',
      unit21_id: 9_000 + n,
      amount: whole ? Math.round(amount / count) : Math.round((amount / count) * 100) / 100,
      currency,
    })),
    triggered_by_rules: fired.map(([rule_id, title], n) => ({ unit21_id: n + 6, rule_id, title })),
    tags: ['rule_type:transaction_monitoring'],
    custom_data: {
      internal_priority: at < 5 ? 1 : 1 + Math.floor(dice() * 4),
      totals: { amount, currency, count },
      customer: {
        id: `cus_${7_000 + (at % 23)}`,
        legal_name: name,
        formed_on:
          dice() < 0.7
            ? `19${60 + Math.floor(dice() * 39)}-0${1 + Math.floor(dice() * 9)}-1${Math.floor(dice() * 9)}`
            : null,
        email: dice() < 0.6 ? `contact${at}@example.com` : null,
        existing: dice() < 0.8,
        address: { street, city, country },
      },
    },
  }
}

function flagright(dice: Dice, when: number, at: number): object {
  const [ruleId, ruleName] = pick(dice, rules)
  return {
    id: `evt-${at}`,
    type: 'ALERT_OPEN',
    triggeredBy: 'SYSTEM',
    createdTimestamp: Math.floor(when),
    data: {
      alertId: `A-${20_400 + at}`,
      status: 'OPEN',
      transactionIds: [`fr-${at}-1`, `fr-${at}-2`],
      ruleName,
      ruleDescription: `${ruleName}: two transfers within an hour of the account’s opening`,
      ruleId,
      ruleInstanceId: `${ruleId}-1`,
      caseId: `C-${at}`,
      userId: `cus_01HF${at}Q`,
    },
  }
}

function chainMonitor(dice: Dice, when: number, at: number): object {
  const level = pick(dice, ['SEVERE', 'HIGH', 'MEDIUM', 'LOW'] as const)
  return {
    alert: {
      id: `KYT-77103${80 + at}`,
      alertLevel: level,
      service: 'Unnamed exchange',
      externalId: `wallet-${at % 5}`,
      asset: pick(dice, ['BTC', 'ETH', 'USDT'] as const),
      alertAmount: Math.round(dice() * 4_000_000) / 100_000,
      exposureType: pick(dice, ['DIRECT', 'INDIRECT'] as const),
      category: pick(dice, ['darknet market', 'sanctioned entity', 'mixing', 'stolen funds'] as const),
      address: `bc1q9d4kz${at}w8ymn${at}4r2x7fz`,
      firstSeen: new Date(when - 3 * day).toISOString(),
      results: { hops: 1 + Math.floor(dice() * 4), score: Math.round(dice() * 100) },
    },
  }
}
