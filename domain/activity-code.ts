/** Codes of activities (ОКВЭД2, ОК 029-2014) and of products (ОКПД2, ОК 034-2014): their form and the classes that exist. */

const OKVED2 = /^\d{2}(?:\.\d(?:\d(?:\.\d(?:\d)?)?)?)?$/;
const OKPD2 = /^\d{2}(?:\.\d(?:\d(?:\.\d(?:\d(?:\.\d{3})?)?)?)?)?$/;
/** First two digits that no class of either classification has. */
const MISSING_CLASSES = new Set(['00', '04', '34', '40', '44', '48', '54', '57', '67', '76', '83', '89']);

export type ActivityCodeFault = 'OKVED_FORMAT' | 'OKPD2_FORMAT' | 'OKPD2_TOO_SHORT' | 'ACTIVITY_CLASS_UNKNOWN';

/** What is wrong with an activity code, if anything. */
export function activityCodeFault(code: string): ActivityCodeFault | undefined {
  if (!OKVED2.test(code)) return 'OKVED_FORMAT';
  return MISSING_CLASSES.has(code.slice(0, 2)) ? 'ACTIVITY_CLASS_UNKNOWN' : undefined;
}

/** What is wrong with a product code, if anything; a joint project names its product by four digits at least. */
export function productCodeFault(code: string): ActivityCodeFault | undefined {
  if (!OKPD2.test(code)) return 'OKPD2_FORMAT';
  if (MISSING_CLASSES.has(code.slice(0, 2))) return 'ACTIVITY_CLASS_UNKNOWN';
  return code.length < 5 ? 'OKPD2_TOO_SHORT' : undefined;
}
