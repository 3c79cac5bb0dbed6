/** The `fields` of a request that writes: which fields it touches, and whether this stand-in can. */

import { SHEETS_SCHEMA } from './api-schema.ts';
import { type FieldMask, parseFieldMask, unknownPath } from './field-mask.ts';
import { invalidArgument, notImplemented } from './google-error.ts';

const NO_FIELDS = "At least one field must be listed in 'fields'. (Or use '*' to indicate all fields.)";

export function readWriteMask(
  fields: string | null | undefined,
  message: string,
  writable: ReadonlySet<string>,
): FieldMask {
  if (!fields) throw invalidArgument(NO_FIELDS);
  const mask = parseFieldMask(fields);
  const unknown = mask ? unknownPath(SHEETS_SCHEMA, message, mask) : fields;
  if (!mask || unknown !== undefined) throw invalidArgument(`Invalid field: ${unknown}`);
  for (const name of mask.keys()) {
    if (name !== '*' && !writable.has(name)) throw notImplemented(`writing ${message}.${name}`);
  }
  return mask;
}
