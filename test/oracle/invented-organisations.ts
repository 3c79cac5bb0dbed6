/** Invented organisations with right numbers. */
import { registrationCheckDigit, taxIdCheckDigit } from './check-digits.ts';
import type { Dice } from './dice.ts';

export interface Organisation {
  readonly taxId: string;
  readonly registrationNumber: string;
  readonly reason: string;
  readonly name: string;
}

const FORMS = ['ООО', 'АО', 'ПАО', 'НПО'];
const TRADES = ['литья', 'полимеров', 'станков', 'приборов', 'двигателей', 'оптики', 'удобрений', 'карбамида'];

export function inventOrganisation(dice: Dice, region: string, serial: number): Organisation {
  const tax = `${region}99${String(serial).padStart(5, '0')}`;
  const registration = `119${region}9${String(serial).padStart(6, '0')}`;
  return {
    taxId: tax + taxIdCheckDigit(tax),
    registrationNumber: registration + registrationCheckDigit(registration),
    reason: `${region}02${dice.pick(['01', '50', 'AB'])}001`,
    name: `${dice.pick(FORMS)} «Завод ${dice.pick(TRADES)} № ${serial}»`,
  };
}
