/** Refusals in the words of Google's two APIs, which say the same differently. */
import type { Response } from 'express';
import type { ApiCall } from './api-call.ts';

const PROJECT = '123456789012';
const JSON_HEADERS = { 'Content-Type': 'application/json; charset=UTF-8', 'Cache-Control': 'private' };
const SIGN_IN = 'See https://developers.google.com/identity/sign-in/web/devconsole-project.';

type Reason = readonly [domain: string, reason: string, place?: readonly [locationType: string, location: string]];

function refuse(response: Response, code: number, error: object, headers: object = {}): void {
  response.writeHead(code, { ...JSON_HEADERS, ...headers });
  response.end(JSON.stringify({ error: { code, ...error } }));
}

function driveError(message: string, [domain, reason, place]: Reason): object {
  const where = place && { locationType: place[0], location: place[1] };
  return { message, errors: [{ message, domain, reason, ...where }] };
}

function quotaFacts(name: string, metric: string, limit: number): readonly object[] {
  const info = {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason: 'RATE_LIMIT_EXCEEDED',
    domain: 'googleapis.com',
    metadata: {
      service: 'sheets.googleapis.com',
      consumer: `projects/${PROJECT}`,
      quota_limit: `${name}RequestsPerMinutePerUser`,
      quota_limit_value: String(limit),
      quota_location: 'global',
      quota_metric: `sheets.googleapis.com/${metric}`,
    },
  };
  const url = 'https://cloud.google.com/docs/quota#requesting_higher_quota';
  const links = [{ description: 'Request a higher quota limit.', url }];
  return [info, { '@type': 'type.googleapis.com/google.rpc.Help', links }];
}

function sheetsQuota(isRead: boolean, limit: number): object {
  const [name, metric] = isRead ? ['Read', 'read_requests'] : ['Write', 'write_requests'];
  const what = `quota metric '${name} requests' and limit '${name} requests per minute per user'`;
  return {
    message: `Quota exceeded for ${what} of service 'sheets.googleapis.com' for consumer 'project_number:${PROJECT}'.`,
    status: 'RESOURCE_EXHAUSTED',
    details: quotaFacts(name, metric, limit),
  };
}

/** Google sends no Retry-After: the quota is refilled when the minute rolls. */
export function refuseForQuota(response: Response, { api, isRead }: ApiCall, limit = 60): void {
  const ofDrive = driveError('User Rate Limit Exceeded', ['usageLimits', 'userRateLimitExceeded']);
  if (api === 'drive') refuse(response, 403, ofDrive);
  else refuse(response, 429, sheetsQuota(isRead, limit));
}

export function refuseInternal(response: Response, { api }: ApiCall): void {
  const ofSheets = { message: 'Internal error encountered.', status: 'INTERNAL' };
  refuse(response, 500, api === 'drive' ? driveError('Internal Error', ['global', 'internalError']) : ofSheets);
}

export function refuseUnavailable(response: Response, { api }: ApiCall): void {
  const ofSheets = { message: 'The service is currently unavailable.', status: 'UNAVAILABLE' };
  refuse(response, 503, api === 'drive' ? driveError('Backend Error', ['global', 'backendError']) : ofSheets);
}

export function refuseTooLate(response: Response): void {
  const message = 'Deadline expired before operation could complete.';
  refuse(response, 504, { message, status: 'DEADLINE_EXCEEDED' });
}

/** Google's front end speaks HTML when what is behind it does not answer. */
export function refuseBadGateway(response: Response): void {
  response.writeHead(502, { 'Content-Type': 'text/html; charset=UTF-8' });
  response.end(
    '<!DOCTYPE html>\n<html lang=en>\n<title>Error 502 (Server Error)!!1</title>\n<p><b>502.</b> <ins>That’s an error.</ins>\n<p>The server encountered a temporary error and could not complete your request.\n</html>\n',
  );
}

export function refuseToken(response: Response, { api }: ApiCall): void {
  const reason: Reason = ['global', 'authError', ['header', 'Authorization']];
  const message = `Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. ${SIGN_IN}`;
  const ofSheets = { ...driveError(message, reason), status: 'UNAUTHENTICATED' };
  const challenge = { 'WWW-Authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"' };
  refuse(response, 401, api === 'drive' ? driveError('Invalid Credentials', reason) : ofSheets, challenge);
}

export function refuseRange(response: Response, range: string): void {
  refuse(response, 400, { message: `Unable to parse range: ${range}`, status: 'INVALID_ARGUMENT' });
}

export function refusePermission(response: Response): void {
  refuse(response, 403, { message: 'The caller does not have permission', status: 'PERMISSION_DENIED' });
}
