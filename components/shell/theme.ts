export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Where the choice is kept: this browser, nothing else than 'light' or 'dark'. */
export const themeKey = 'theme'

/** The theme that a kept value chooses; whatever else it says, the system decides. */
export function themeOf(value: string | null | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system'
}

/**
 * Runs before the first paint, and again when the system or another tab changes it: a choice stands, else the system decides.
 * Written without quotes, <, > and &, which React would escape inside a script.
 */
export const themeScript = `
var system = matchMedia(\`(prefers-color-scheme: dark)\`);
function showTheme() {
  var choice = null;
  try { choice = localStorage.getItem(\`${themeKey}\`) } catch (denied) {}
  var known = choice === \`light\` || choice === \`dark\`;
  document.documentElement.dataset.theme = known ? choice : system.matches ? \`dark\` : \`light\`;
}
showTheme();
system.addEventListener(\`change\`, showTheme);
addEventListener(\`storage\`, showTheme);
`
