/** What came of a check: for people, and for programs. */
import type { Said } from '../command-words.ts';
import type { Refusal } from './refusal.ts';
import { latestFolder, type Verification } from './verification.ts';
import type { ReadVersion } from './version-reading.ts';
import { sayHeld, sayMoment, sayRefusal, sayVersions, TRUST_WORDS } from './words.ts';

export const EXIT_CODES = { right: 0, refused: 1, stale: 2, wrongCommand: 64 } as const;

export type Verdict = 'right' | 'stale' | 'refused';

export function verdictOf({ freshness }: Verification): Verdict {
  return freshness.staleSince === null ? 'right' : 'stale';
}

function sayChain({ versions, end }: Verification): string {
  const first = versions.at(-1)?.head.seq ?? 0;
  if (end === 'first') return 'цепочка цела до первой версии';
  if (end === 'unsigned') return `цепочка цела до версии ${first}; более ранние опубликованы ещё без подписи`;
  return `цепочка цела до версии ${first}; более ранние не проверялись (--back, --to)`;
}

function sayWithdrawn({ head, manifest, withdrawn }: ReadVersion): string | undefined {
  if (withdrawn) return `Версия ${head.seq} отозвана ${sayMoment(withdrawn.at)}: ${withdrawn.why}`;
  return (
    manifest.restores && `Версия ${head.seq} повторяет содержание версии ${manifest.restores.seq}: издатель его вернул.`
  );
}

/** What is no reason to refuse, but should be known. */
function remarksOn({ versions, latest, freshness, listedSeq, areKeysPublished }: Verification): readonly string[] {
  const held = sayHeld(freshness.lastOutcome);
  const vouched = versions.filter(({ isSignatureChecked }) => !isSignatureChecked).map(({ head }) => head.seq);
  const remarks = [
    vouched.length > 0 &&
      `Ключа, которым подписаны версии ${vouched.at(-1)}–${vouched[0]}, в keys.json нет; их байты заверяет следующий за ними манифест.`,
    !areKeysPublished && 'keys.json не опубликован; ключ взят не из него.',
    listedSeq !== latest.head.seq && 'versions.json ещё не знает последней версии; его поправит следующий запуск.',
    freshness.isAheadOfClock && 'status.json записан позже, чем сейчас: часы здесь или у издателя неверны.',
    freshness.staleRegions.length > 0 && `Старые данные у субъектов: ${freshness.staleRegions.join(', ')}.`,
    ...versions.map(sayWithdrawn),
    held,
    held === undefined &&
      /^(failed|held)/.test(freshness.lastOutcome) &&
      `Последний запуск издателя не удался (${freshness.lastOutcome}).`,
    latest.manifest.withoutConditions && 'Хранилище издателя не соблюдает условий записи; издатель об этом знает.',
  ];
  return remarks.filter((remark) => typeof remark === 'string');
}

function sayFreshness({ freshness }: Verification): string {
  const checked = `данные сверены ${sayMoment(freshness.checkedAt)}`;
  if (freshness.staleSince === null) return `${checked}, следующий раз — ${sayMoment(freshness.nextPlanned)}`;
  return `устарело с ${sayMoment(freshness.staleSince)}; ${checked}`;
}

const SUMMED: Readonly<Record<Exclude<Verdict, 'refused'>, string>> = {
  right: 'Всё верно.',
  stale: 'Подписи и файлы верны, но данные устарели: показывайте их с этой датой и спросите издателя, что случилось.',
};

/** @param address as it was given */
export function formatVerification(verification: Verification, address: string): string {
  const { trust, latest, versions } = verification;
  const files = versions.reduce((sum, version) => sum + version.files, 0);
  const verdict = verdictOf(verification);
  return [
    `Проверено: ${address}`,
    `  Последняя версия: ${latest.head.seq}, снята ${sayMoment(latest.head.takenAt)}; latest.json — в точности она (${latestFolder(verification)})`,
    `  Подпись: верна; ключ ${trust.keyId} ${TRUST_WORDS[trust.origin]}`,
    `  История: ${sayVersions(versions.length)}, файлов ${files}, хеши и длины сошлись; ${sayChain(verification)}`,
    '  versions.json: согласен',
    `  Свежесть: ${sayFreshness(verification)}`,
    ...remarksOn(verification).map((remark) => `  К сведению: ${remark}`),
    SUMMED[verdict === 'stale' ? 'stale' : 'right'],
  ].join('\n');
}

export function encodeVerification(verification: Verification, address: string): string {
  const { trust, latest, versions, end, freshness } = verification;
  const { seq, takenAt, schemaVersion } = latest.head;
  return JSON.stringify({
    verdict: verdictOf(verification),
    address,
    latest: { seq, takenAt, schemaVersion, sha256: latest.sha256, manifestSha256: latest.manifestSha256 },
    key: trust,
    history: {
      versions: versions.length,
      from: versions.at(-1)?.head.seq,
      end,
      withdrawn: versions.flatMap(({ head, withdrawn }) => (withdrawn ? [{ seq: head.seq, ...withdrawn }] : [])),
      bytes: versions.reduce((sum, version) => sum + version.bytes, 0),
    },
    freshness,
    remarks: remarksOn(verification),
  });
}

/** @param knownSeq the version that was found right earlier, which can still be used */
export function formatRefusal({ reason }: Refusal, knownSeq: number | undefined): string {
  const { message, remedy }: Said = sayRefusal(reason);
  const known = knownSeq === undefined ? [] : [`Раньше была проверена версия ${knownSeq}; она остаётся годной.`];
  return [`Отклонено: ${message}`, `Что делать: ${remedy}`, ...known].join('\n');
}

export function encodeRefusal({ reason }: Refusal, address: string, knownSeq: number | undefined): string {
  return JSON.stringify({
    verdict: 'refused',
    address,
    refusal: { ...reason, ...sayRefusal(reason) },
    known: knownSeq ?? null,
  });
}
