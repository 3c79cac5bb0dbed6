/** How the pages of this laptop look: the desk, the menu of the central workbook, the letters. */
import { Html } from '../web/html.ts';

export const DESK_STYLE = new Html(`
:root { color-scheme: light dark; --ink: #1c2733; --quiet: #5b6b7a; --line: #d9e0e6; --ground: #f5f7f9; --card: #ffffff; --accent: #0b5cab; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --quiet: #9aa8b5; --line: #34414d; --ground: #14191f; --card: #1d242c; --accent: #7db8f5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { margin: 0; font-size: 1rem; letter-spacing: .08em; text-transform: uppercase; color: var(--quiet); }
h2 { margin: 0 0 .5rem; font-size: 1.15rem; }
.sentence { margin: .4rem 0; font-size: clamp(1.3rem, 3.4vw, 2rem); line-height: 1.25; font-weight: 600; text-wrap: balance; }
.quiet, footer { color: var(--quiet); }
section { margin-top: 1.25rem; padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; }
.places { margin: 0; padding-left: 1.2rem; }
a { color: var(--accent); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.cell { white-space: nowrap; font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .9rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: .75rem; background: var(--ground); border-radius: .4rem; font-size: .85rem; }
`);
