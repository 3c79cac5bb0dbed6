import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateSigningKey, isSignedBy, keyIdOfPublic, parseSigningKey } from '../../functions/signing-key.ts';

function keyOf(text: string) {
  const key = parseSigningKey(text);
  if (!key) throw new Error('No key was read.');
  return key;
}

const PEM = generateSigningKey();
const KEY = keyOf(PEM);
const BYTES = Buffer.from('{"seq":1,"текст":"ё"}\n', 'utf8');

describe('a signing key', () => {
  it('is the same from PEM, from PEM in one line, and from base64', () => {
    const der = createPrivateKey(PEM).export({ type: 'pkcs8', format: 'der' }).toString('base64');
    for (const text of [PEM, PEM.replaceAll('\n', '\\n'), der]) expect(keyOf(text).publicKey).toBe(KEY.publicKey);
  });

  it('is named by its public half alone', () => {
    expect(KEY.keyId).toMatch(/^[0-9a-f]{16}$/);
    expect(keyIdOfPublic(KEY.publicKey)).toBe(KEY.keyId);
    expect(keyOf(generateSigningKey()).keyId).not.toBe(KEY.keyId);
  });

  it.each([
    ['nothing', ''],
    ['a word', 'secret'],
    [
      'a key of another kind',
      generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ],
    ['the public half', `-----BEGIN PUBLIC KEY-----\n${KEY.publicKey}\n-----END PUBLIC KEY-----\n`],
  ])('is not read from %s', (_name, text) => {
    expect(parseSigningKey(text)).toBeUndefined();
  });
});

describe('a signature', () => {
  const signature = KEY.sign(BYTES);

  it('is that of the very bytes, and the same every time', () => {
    expect(isSignedBy(KEY.publicKey, BYTES, signature)).toBe(true);
    expect(KEY.sign(BYTES)).toBe(signature);
  });

  it('fails for every byte that is changed', () => {
    for (let at = 0; at < BYTES.length; at++) {
      const changed = Buffer.from(BYTES);
      changed.writeUInt8((changed.readUInt8(at) + 1) % 256, at);
      expect(isSignedBy(KEY.publicKey, changed, signature)).toBe(false);
    }
  });

  it('fails for another key, for no key and for no signature', () => {
    const other = keyOf(generateSigningKey());
    expect(isSignedBy(other.publicKey, BYTES, signature)).toBe(false);
    expect(isSignedBy('', BYTES, signature)).toBe(false);
    expect(isSignedBy(KEY.publicKey, BYTES, '')).toBe(false);
    expect(isSignedBy(KEY.publicKey, BYTES, 'bm8=')).toBe(false);
  });

  it('fails when it is written in another way, though a lenient reader would read the same', () => {
    expect(isSignedBy(KEY.publicKey, BYTES, `${signature}\n`)).toBe(true);
    for (const other of [
      signature.replace(/=$/, '<'),
      signature.replace(/=+$/, ''),
      ` ${signature}`,
      `${signature}\n\n`,
    ]) {
      expect(isSignedBy(KEY.publicKey, BYTES, other)).toBe(false);
    }
  });
});
