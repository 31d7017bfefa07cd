import { expect, test } from 'vitest'
import { fileProblem, formatBytes } from './file-check.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [184_400, '184 kB'],
  [1_100_000, '1.1 MB'],
  [1_000_000, '1 MB'],
  [999_600, '1 MB'],
  [50_000_000, '50 MB'],
  [3_200_000_000, '3.2 GB'],
])('%d bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words)
})

const file = (more: Partial<{ size: number; type: string }> = {}) => ({
  name: 'slip.jpg',
  size: 912_000,
  type: 'image/jpeg',
  ...more,
})

test('a file within its limits is taken', () => {
  expect(fileProblem(file(), {})).toBeNull()
  expect(fileProblem(file(), { mimeTypes: ['application/pdf', 'image/*'], maxBytes: 912_000 })).toBeNull()
})

test('the limit that stops a file is named', () => {
  expect(fileProblem(file(), { maxBytes: 500_000 })).toBe('slip.jpg has 912 kB; at most 500 kB are taken')
  expect(fileProblem(file(), { mimeTypes: ['application/pdf'] })).toBe(
    'slip.jpg is image/jpeg; taken are application/pdf',
  )
  expect(fileProblem(file({ type: '' }), { mimeTypes: ['image/*'] })).toBe(
    'slip.jpg is of an unknown type; taken are image/*',
  )
  expect(fileProblem(file({ size: 0 }), {})).toBe('slip.jpg is empty')
})
