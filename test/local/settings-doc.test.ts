import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readSettings, SETTINGS } from '../../functions/settings.ts';
import { generateSigningKey } from '../../functions/signing-key.ts';
import { environmentExample, withSettings } from '../../local/settings-doc.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DOCS = join(ROOT, 'docs');
const REQUIRED = Object.values(SETTINGS).filter((setting) => !('default' in setting));

describe('.env.example', () => {
  it('is what the settings of the code say (npm run settings-doc)', () => {
    expect(readFileSync(join(ROOT, '.env.example'), 'utf8')).toBe(environmentExample());
  });

  it('leaves open just what must be given', () => {
    const given = parseEnv(environmentExample());
    expect(given).toEqual(Object.fromEntries(REQUIRED.map(({ name }) => [name, ''])));
  });

  it('holds only values that the function takes, once what is open is filled in', () => {
    const open = environmentExample().replace(/^# (SVOD_\w+=)/gm, '$1');
    const filled: Record<string, string> = {
      SVOD_CENTRAL_SPREADSHEET_ID: 'a'.repeat(44),
      SVOD_PUBLIC_STORE: 'gs://svod-public',
      SVOD_PRIVATE_STORE: 'gs://svod-private',
      SVOD_SIGNING_KEY: generateSigningKey(),
    };
    const given = parseEnv(open) as Record<string, string>;
    expect(Object.keys(given).sort()).toEqual(
      Object.values(SETTINGS)
        .map(({ name }) => name)
        .sort(),
    );
    expect(readSettings({ ...given, ...filled })).toEqual({
      ...readSettings(filled),
      signingKey: expect.objectContaining({ keyId: expect.any(String) }),
    });
  });

  it('names no secret, and .env itself is not kept in git', () => {
    expect(environmentExample()).not.toMatch(/PRIVATE KEY|ya29\./);
    expect(readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n')).toContain('.env');
  });
});

describe('the settings in the documents', () => {
  const documents = readdirSync(DOCS).filter((name) => name.endsWith('.md'));
  const marked = documents.filter((name) => withSettings(readFileSync(join(DOCS, name), 'utf8')) !== null);

  it('stand in the operator’s', () => {
    expect(marked).toContain('эксплуатация.md');
  });

  it.each(marked)('are current in %s (npm run settings-doc)', (name) => {
    const document = readFileSync(join(DOCS, name), 'utf8');
    expect(withSettings(document)).toBe(document);
    expect(Object.values(SETTINGS).filter((setting) => !document.includes(`| \`${setting.name}\` |`))).toEqual([]);
  });

  it('are written between their marks, and nothing around them is touched', () => {
    const written = withSettings('До\n<!-- settings -->старое<!-- /settings -->\nПосле\n');
    expect(written).toMatch(/^До\n<!-- settings -->\n\n\| Переменная/);
    expect(written).toMatch(/\n<!-- \/settings -->\nПосле\n$/);
    expect(written).not.toContain('старое');
    expect(withSettings('без меток')).toBeNull();
  });

  it('are told in Russian, each', () => {
    expect(Object.values(SETTINGS).filter(({ inRussian }) => !/[а-я]{3}/.test(inRussian))).toEqual([]);
  });
});
