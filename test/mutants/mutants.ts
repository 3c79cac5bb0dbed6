/** Mistakes that publishing could have, each of which some test must notice: tests of the tests. */

export interface Mutant {
  readonly name: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly from: string;
  readonly to: string;
  /** The tests that must notice it. */
  readonly tests: readonly string[];
}

const PUBLISHING = 'functions/publish-snapshot.ts';
const VECTOR = 'functions/version-vector.ts';
const FOLDER = 'functions/stores/file-store.ts';
const RUN = 'functions/refresh.ts';
const CALLS = 'functions/patient-calls.ts';
const PACE = 'test/functions/call-pace.test.ts';
const PREPARED = 'functions/prepared-run.ts';
const ONE_RUN = 'test/functions/publish-snapshot.test.ts';
const SCHEDULES = 'test/publication/schedules.test.ts';
const STORES = 'test/functions/stores';
const EVERY_CALL = 'test/faults/a4-every-call.test.ts';
const CASES = 'test/domain/disclosure/table-disclosure.test.ts';
const ATTACKS = 'test/domain/disclosure/attacks.test.ts';

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'the pointer before what it points at',
    file: PUBLISHING,
    from: '  for (const [name, content] of files) {\n    await reach(documents',
    to: '  await swapLatest(store, bytes, base?.tag ?? null);\n  for (const [name, content] of files) {\n    await reach(documents',
    tests: [ONE_RUN],
  },
  {
    name: 'a blind PUT instead of a swap',
    file: PUBLISHING,
    from: '(await store.replace(LATEST, bytes, expected))',
    to: '(await store.put(LATEST, bytes).then(() => expected !== undefined))',
    tests: [SCHEDULES],
  },
  {
    name: 'the base of the swap read late',
    file: PUBLISHING,
    from: 'swapLatest(store, bytes, base?.tag ?? null)',
    to: 'swapLatest(store, bytes, (await store.read(LATEST))?.tag ?? null)',
    tests: [SCHEDULES],
  },
  {
    name: 'the base read after the workbooks',
    file: RUN,
    from: '  const publication = await publishSnapshot(press, { snapshot, vector }, base);',
    to: '  const publication = await publishSnapshot(press, { snapshot, vector }, await readBase(store));',
    tests: ['test/functions/overtaken-run.test.ts'],
  },
  {
    name: '`>=` that has become `>` in the check of the vector',
    file: VECTOR,
    from: 'one.version < base.version',
    to: 'one.version <= base.version',
    tests: ['test/functions/version-vector.test.ts', ONE_RUN],
  },
  {
    name: 'no check of the vector',
    file: PUBLISHING,
    from: 'if (older.length > 0)',
    to: 'if (older.length > 1_000)',
    tests: [SCHEDULES],
  },
  {
    name: 'epochs that do not count',
    file: VECTOR,
    from: 'one.epoch === base.epoch ? one.version < base.version : one.epoch < base.epoch',
    to: 'one.version < base.version',
    tests: ['test/functions/version-vector.test.ts'],
  },
  {
    name: 'no reading back',
    file: PUBLISHING,
    from: 'content))) throw damaged(',
    to: 'content)) && reach === undefined) throw damaged(',
    tests: [EVERY_CALL],
  },
  {
    name: 'a lost answer of the swap taken for a refusal',
    file: PUBLISHING,
    from: '    if (await isOurs(store, LATEST, bytes)) return true;\n    throw thrown;',
    to: '    throw thrown;',
    tests: [ONE_RUN],
  },
  {
    name: 'a swap that was refused taken for done',
    file: PUBLISHING,
    from: "base?.tag ?? null))) return { outcome: 'superseded' };",
    to: "base?.tag ?? null))) return { outcome: 'published', sha256 };",
    tests: [ONE_RUN],
  },
  {
    name: 'no look at the clock before the swap',
    file: PUBLISHING,
    from: '  press.checkTime();\n',
    to: '',
    tests: [ONE_RUN],
  },
  {
    name: 'a chain of snapshots instead of manifests',
    file: PUBLISHING,
    from: 'sha256: base.manifestSha256 }',
    to: 'sha256: base.sha256 }',
    tests: [ONE_RUN],
  },
  {
    name: 'a lost manifest taken for an older kind of version',
    file: PUBLISHING,
    from: '    await expectOlderKind(store, folder, stored.bytes);\n',
    to: '',
    tests: [ONE_RUN],
  },
  {
    name: 'a signature read leniently',
    file: 'functions/signing-key.ts',
    from: "return decoded.toString('base64') === text.replace(/\\n$/, '') ? decoded : undefined;",
    to: 'return decoded;',
    tests: ['test/functions/signing-key.test.ts'],
  },
  {
    name: 'the same data published again',
    file: PREPARED,
    from: 'signingKey.keyId && sayTheSame(',
    to: 'signingKey.keyId && snapshot.takenAt === base.snapshot.takenAt && sayTheSame(',
    tests: [EVERY_CALL],
  },
  {
    name: 'a workbook that is lost leaves the totals smaller',
    file: PREPARED,
    from: 'if (lost) return',
    to: 'if (lost && readings.length === 0) return',
    tests: ['test/faults/a3-refusals.test.ts', 'test/faults/a3-states.test.ts'],
  },
  {
    name: 'a reading that was repeated and says of no state that it is of it',
    file: 'functions/read-regions.ts',
    from: '{ ...reading.value, version: reading.version }',
    to: 'reading.value',
    tests: ['test/functions/overtaken-run.test.ts'],
  },
  {
    name: 'a part that was damaged on its way and stays so',
    file: 'functions/kept-parts.ts',
    from: '    if (!stored || !decode(stored.bytes, sha256)) await this.#store.put(path, bytes);\n',
    to: '',
    tests: ['test/functions/kept-parts.test.ts'],
  },
  {
    name: 'the hold of the operator looked for before the base is read',
    file: RUN,
    from: '  const base = await readBase(store);\n  // After the base: whoever holds publishing has then either been seen here, or has published over this base.\n  const orders = await readOrders(store);',
    to: '  const orders = await readOrders(store);\n  const base = await readBase(store);',
    tests: ['test/functions/held-run.test.ts'],
  },
  {
    name: 'content put back before publishing is held',
    file: 'functions/rollback.ts',
    from: '    const done = hold && (await putBack(desk, wish, version, base));',
    to: '    if (hold) await changeOrders(press.store, (orders) => ({ ...orders, hold: null }));\n    const done = hold && (await putBack(desk, wish, version, base));',
    tests: ['test/functions/rollback.test.ts'],
  },
  {
    name: 'a tombstone that counts before it is signed',
    file: 'functions/withdrawal.ts',
    from: '    if (!(await store.replace(signaturePath, line, signature?.tag ?? null))) continue;\n    if (!standing?.bytes.equals(bytes)) await store.replace(path, bytes, standing?.tag ?? null);',
    to: '    if (!standing?.bytes.equals(bytes)) await store.replace(path, bytes, standing?.tag ?? null);\n    if (!(await store.replace(signaturePath, line, signature?.tag ?? null))) continue;',
    tests: ['test/functions/withdrawal.test.ts'],
  },
  {
    name: 'a folder that the chain reaches and that is collected',
    file: 'functions/leftovers.ts',
    from: '!reached.has(folder) && newestOf',
    to: 'newestOf',
    tests: ['test/functions/leftovers.test.ts'],
  },
  {
    name: 'versions.json that nobody brings up to date',
    file: RUN,
    from: '  await updateVersions(store, latest);\n',
    to: '',
    tests: [EVERY_CALL],
  },
  {
    name: 'a folder that writes over an immutable file',
    file: FOLDER,
    from: 'await linkOnce(disk, await writeBeside(disk, file, bytes), file);',
    to: 'await replaceFile(disk, file, bytes).then(() => true);',
    tests: [STORES],
  },
  {
    name: 'a folder that writes latest.json in place',
    file: FOLDER,
    from: '  await renamePatiently(disk, await writeBeside(disk, file, bytes), file);',
    to: '  await disk.unlink(file).catch(() => undefined);\n  await disk.write(file, bytes, true);',
    tests: [STORES],
  },
  {
    name: 'a folder that swaps without its lock',
    file: FOLDER,
    from: 'if (await take(lock)) break;',
    to: 'if ((await take(lock)) || deadline > 0) break;',
    tests: [STORES],
  },
  {
    name: 'a dead lock that two can break',
    file: FOLDER,
    from: 'if (await take(breaking)) {',
    to: "if ((await take(breaking)) || lock !== '') {",
    tests: [STORES],
  },
  {
    name: 'no flush before the rename',
    file: 'functions/stores/folder-disk.ts',
    from: '    if (isSafe) await handle.sync();\n',
    to: '',
    tests: [STORES],
  },
  {
    name: 'a refusal for good asked again',
    file: CALLS,
    from: "if (kind === 'quota') return untilNextMinute(patience);",
    to: "if (kind === 'quota' || kind === 'refused') return untilNextMinute(patience);",
    tests: ['test/faults/a3-refusals.test.ts'],
  },
  {
    name: 'a quota that is used up taken for a refusal for good',
    file: CALLS,
    from: "if (kind === 'quota') return untilNextMinute(patience);",
    to: "if (kind === 'quota') return null;",
    tests: ['test/faults/a3-writes.test.ts'],
  },
  {
    name: 'no waiting for the quota',
    file: 'functions/call-pace.ts',
    from: 'if (free > 0) return 0;',
    to: 'if (free > -1_000_000) return 0;',
    tests: [PACE],
  },
  {
    name: 'calls that count from their start',
    file: 'functions/call-pace.ts',
    from: '    this.#answeredAt.push(this.#patience.now());\n',
    to: '    this.#answeredAt.push(this.#patience.now() - 20_000);\n',
    tests: [PACE],
  },
  {
    name: 'readings of a run that was cut off are lost',
    file: 'functions/reading-list.ts',
    from: '      await this.#keepProgress();\n      throw',
    to: '      throw',
    tests: ['test/functions/quota.test.ts'],
  },
  {
    name: 'a trouble with one workbook that nobody is told of',
    file: 'functions/read-region.ts',
    from: 'if (!unreadable) throw googleFailure(thrown, place);',
    to: 'if (!unreadable) return { listed, raw: null, workbook: null, problems: [], unreadable: null };',
    tests: ['test/faults/a3-refusals.test.ts'],
  },
  {
    name: 'a state that is kept before it is believed',
    file: PREPARED,
    from: '  const { readings, register, problems } = await collectBelieved(',
    to: '  await kept.keep(found, rules);\n  const { readings, register, problems } = await collectBelieved(',
    tests: ['test/functions/kept-workbooks.test.ts'],
  },
  {
    name: '«Сводка» appended instead of written in its place',
    file: 'functions/owned-tab.ts',
    from: '    { updateCells: { range: owned, fields: WRITTEN } },\n    {\n      updateCells: {\n        start: { sheetId, rowIndex: 0, columnIndex: 0 },\n',
    to: '    {\n      appendCells: {\n        sheetId,\n',
    tests: ['test/faults/a3-writes.test.ts'],
  },
  {
    name: 'a number read as far as it goes',
    file: 'domain/decimal.ts',
    from: "const units = Number(whole + significant.padEnd(decimals, '0'));",
    to: 'const units = Math.round(Number.parseFloat(text) * 10 ** decimals);',
    tests: ['test/domain/decimal.test.ts'],
  },
  {
    name: 'a text that is no number read as zero',
    file: 'domain/decimal.ts',
    from: "'AMBIGUOUS_NUMBER' : 'NOT_A_NUMBER';",
    to: "'AMBIGUOUS_NUMBER' : 0;",
    tests: ['test/domain/decimal.test.ts'],
  },
  {
    name: 'a row that is counted twice',
    file: 'domain/totals.ts',
    from: 'const next = part + value;',
    to: 'const next = part + value + value;',
    tests: ['test/domain/summary.test.ts'],
  },
  {
    name: 'a folder whose own name is not flushed',
    file: 'functions/stores/folder-disk.ts',
    from: '    await disk.syncFolder(dirname(made));\n',
    to: '',
    tests: ['test/faults/a4-disk.test.ts'],
  },
  {
    name: 'secondary suppression off',
    file: 'domain/disclosure/pattern.ts',
    from: 'sums.breaches(hiding.isKnown, known, crossings);',
    to: 'sums.breaches(hiding.isKnown, known, crossings).slice(0, 0);',
    tests: [ATTACKS],
  },
  {
    name: 'the audit of disclosure off',
    file: 'domain/disclosure/table-disclosure.ts',
    from: 'sums.breaches(isKnown, pattern.past)',
    to: 'sums.breaches(isKnown, pattern.past).slice(0, 0)',
    tests: ['test/domain/disclosure.test.ts'],
  },
  {
    name: 'singleton detection off',
    file: 'domain/disclosure/known-sums.ts',
    from: "    expectSafe('sum', today, null, 'nothing');\n",
    to: '',
    tests: ['test/domain/disclosure/literature.test.ts'],
  },
  {
    name: 'intervals that nobody looks at',
    file: 'domain/disclosure/known-sums.ts',
    from: '    found.push(...this.#narrowBreaches(isKnown));\n',
    to: '',
    tests: [ATTACKS],
  },
  {
    name: 'regions and industries that are not seen to cross',
    file: 'domain/disclosure/known-sums.ts',
    from: 'this.#crossingBreaches(isKnown, hidden).filter(isNew);',
    to: 'this.#crossingBreaches(isKnown, hidden).slice(0, 0);',
    tests: [CASES],
  },
  {
    name: 'no look at the difference of two versions',
    file: 'domain/disclosure/pattern.ts',
    from: '|| !changesSafely ||',
    to: '|| (!changesSafely && line < 0) ||',
    tests: ['test/domain/disclosure.test.ts', ATTACKS],
  },
  {
    name: 'what was hidden uncovered at once',
    file: 'domain/disclosure/known-sums.ts',
    from: "expectSafe('uncovered', side, today, borrowing);",
    to: "expectSafe('uncovered', side, side, borrowing);",
    tests: [CASES],
  },
];
