/** What organisations of each role are called, what they do and how many people work there. */
import type { Participant } from '../../domain/participant.ts';

export type Role = Participant['role'];

interface Office {
  readonly form: string;
  readonly word: string;
  /** ОКВЭД2 */
  readonly activityCode: string;
  readonly staff: readonly [fewest: number, most: number];
}

/** Those who make things; the others serve them. */
type PlantRole = 'FINAL_PRODUCER' | 'SUPPLIER' | 'PRODUCTION_ORGANISER';
export type OfficeRole = Exclude<Role, PlantRole>;

export function isPlant(role: Role): role is PlantRole {
  return role === 'FINAL_PRODUCER' || role === 'SUPPLIER' || role === 'PRODUCTION_ORGANISER';
}

export const PLANT_STAFF = { large: [120, 1800], small: [8, 400] } as const;

export const OFFICES: Readonly<Record<OfficeRole, readonly [Office, ...Office[]]>> = {
  EDUCATION: [
    { form: 'ФГБОУ', word: 'Технический университет', activityCode: '85.22', staff: [300, 1500] },
    { form: 'ГБПОУ', word: 'Политехнический колледж', activityCode: '85.21', staff: [80, 300] },
  ],
  TECHNOLOGY_INFRASTRUCTURE: [
    { form: 'ООО', word: 'Индустриальный технопарк', activityCode: '68.20', staff: [10, 60] },
    { form: 'АО', word: 'Испытательная лаборатория', activityCode: '71.20', staff: [8, 70] },
    { form: 'АНО', word: 'Центр прототипирования', activityCode: '72.19', staff: [8, 40] },
  ],
  SCIENCE: [{ form: 'АО', word: 'Институт материалов и технологий', activityCode: '72.19', staff: [60, 400] }],
  FINANCE: [{ form: 'Фонд', word: 'Развитие промышленности', activityCode: '64.92', staff: [10, 40] }],
  SPECIALIZED_ORGANIZATION: [
    { form: 'АНО', word: 'Центр кластерного развития', activityCode: '70.22', staff: [5, 14] },
  ],
};
