/** Finds every range inside one of Google's messages by Google's own description of it. */
import { SHEETS_SCHEMA } from './api-schema.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';

/** The messages that say where something is. */
export type PlaceMessage = 'GridRange' | 'DimensionRange' | 'GridCoordinate';

/** The place as it will stand, or undefined when there is no such place any more. */
export type MapPlace = (message: PlaceMessage, place: JsonObject) => JsonObject | undefined;

const PLACES: ReadonlySet<string> = new Set(['GridRange', 'DimensionRange', 'GridCoordinate']);
const holders = new Map<string, boolean>();

function isPlace(message: string): message is PlaceMessage {
  return PLACES.has(message);
}

/** Whether a place can stand anywhere inside the message. */
function holdsPlaces(message: string): boolean {
  const known = holders.get(message);
  if (known !== undefined) return known;
  holders.set(message, false);
  const fields = [...(SHEETS_SCHEMA.messages.get(message)?.values() ?? [])];
  const holds = isPlace(message) || fields.some(({ type }) => holdsPlaces(type));
  holders.set(message, holds);
  return holds;
}

function mapField(message: string, held: Json, map: MapPlace): Json | undefined {
  if (Array.isArray(held)) {
    return held.flatMap((element: Json) => {
      const mapped = mapField(message, element, map);
      return mapped === undefined ? [] : [mapped];
    });
  }
  if (!isJsonObject(held)) return held;
  return isPlace(message) ? map(message, held) : mapPlaces(message, held, map);
}

/** The message with every place in it mapped; a place that is no more is left out. */
export function mapPlaces(message: string, value: JsonObject, map: MapPlace): JsonObject {
  const fields = SHEETS_SCHEMA.messages.get(message);
  const mapped: Record<string, Json | undefined> = {};
  for (const [name, held] of Object.entries(value)) {
    const type = fields?.get(name)?.type ?? '';
    const kept = held === undefined || !holdsPlaces(type) ? held : mapField(type, held, map);
    if (kept !== undefined) mapped[name] = kept;
  }
  return mapped;
}

/** As Google answers it: a tab of id 0 is not named in a range, and nothing that is 0 in a coordinate. */
export function withoutZeros(message: PlaceMessage, place: JsonObject): JsonObject {
  const isLeftOut = (name: string) => name === 'sheetId' || message === 'GridCoordinate';
  return Object.fromEntries(Object.entries(place).filter(([name, value]) => value !== 0 || !isLeftOut(name)));
}
