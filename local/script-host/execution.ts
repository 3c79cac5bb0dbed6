/** The host's side of one running script: finds what is called, checks the arguments, counts, and answers. */
import { GoogleError } from '../google/google-error.ts';
import type { Json } from '../google/json.ts';
import { ScriptError } from './script-error.ts';
import type { ScriptRun } from './script-world.ts';
import { type Member, readArguments, type ServiceClass, ServiceObject } from './service-class.ts';
import { decodeValue, encodeValue, type ObjectTable, typeName } from './service-wire.ts';

export interface LogLine {
  readonly level: 'log' | 'info' | 'warn' | 'error';
  readonly text: string;
}

/** How often services were called. */
export interface CallCount {
  readonly total: number;
  /** By `Range.getValues`. */
  readonly byMethod: Readonly<Record<string, number>>;
}

export interface ServiceCatalogue {
  /** The services of the global scope, in their order. */
  readonly globals: readonly string[];
  readonly classes: ReadonlyMap<string, ServiceClass>;
  readonly fullNames: ReadonlyMap<string, string>;
}

const LOG = -1;
const SCOPE_PREFIX = 'https://www.googleapis.com/auth/';

/** Errors of the stand-in's own code are faults of this project: the script sees them, and so does the terminal. */
function errorReply(error: unknown): Json {
  if (error instanceof ScriptError) return { error: { name: error.name, message: error.message } };
  if (error instanceof GoogleError) {
    return { error: { name: 'Exception', message: error.message.replace(/^Invalid requests\[\d+\]\.\w+: /, '') } };
  }
  console.error(error);
  return { error: { name: 'Error', message: `The stand-in failed: ${String(error)}` } };
}

export class Execution implements ObjectTable {
  readonly logs: LogLine[] = [];
  private readonly run: ScriptRun;
  private readonly classes: ReadonlyMap<string, ServiceClass>;
  private readonly fullNames: ReadonlyMap<string, string>;
  private readonly objects: ServiceObject[];
  private readonly ids = new Map<ServiceObject, number>();
  private readonly counts = new Map<string, number>();

  /** The services stand at the first places of the table, in the order of the globals. */
  constructor(run: ScriptRun, { globals, classes, fullNames }: ServiceCatalogue) {
    this.run = run;
    this.classes = classes;
    this.fullNames = fullNames;
    this.objects = globals.map((name) => new ServiceObject(name, run));
  }

  get calls(): CallCount {
    const byMethod = Object.fromEntries([...this.counts].sort(([a], [b]) => a.localeCompare(b)));
    return { total: [...this.counts.values()].reduce((sum, count) => sum + count, 0), byMethod };
  }

  idOf(object: ServiceObject): number {
    const id = this.ids.get(object) ?? this.objects.push(object) - 1;
    this.ids.set(object, id);
    return id;
  }

  objectOf(id: number): ServiceObject {
    const object = this.objects[id];
    if (!object) throw new Error(`A script called an object ${id} that it was never given.`);
    return object;
  }

  encode(value: unknown): Json {
    return encodeValue(value, this);
  }

  decode(value: Json): unknown {
    return decodeValue(value, this);
  }

  private checkAllowed(name: string, { scope }: Member<unknown>): void {
    if (scope === undefined) return;
    const required = `${SCOPE_PREFIX}${scope}`;
    const { oauthScopes: asked } = this.run.world.manifest;
    // Of all scopes only `openid` is no address.
    if (!this.run.isSimpleTrigger && (!asked || asked.includes(required) || asked.includes(scope))) return;
    throw new ScriptError(`You do not have permission to call ${name}. Required permissions: ${required}`);
  }

  private invoke(object: ServiceObject, memberName: string, args: readonly unknown[]): unknown {
    const name = `${object.className}.${memberName}`;
    const member = this.classes.get(object.className)?.members.get(memberName);
    if (!member) throw new ScriptError(`${name} is not in the stand-in`);
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    this.checkAllowed(name, member);
    for (const signature of member.signatures) {
      const values = readArguments(signature.kinds, args);
      if (values) return signature.run(object.state, values);
    }
    const fullName = this.fullNames.get(object.className) ?? object.className;
    const given = args.map(typeName).join(',');
    throw new ScriptError(`The parameters (${given}) don't match the method signature for ${fullName}.${memberName}.`);
  }

  /** One call of the script, and what is to be answered to it. */
  async serve(text: string): Promise<string> {
    const [id, member, args]: [number, string, Json] = JSON.parse(text);
    if (id === LOG) {
      this.logs.push({ level: member as LogLine['level'], text: String(args) });
      return '{}';
    }
    try {
      const given = this.decode(args) as readonly unknown[];
      const value = await this.invoke(this.objectOf(id), member, given);
      return JSON.stringify({ value: this.encode(value) });
    } catch (error) {
      return JSON.stringify(errorReply(error));
    }
  }
}
