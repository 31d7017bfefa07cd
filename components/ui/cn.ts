import { type ClassValue, clsx } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

// The merger must know our own steps, or it takes text-md for a colour and drops it beside text-ink.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl'],
      radius: ['1', '2', '3', 'full'],
      shadow: ['1', '2', '3', 'focus', 'focus-inset'],
      spacing: ['row', 'row-compact', 'control', 'control-sm', 'hit', 'footbar', 'topbar', 'rail'],
    },
  },
})

/** Joins class names; of two that set the same property the later one stays. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes))
}
