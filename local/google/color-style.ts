/** Google answers every colour twice: as a colour, and as a style that can also name one of the theme. */
import { isJsonObject, type Json, type JsonObject } from './json.ts';

const COLOR = /^(?:color|\w+Color)$/;
const STYLE = /^(color|\w+Color)Style$/;

function counterpart(name: string, value: JsonObject): readonly [string, Json | undefined] | undefined {
  if (COLOR.test(name)) return [`${name}Style`, { rgbColor: value }];
  const [, color] = STYLE.exec(name) ?? [];
  const rgb = value['rgbColor'];
  return color !== undefined && rgb !== undefined ? [color, rgb] : undefined;
}

/** The message with the other form of every colour that was given in one. */
export function withBothColors(message: JsonObject): JsonObject {
  const both: Record<string, Json | undefined> = {};
  for (const [name, value] of Object.entries(message)) {
    if (!isJsonObject(value)) {
      both[name] = value;
      continue;
    }
    const isColor = COLOR.test(name) || STYLE.test(name);
    both[name] = isColor ? value : withBothColors(value);
    const [other, same] = counterpart(name, value) ?? [];
    if (other !== undefined && message[other] === undefined) both[other] = same;
  }
  return both;
}
