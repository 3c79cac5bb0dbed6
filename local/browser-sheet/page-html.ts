/** The page into which the script draws the workbook. */
import { html } from '../../web/html.ts';

/** Univer sets styles on elements itself; nothing else is allowed that is not of this server. */
export const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function pageHtml(title: string, mark: string): string {
  return html`<!doctype html>
<html lang="ru">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="stylesheet" href="/sheets/assets/${mark}/page.css">
<script type="module" src="/sheets/assets/${mark}/page.js"></script>
<body>
<header id="bar"></header>
<main id="work"><div id="grid"></div><aside id="panel" hidden></aside></main>
<p id="notice" role="status" hidden></p>
<p id="opening" role="status">Открываю таблицу…</p>
<noscript>Чтобы открыть таблицу, включите JavaScript.</noscript>
</body>
</html>
`.text;
}
