import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PayloadValue, SourceNumber } from '#lib/json.ts'
import { isDate, isDatetime } from '#lib/templates/field-values.ts'
import { type DateForm, dateForms, readTime } from './dates.ts'

const n = (source: string) => new SourceNumber(source)

test.each<[PayloadValue, DateForm | undefined, 'date' | 'datetime', string | RegExp]>([
  [n('1570062682'), 'epoch-s', 'datetime', '2019-10-03T00:31:22.000Z'],
  [n('1570062682'), 'epoch-s', 'date', '2019-10-03'],
  [n('1570062682.1239'), 'epoch-s', 'datetime', '2019-10-03T00:31:22.123Z'],
  ['1570062682', 'epoch-s', 'datetime', '2019-10-03T00:31:22.000Z'],
  [n('-1'), 'epoch-s', 'datetime', '1969-12-31T23:59:59.000Z'],
  [n('1661522222301'), 'epoch-ms', 'datetime', '2022-08-26T13:57:02.301Z'],
  [n('1.661522222301e12'), 'epoch-ms', 'datetime', '2022-08-26T13:57:02.301Z'],
  [n('1661522222301'), 'epoch-s', 'datetime', /between the years/],
  [n('1e400'), 'epoch-s', 'datetime', /no number of seconds/],
  ['soon', 'epoch-ms', 'datetime', /no number of milliseconds/],
  ['', 'epoch-ms', 'datetime', /no number/],
  ['20261124', 'yyyymmdd', 'date', '2026-11-24'],
  [n('20261124'), 'yyyymmdd', 'date', '2026-11-24'],
  ['20261124', 'yyyymmdd', 'datetime', '2026-11-24T00:00:00.000Z'],
  ['20261131', 'yyyymmdd', 'date', /YYYYMMDD/],
  ['2026-11-24', 'yyyymmdd', 'date', /YYYYMMDD/],
  ['2026-11-24T10:00:00Z', 'iso', 'datetime', '2026-11-24T10:00:00.000Z'],
  ['2026-11-24T10:00Z', 'iso', 'datetime', '2026-11-24T10:00:00.000Z'],
  ['2026-11-24T01:00:00.123456789+02:00', 'iso', 'datetime', '2026-11-23T23:00:00.123Z'],
  ['2026-11-24T01:00:00+0200', 'iso', 'datetime', '2026-11-23T23:00:00.000Z'],
  ['2026-11-24 01:00:00+02', 'iso', 'datetime', '2026-11-23T23:00:00.000Z'],
  ['2026-11-24T01:00:00+02:00', 'iso', 'date', '2026-11-23'],
  ['2026-11-24T01:00:00', 'iso', 'date', '2026-11-24'],
  ['2026-11-24', 'iso', 'date', '2026-11-24'],
  ['2026-11-24T10:00:00', 'iso', 'datetime', /no time zone/],
  ['2026-11-24', 'iso', 'datetime', /no time zone/],
  ['2026-02-30T10:00:00Z', 'iso', 'datetime', /ISO 8601/],
  ['2026-11-24T25:00:00Z', 'iso', 'datetime', /between the years/],
  ['24/11/2026', 'iso', 'date', /ISO 8601/],
  [n('20261124'), 'iso', 'date', /ISO 8601/],
  ['2026-11-24', undefined, 'date', '2026-11-24'],
  ['2026-11-24T10:00:00+01:00', undefined, 'datetime', '2026-11-24T09:00:00.000Z'],
  ['2026-11-24T10:00:00Z', undefined, 'date', /from: epoch-s, epoch-ms, iso, yyyymmdd/],
  [n('1570062682'), undefined, 'datetime', /from: epoch-s/],
  [true, 'iso', 'date', /no text or number/],
  [['2026-11-24'], 'iso', 'date', /no text or number/],
])('%j from %s as %s', (raw, form, as, expected) => {
  const read = readTime(raw, form, as)
  if (typeof expected === 'string') expect(read).toEqual({ value: expected })
  else expect(read).toEqual({ problem: expect.stringMatching(expected) })
})

test('gives a valid value or a problem for whatever is sent', () => {
  const sent = fc.oneof(
    fc.string(),
    fc.double().map(number => n(String(number))),
    fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
  )
  fc.assert(
    fc.property(
      sent,
      fc.constantFrom(undefined, ...dateForms),
      fc.constantFrom('date', 'datetime'),
      (raw, form, as) => {
        const read = readTime(raw, form, as)
        const fits = as === 'date' ? isDate : isDatetime
        expect('problem' in read || fits(read.value)).toBe(true)
      },
    ),
  )
})
