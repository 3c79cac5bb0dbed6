/** Check digits of the numbers that the state gives to organisations and people. */

/** The remainder of the weighed sum of the digits by 11, by 10. */
function weighed(digits: string, weights: readonly number[]): string {
  let sum = 0n;
  for (const [index, weight] of weights.entries()) sum += BigInt(weight) * BigInt(digits.charAt(index));
  return String((sum % 11n) % 10n);
}

function remainder(digits: string, divisor: bigint): string {
  return String((BigInt(digits) % divisor) % 10n);
}

/** The tenth digit of an ИНН by the first nine. */
export function taxIdCheckDigit(nine: string): string {
  return weighed(nine, [2, 4, 10, 3, 5, 9, 4, 6, 8]);
}

/** The thirteenth digit of an ОГРН by the first twelve. */
export function registrationCheckDigit(twelve: string): string {
  return remainder(twelve, 11n);
}

/** The last two digits of a person's ИНН by the first ten. */
export function personalCheckDigits(ten: string): string {
  const eleventh = weighed(ten, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]);
  return eleventh + weighed(ten + eleventh, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]);
}

/** The fifteenth digit of an ОГРНИП by the first fourteen. */
export function soleTraderCheckDigit(fourteen: string): string {
  return remainder(fourteen, 13n);
}

/** The last two digits of a СНИЛС by the first nine. */
export function snilsCheckDigits(nine: string): string {
  let sum = 0;
  for (let index = 0; index < 9; index++) sum += (9 - index) * Number(nine.charAt(index));
  return String((sum % 101) % 100).padStart(2, '0');
}

export function hasTaxIdCheckDigit(digits: string): boolean {
  return taxIdCheckDigit(digits.slice(0, 9)) === digits.slice(9);
}

export function hasRegistrationCheckDigit(digits: string): boolean {
  return registrationCheckDigit(digits.slice(0, 12)) === digits.slice(12);
}

export function hasPersonalCheckDigits(digits: string): boolean {
  return personalCheckDigits(digits.slice(0, 10)) === digits.slice(10) && !/^0+$/.test(digits);
}

export function hasSoleTraderCheckDigit(digits: string): boolean {
  return soleTraderCheckDigit(digits.slice(0, 14)) === digits.slice(14) && !/^0+$/.test(digits);
}

export function hasSnilsCheckDigits(digits: string): boolean {
  return snilsCheckDigits(digits.slice(0, 9)) === digits.slice(9) && !/^0+$/.test(digits);
}
