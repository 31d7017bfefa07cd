export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Where the choice is kept: this browser, nothing else than 'light' or 'dark'. */
export const themeKey = 'theme'

/** The theme that a kept value chooses; whatever else it says, the system decides. */
export function themeOf(value: string | null | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system'
}

/**
 * Runs before the first paint: a choice stands, else the system decides. What changes later is useTheme's.
 * Written without quotes, <, > and &, which React would escape inside a script.
 */
export const themeScript = `
var choice = null;
try { choice = localStorage.getItem(\`${themeKey}\`) } catch (denied) {}
var known = choice === \`light\` || choice === \`dark\`;
var dark = matchMedia(\`(prefers-color-scheme: dark)\`).matches;
document.documentElement.dataset.theme = known ? choice : dark ? \`dark\` : \`light\`;
`
