/** The server of this workbook, as the page speaks to it. */
import type {
  BookView,
  ButtonName,
  EditAnswer,
  EditRequest,
  MenuView,
  RowsView,
  RunAnswer,
  SelectedView,
} from './protocol.ts';

const BASE = location.pathname.replace(/\/$/, '');
const QUERY = new URLSearchParams(location.search);

/** The server was reached and said no; anything else that is thrown means that it was not reached. */
export class ServerRefusal extends Error {}

function address(path: string, parameters: Readonly<Record<string, string | number>> = {}): string {
  const query = new URLSearchParams();
  const as = QUERY.get('as');
  if (as !== null) query.set('as', as);
  for (const [name, value] of Object.entries(parameters)) query.set(name, String(value));
  return `${BASE}/${path}${query.size > 0 ? `?${query}` : ''}`;
}

async function readAnswer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  const body = (await response.json().catch(() => ({}))) as { error?: { message?: string; remedy?: string } };
  // While it starts, and when its disk is full, it may take the same a little later.
  if (response.status >= 500) throw new Error(body.error?.message);
  throw new ServerRefusal([body.error?.message, body.error?.remedy].filter(Boolean).join(' '));
}

async function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  return readAnswer(await fetch(address(path), { method: 'POST', headers, body: JSON.stringify(body) }));
}

export const server = {
  book: async (tab?: number): Promise<BookView> =>
    readAnswer(await fetch(address('book', tab === undefined ? {} : { tab }))),
  rows: async (tab: number, from: number): Promise<RowsView> => readAnswer(await fetch(address('rows', { tab, from }))),
  edit: (request: EditRequest): Promise<EditAnswer> => post('edits', request),
  open: (): Promise<readonly MenuView[]> => post('open', {}),
  run: (windowId: string, functionName: string, selected: SelectedView): Promise<RunAnswer> =>
    post('run', { windowId, functionName, selected }),
  call: (windowId: string, functionName: string, args: readonly unknown[]): Promise<RunAnswer> =>
    post('call', { windowId, functionName, args }),
  answer: (questionId: string, button: ButtonName, text?: string): Promise<unknown> =>
    post('answer', { questionId, button, ...(text !== undefined && { text }) }),
  events: (windowId: string, since: number): EventSource =>
    new EventSource(address('events', { window: windowId, since })),
  pageAddress: (pageId: string): string => address(`pages/${pageId}`),
  chartAddress: (tab: number, chartId: number, mark: string): string =>
    address(`charts/${tab}/${chartId}.svg`, { mark }),
};
