/** The stand-in for Persona, by name. */
export function SandboxBadge() {
  return (
    <span className="inline-flex h-[22px] items-center rounded-1 border border-sandbox-line bg-sandbox-soft px-2 text-xs font-semibold text-sandbox">
      Local sandbox
    </span>
  )
}
