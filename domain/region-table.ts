/** «Регионы»: the subjects of the Russian Federation as the operator lists them. */
import type { RawTable } from './cell.ts';
import { foldText } from './cell.ts';
import { choice } from './list-kinds.ts';
import { parseListTab } from './list-tab.ts';
import type { Reading } from './problem.ts';
import { FEDERAL_DISTRICTS, OUTSIDE_DISTRICTS, type Region } from './region.ts';
import type { RuleContext } from './row-report.ts';
import { type Columns, defineTable, type Kind } from './table.ts';
import { text } from './text-kinds.ts';

const TWO_DIGITS = /^(?!00)\d{2}$/;
const ISO_CODE = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;

const regionCode: Kind<string> = {
  format: 'text',
  fromText: (value, report) => (TWO_DIGITS.test(value) ? value : report.addFound('REGION_CODE_FORMAT', value)),
  fromNumber: (value, report) => {
    const code = String(value).padStart(2, '0');
    if (!TWO_DIGITS.test(code)) return report.addFound('REGION_CODE_FORMAT', String(value));
    report.add('REGION_FROM_NUMBER', { read: code });
    return code;
  },
};

const isoCode: Kind<string> = {
  format: 'text',
  fromText: (value, report) => (ISO_CODE.test(value) ? value : report.addFound('ISO_CODE_FORMAT', value)),
  fromNumber: (value, report) => report.addFound('ISO_CODE_FORMAT', String(value)),
};

const columns = {
  code: {
    heading: 'Код',
    kind: regionCode,
    required: 'always',
    visibility: 'public',
    hint: 'Двузначный код субъекта: 59. По нему Свод узнаёт субъект, поэтому менять его нельзя.',
  },
  name: {
    heading: 'Наименование',
    kind: text(2, 100),
    required: 'always',
    visibility: 'public',
    hint: 'Полное наименование; так субъект называют списки и сводка.',
  },
  iso: {
    heading: 'ISO 3166-2',
    kind: isoCode,
    visibility: 'public',
    hint: 'Код вида RU-PER; пусто, если субъекта в стандарте нет.',
  },
  nameEn: {
    heading: 'Название по-английски',
    kind: text(2, 100),
    visibility: 'public',
    hint: 'Для страниц на английском языке.',
  },
  federalDistrict: {
    heading: 'Федеральный округ',
    kind: choice(FEDERAL_DISTRICTS),
    visibility: 'public',
    hint: 'Выберите из списка; пусто, если субъект ни в один округ не входит.',
  },
} as const satisfies Columns;

export const regionTable = defineTable({
  key: 'regions',
  title: 'Регионы',
  columns,
  checkRow: () => undefined,
  uniqueKeys: [
    { column: 'code', keyOf: (row) => row.code ?? null },
    { column: 'name', keyOf: (row) => (row.name ? foldText(row.name) : null) },
    { column: 'iso', keyOf: (row) => row.iso ?? null },
  ],
});

export function parseRegions(raw: RawTable, context: RuleContext): Reading<readonly Region[]> {
  const { value, problems } = parseListTab(regionTable, raw, context);
  const regions = (value ?? []).map(({ code, name, iso, nameEn, federalDistrict }) => ({
    code,
    name,
    iso,
    nameEn: nameEn ?? name,
    federalDistrict: federalDistrict ?? OUTSIDE_DISTRICTS,
  }));
  return { value: regions, problems };
}
