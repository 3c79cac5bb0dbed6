/** Packed texts read back as they were written, whatever stands in them. */
import vm from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packCyrillic } from '../../local/packed-cyrillic.ts';

function evaluate(code: string): unknown {
  return vm.runInNewContext(`${packCyrillic(code)}`);
}

const SIGNS = [
  ...'абвёжщъыэюяАБЁЯ«»—№…',
  ...'abzAZ019 ^!~|@#=<>[]_*&\'"`\\$%()+,-./:;?{}\n\r\t',
  ...['${', 'ст', 'ни', 'ение', '🙂', '\u2028', '\u0000'],
];
const text = fc.array(fc.constantFrom(...SIGNS), { maxLength: 60 }).map((signs) => signs.join(''));

describe('packed texts', () => {
  it('read back as they were, as literals and between the values of templates', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (texts) => {
        const literals = texts.map((each) => JSON.stringify(each));
        const templates = texts.map((each) => `\`${each.replace(/[\\`$]/g, '\\$&').replace(/\r/g, '\\r')}\${1}д\``);
        expect(evaluate(`[${literals}]`)).toEqual(texts);
        expect(evaluate(`[${templates}]`)).toEqual(texts.map((each) => `${each}1д`));
      }),
    );
  });

  it('take less room where they repeat themselves', () => {
    const sentences = ['Укажите число', 'Укажите дату включения', 'Укажите субъект, где включение состоялось'];
    const code = JSON.stringify(Array.from({ length: 50 }, (_, index) => `${sentences[index % 3]} ${index}`));
    expect(evaluate(code)).toEqual(JSON.parse(code));
    expect(Buffer.byteLength(packCyrillic(code))).toBeLessThan(0.55 * Buffer.byteLength(code));
  });

  it('leave code and the keys of objects alone', () => {
    expect(evaluate('({ "ключ": "слово слово", другой: 2 })')).toEqual({ ключ: 'слово слово', другой: 2 });
  });
});
