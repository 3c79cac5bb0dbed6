/** HtmlOutput: a page that a script makes. */
import { number, oneOfEnum, text } from './argument-kinds.ts';
import type { ShownPage } from './dialog.ts';
import { SELF, ServiceObject, serviceClass, signatures } from './service-class.ts';

export interface HtmlOutputState {
  html: string;
  title: string;
  width?: number;
  height?: number;
  readonly metaTags: string[];
}

const on = signatures<HtmlOutputState>();

export function htmlOutput(html: string): ServiceObject<HtmlOutputState> {
  return new ServiceObject('HtmlOutput', { html, title: '', metaTags: [] });
}

function escapeHtml(words: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return words.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

export function pageOf({ html, title, width, height, metaTags }: HtmlOutputState): ShownPage {
  return {
    title,
    html: metaTags.join('') + html,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}

function append(state: HtmlOutputState, html: string): typeof SELF {
  state.html += html;
  return SELF;
}

export const htmlOutputClass = serviceClass<HtmlOutputState>('HtmlOutput', {
  addMetaTag: on([text, text], (state, name, content) => {
    state.metaTags.push(`<meta name="${escapeHtml(name)}" content="${escapeHtml(content)}">`);
    return SELF;
  }),
  append: on([text], append),
  appendUntrusted: on([text], (state, html) => append(state, escapeHtml(html))),
  clear: on([], (state) => {
    state.html = '';
    return SELF;
  }),
  getContent: on([], ({ html }) => html),
  setContent: on([text], (state, html) => {
    state.html = html;
    return SELF;
  }),
  getTitle: on([], ({ title }) => title),
  setTitle: on([text], (state, title) => {
    state.title = title;
    return SELF;
  }),
  getWidth: on([], ({ width }) => width ?? null),
  setWidth: on([number], (state, width) => {
    state.width = width;
    return SELF;
  }),
  getHeight: on([], ({ height }) => height ?? null),
  setHeight: on([number], (state, height) => {
    state.height = height;
    return SELF;
  }),
  setSandboxMode: on([oneOfEnum('SandboxMode')], () => SELF),
  setXFrameOptionsMode: on([oneOfEnum('XFrameOptionsMode')], () => SELF),
});
