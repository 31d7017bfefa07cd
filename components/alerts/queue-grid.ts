/**
 * The columns of the queue, in px: priority, subject, amount, rules, source, age, due, holder. Source and age go first
 * where the page is narrow; amount, due and holder never go.
 */
export const queueGrid =
  'grid grid-cols-[44px_minmax(0,1fr)_130px_172px_82px_48px_132px_42px] max-wide:grid-cols-[44px_minmax(0,1fr)_130px_124px_122px_42px] items-center'
export const cellWhenWide = 'max-wide:hidden'
