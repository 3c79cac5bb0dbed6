import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../domain/disclosure/protection-rules.ts';
import { Failure } from '../../functions/failure.ts';
import { readSettings, SETTINGS } from '../../functions/settings.ts';
import { generateSigningKey, parseSigningKey } from '../../functions/signing-key.ts';

const KEY = generateSigningKey();
const RIGHT = {
  SVOD_CENTRAL_SPREADSHEET_ID: 'a'.repeat(44),
  SVOD_PUBLIC_STORE: '/srv/public',
  SVOD_PRIVATE_STORE: 'gs://svod-private',
  SVOD_SIGNING_KEY: KEY,
};

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
      publicStore: { kind: 'folder', folder: '/srv/public' },
      privateStore: { kind: 'gcs', bucket: 'svod-private' },
      publicUrl: '',
      workbookUrl: 'https://docs.google.com/spreadsheets/d/{id}/edit',
      s3Region: 'us-east-1',
      s3Endpoint: '',
      storeWithoutConditions: false,
      signingKey: {
        keyId: parseSigningKey(KEY)?.keyId,
        publicKey: parseSigningKey(KEY)?.publicKey,
        sign: expect.any(Function),
      },
      googleRootUrl: '',
      googleToken: '',
      readsPerMinute: 60,
      writesPerMinute: 60,
      periodMinutes: 60,
      deadlineSeconds: 480,
      ...DEFAULT_RULES,
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
      'SVOD_PUBLIC_STORE',
      'SVOD_PRIVATE_STORE',
      'SVOD_SIGNING_KEY',
      'SVOD_GOOGLE_ROOT_URL',
      'SVOD_PERIOD_MINUTES',
    ]);
    expect(failure.remedy).not.toBe('');
  });

  it('never repeats a value, for it may be a secret', () => {
    expect(failureOf({ ...RIGHT, SVOD_GOOGLE_ROOT_URL: 'hunter2' }).message).not.toContain('hunter2');
  });

  it.each([
    ['gs://svod-public', { kind: 'gcs', bucket: 'svod-public' }],
    ['s3://svod.public/', { kind: 's3', bucket: 'svod.public' }],
    ['./public', { kind: 'folder', folder: './public' }],
  ])('takes %s for a store', (address, store) => {
    expect(readSettings({ ...RIGHT, SVOD_PUBLIC_STORE: address }).publicStore).toEqual(store);
  });

  it.each(['', 'gs://', 's3://Upper', 'https://storage/x', 'gs://a/b'])('takes %j for no store', (address) => {
    expect(failureOf({ ...RIGHT, SVOD_PUBLIC_STORE: address }).message).toContain('SVOD_PUBLIC_STORE');
  });

  it.each(['', 'secret', generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()])(
    'takes no other text for a signing key',
    (key) => {
      expect(failureOf({ ...RIGHT, SVOD_SIGNING_KEY: key }).message).toContain('SVOD_SIGNING_KEY');
    },
  );

  it.each(['0', '1441', '1.5', '', 'ten'])('refuses %j as a period', (period) => {
    expect(failureOf({ ...RIGHT, SVOD_PERIOD_MINUTES: period }).message).toContain('SVOD_PERIOD_MINUTES');
  });

  it('takes stricter rules of disclosure, and refuses weaker ones', () => {
    const stricter = readSettings({
      ...RIGHT,
      SVOD_FEWEST_CONTRIBUTORS: '5',
      SVOD_DOMINANT_CONTRIBUTORS: '3',
      SVOD_DOMINANCE_PERCENT: '70',
      SVOD_CLOSENESS_PERCENT: '25',
    });
    expect(stricter).toMatchObject({
      fewestContributors: 5,
      dominantContributors: 3,
      dominancePercent: 70,
      closenessPercent: 25,
    });
    const weaker = {
      SVOD_FEWEST_CONTRIBUTORS: '2',
      SVOD_DOMINANT_CONTRIBUTORS: '1',
      SVOD_DOMINANCE_PERCENT: '86',
      SVOD_CLOSENESS_PERCENT: '9',
    };
    const { message } = failureOf({ ...RIGHT, ...weaker });
    expect(Object.keys(weaker).filter((name) => message.includes(name))).toEqual(Object.keys(weaker));
  });
});
