import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STACK_SETTINGS } from '../../infra/stack-settings.ts';
import { mockStack, VARIANTS } from './mocked-stack.ts';
import { ofType, textAt } from './registered.ts';

const README = readFileSync(resolve(import.meta.dirname, '../../infra/README.md'), 'utf8');

describe('the README of the cloud part', () => {
  it.each(Object.entries(STACK_SETTINGS))('describes the setting %s as the code does', (name, setting) => {
    const whose = name === 'project' || name === 'region' ? 'gcp' : 'svod';
    const standard = 'default' in setting ? (setting.default as string) : null;
    const shown = standard === null ? 'обязательно' : standard === '' ? 'пусто' : `\`${standard}\``;
    expect(README).toContain(`| \`${whose}:${name}\` | ${shown} | ${setting.meaning} |`);
  });

  it('names every account and every secret of the stack', async () => {
    for (const variant of ['whole', 'elsewhere']) {
      const { resources } = await mockStack(VARIANTS[variant] ?? {});
      const accounts = ofType(resources, 'account:Account').map((account) => textAt(account, 'accountId'));
      const secrets = ofType(resources, ':Secret').map((secret) => textAt(secret, 'secretId'));
      expect([...accounts, ...secrets].filter((name) => !README.includes(`\`${name}\``))).toEqual([]);
    }
  });

  it('says the times that the stack has by default', async () => {
    const { resources } = await mockStack(VARIANTS['plain'] ?? {});
    const [job] = ofType(resources, ':Job');
    expect(job && textAt(job, 'attemptDeadline')).toBe('570s');
    for (const seconds of ['480 с', '540 с', '570 с']) expect(README).toContain(seconds);
  });
});
