/** Organisations that nobody has: invented once each, with one ИНН, one ОГРН and one name wherever they stand. */
import type { Chance } from './chance.ts';
import { type IndustryKey, industryProfile } from './industry-profile.ts';
import { numbered, organisationTaxId, registrationNumberFor } from './invented.ts';
import { isPlant, OFFICES, type OfficeRole, PLANT_STAFF, type Role } from './organisation-role.ts';

export interface Organisation {
  readonly region: string;
  readonly taxId: string;
  readonly registrationNumber: string;
  readonly taxRegistrationReason: string;
  readonly name: string;
  readonly activityCode: string;
  /** As the drop-down offers it. */
  readonly category: string;
  readonly headcount: number;
}

type Identity = Pick<Organisation, 'taxId' | 'registrationNumber' | 'taxRegistrationReason' | 'name'>;

/** The numbers and the name of an organisation; the number in the name sets it apart from every real one. */
export function inventIdentity(region: string, serial: number, form: string, word: string): Identity {
  const taxId = organisationTaxId(region, serial);
  return {
    taxId,
    registrationNumber: registrationNumberFor(region, serial),
    taxRegistrationReason: `${taxId.slice(0, 4)}01001`,
    name: `${form} «${word} ${region}-${numbered(serial)}» (пример)`,
  };
}

function categoryOfPlant(headcount: number): string {
  if (headcount <= 15) return 'Микро';
  if (headcount <= 100) return 'Малое';
  return headcount <= 250 ? 'Среднее' : 'Крупное';
}

/** Offices that serve every cluster of their region, and how many of each there are. */
const SHARED: Partial<Record<Role, number>> = {
  SPECIALIZED_ORGANIZATION: 1,
  EDUCATION: 2,
  TECHNOLOGY_INFRASTRUCTURE: 2,
  FINANCE: 1,
};
/** How often in a hundred a supplier works for another cluster of its region already. */
const REPEATED_SUPPLIER_PERCENT = 12;

export class OrganisationPool {
  readonly #serials = new Map<string, number>();
  /** By region and role. */
  readonly #known = new Map<string, Organisation[]>();
  readonly #chance: Chance;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** An organisation of a region for a role, a new one or one that takes part elsewhere; never one of those given. */
  find(region: string, role: Role, industry: IndustryKey, present: ReadonlySet<Organisation>): Organisation {
    const key = `${region} ${role}`;
    const known = this.#known.get(key) ?? [];
    this.#known.set(key, known);
    const free = known.find((one) => !present.has(one));
    const isRepeated = role === 'SUPPLIER' && this.#chance.happens(REPEATED_SUPPLIER_PERCENT);
    if (free && (isRepeated || known.length >= (SHARED[role] ?? Number.POSITIVE_INFINITY))) return free;
    const invented = isPlant(role) ? this.#inventPlant(region, role, industry) : this.#inventOffice(region, role);
    known.push(invented);
    return invented;
  }

  #nextSerial(region: string): number {
    const serial = (this.#serials.get(region) ?? 0) + 1;
    this.#serials.set(region, serial);
    return serial;
  }

  #inventPlant(region: string, role: Role, industry: IndustryKey): Organisation {
    const { plants, products } = industryProfile(industry);
    const [productCode] = this.#chance.pick(products);
    const [fewest, most] = PLANT_STAFF[role === 'FINAL_PRODUCER' ? 'large' : 'small'];
    const headcount = this.#chance.whole(fewest, most);
    const form = this.#chance.pick(['ООО', 'АО', 'ООО']);
    return {
      region,
      ...inventIdentity(region, this.#nextSerial(region), form, this.#chance.pick(plants)),
      // The first four digits of a product are those of the activity that makes it.
      activityCode: productCode.slice(0, 5),
      category: categoryOfPlant(headcount),
      headcount,
    };
  }

  #inventOffice(region: string, role: OfficeRole): Organisation {
    const { form, word, activityCode, staff } = this.#chance.pick(OFFICES[role]);
    return {
      region,
      ...inventIdentity(region, this.#nextSerial(region), form, word),
      activityCode,
      category: 'Не МСП',
      headcount: this.#chance.whole(...staff),
    };
  }
}
