/** Faults in which Google refuses: quotas, failures of its servers, tokens, ranges, parts of a batch. */
import { json } from 'express';
import { sendAnswer } from './captured-answer.ts';
import { refuseForQuota, refuseRange, refuseToken, refuseUnavailable } from './google-refusals.ts';
import type { Act, Scene } from './scene.ts';

const MS_PER_MINUTE = 60_000;
const REFUSED = 400;
const readJson = json({ limit: '64mb', strict: false });

/** Whose quota a call uses up. */
function userOf({ request }: Scene): string {
  return (
    new URL(request.originalUrl, 'http://local').searchParams.get('quotaUser') ?? request.get('authorization') ?? ''
  );
}

/** As many reads as are allowed in a minute of the clock, for each user; a refused one is not counted. */
export function quotaOfMinute(limit: number): Act {
  let minute = Number.NaN;
  const used = new Map<string, number>();
  return (scene) => {
    if (!scene.call.isRead) return false;
    const current = Math.floor(scene.now().getTime() / MS_PER_MINUTE);
    if (current !== minute) used.clear();
    minute = current;
    const user = userOf(scene);
    const before = used.get(user) ?? 0;
    if (before < limit) {
      used.set(user, before + 1);
      return false;
    }
    refuseForQuota(scene.response, scene.call, limit);
    return true;
  };
}

/** The write is done and its answer lost: what a client cannot tell from a write that was not done. */
export const refuseAfterWrite: Act = async ({ call, response, ask }) => {
  if (call.isRead) return false;
  if ((await ask()).status >= REFUSED) return false;
  refuseUnavailable(response, call);
  return true;
};

/** Only calls with this token are refused, where one is named: a new one is let through. */
export function refuseTokenNamed(token: string | undefined): Act {
  return ({ call, request, response }) => {
    if (token !== undefined && request.get('authorization') !== `Bearer ${token}`) return false;
    refuseToken(response, call);
    return true;
  };
}

/** As if the tab of the first range had been renamed a moment ago. */
export const refuseFirstRange: Act = ({ call, request, response }) => {
  const asked = new URL(request.originalUrl, 'http://local').searchParams.get('ranges');
  const inPath = /\/values\/([^/:]+)/.exec(call.path)?.[1];
  const range = asked ?? inPath;
  if (call.api !== 'sheets' || range === undefined) return false;
  refuseRange(response, range);
  return true;
};

/** One request more than was sent, and a wrong one: the real batch is refused whole. */
export const spoilBatch: Act = async (scene) => {
  const { call, request, response, ask } = scene;
  if (call.name !== 'sheets.spreadsheets.batchUpdate') return false;
  await new Promise<void>((resolve, reject) =>
    readJson(request, response, (error) => (error ? reject(error) : resolve())),
  );
  const body = request.body as { readonly requests?: readonly object[] };
  request.body = { ...body, requests: [...(body.requests ?? []), { deleteSheet: { sheetId: 2_147_483_646 } }] };
  sendAnswer(response, await ask());
  return true;
};
