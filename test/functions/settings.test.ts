import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/failure.ts';
import { readSettings, SETTINGS } from '../../functions/settings.ts';

const RIGHT = { SVOD_CENTRAL_SPREADSHEET_ID: 'a'.repeat(44), SVOD_PUBLIC_FOLDER: '/srv/public' };

function failureOf(environment: Record<string, string>): Failure {
  try {
    readSettings(environment);
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
  throw new Error('No failure was thrown.');
}

describe('readSettings', () => {
  it('takes defaults for what is not given', () => {
    expect(readSettings(RIGHT)).toEqual({
      centralSpreadsheetId: 'a'.repeat(44),
      publicFolder: '/srv/public',
      googleRootUrl: '',
      googleToken: '',
      periodMinutes: 60,
      deadlineSeconds: 480,
    });
  });

  it('reports every missing and wrong setting at once, by name', () => {
    const failure = failureOf({ SVOD_PERIOD_MINUTES: 'soon', SVOD_GOOGLE_ROOT_URL: 'ftp://x' });
    expect(failure.code).toBe('SETTINGS_WRONG');
    const named = Object.values(SETTINGS)
      .map((setting) => setting.name)
      .filter((name) => failure.message.includes(name));
    expect(named).toEqual([
      'SVOD_CENTRAL_SPREADSHEET_ID',
      'SVOD_PUBLIC_FOLDER',
      'SVOD_GOOGLE_ROOT_URL',
      'SVOD_PERIOD_MINUTES',
    ]);
    expect(failure.remedy).not.toBe('');
  });

  it('never repeats a value, for it may be a secret', () => {
    expect(failureOf({ ...RIGHT, SVOD_GOOGLE_ROOT_URL: 'hunter2' }).message).not.toContain('hunter2');
  });

  it.each(['0', '1441', '1.5', '', 'ten'])('refuses %j as a period', (period) => {
    expect(failureOf({ ...RIGHT, SVOD_PERIOD_MINUTES: period }).message).toContain('SVOD_PERIOD_MINUTES');
  });
});
