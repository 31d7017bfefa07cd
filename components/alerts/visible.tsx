import { visibleParts, visibleText } from './visible-text.ts'

/** Text from outside: isolated, so that its direction stays its own, and with every hidden character named. */
export function Visible({ text, most }: { text: string; most?: number }) {
  const cut = most !== undefined && text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text
  return (
    <bdi title={cut === text ? undefined : visibleText(text.slice(0, 2_000))}>
      {visibleParts(cut).map((part, place) =>
        part.mark ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
          <span key={place} className="mx-px rounded-1 bg-amber-soft px-0.5 text-2xs text-amber">
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </bdi>
  )
}
