/** A page that a script has shown, as a frame reads it: it speaks to its script through the page around it, and to nobody else. */
import type { Response } from 'express';
import type { ShownPage } from '../script-host/dialog.ts';

/** In a frame of no origin: it reaches neither the workbook nor the server. */
const POLICY = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "frame-ancestors 'self'",
].join('; ');

/** `google.script`, as Google's pages have it. */
const BRIDGE = `(() => {
  let next = 1;
  const waiting = new Map();
  const tell = (message) => parent.postMessage({ svod: message }, '*');
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || !data || !data.svodAnswer) return;
    const { call, value, error } = data.svodAnswer;
    const handlers = waiting.get(call);
    waiting.delete(call);
    if (!handlers) return;
    if (error !== undefined) handlers.failure ? handlers.failure(new Error(error), handlers.object) : console.error(error);
    else if (handlers.success) handlers.success(value, handlers.object);
  });
  const runner = (handlers) => new Proxy({}, {
    get: (_target, name) => {
      if (name === 'withSuccessHandler') return (success) => runner({ ...handlers, success });
      if (name === 'withFailureHandler') return (failure) => runner({ ...handlers, failure });
      if (name === 'withUserObject') return (object) => runner({ ...handlers, object });
      return (...args) => {
        const call = next++;
        waiting.set(call, handlers);
        tell({ call, functionName: String(name), args });
      };
    },
  });
  const host = {
    close: () => tell({ close: true }),
    setWidth: (width) => tell({ width }),
    setHeight: (height) => tell({ height }),
    origin: '',
  };
  window.google = { script: { run: runner({}), host } };
})();`;

export function scriptPage({ html }: ShownPage, response: Response): void {
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-store');
  const bridge = `<script>${BRIDGE}</script>`;
  const head = /<head[^>]*>/i.exec(html);
  const at = head ? head.index + head[0].length : (/<!doctype[^>]*>/i.exec(html)?.[0].length ?? 0);
  response.type('html').send(html.slice(0, at) + bridge + html.slice(at));
}
