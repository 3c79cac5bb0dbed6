/** The seed of everything random in these tests: printed, so that a failure can be had again with SVOD_SEED. */
const given = Number(process.env['SVOD_SEED']);

export const SEED =
  Number.isSafeInteger(given) && process.env['SVOD_SEED'] !== undefined ? given : Date.now() % 2 ** 31;

console.log(`SVOD_SEED=${SEED}`);
