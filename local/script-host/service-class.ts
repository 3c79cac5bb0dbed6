/** How a class of Google's services is declared here: for every member the signatures it has, and what each does. */

/** An object of a service as the host keeps it: the name of its class, and whatever the class needs to know. */
export class ServiceObject<S = unknown> {
  readonly className: string;
  readonly state: S;
  /** Fields that the script sees on the object itself. */
  readonly own: Readonly<Record<string, unknown>>;

  constructor(className: string, state: S, own: Readonly<Record<string, unknown>> = {}) {
    this.className = className;
    this.state = state;
    this.own = own;
  }
}

/** A value of one of Google's enumerations. */
export class EnumValue {
  readonly enumeration: string;
  readonly name: string;

  constructor(enumeration: string, name: string) {
    this.enumeration = enumeration;
    this.name = name;
  }
}

/** What a method returns that can be chained: the object it was called on. */
export const SELF = Symbol('the object itself');

/** A sort of argument: how Google names it when it does not fit, and how it is read. */
export interface Kind<T> {
  readonly name: string;
  readonly read: (value: unknown) => { readonly value: T } | undefined;
}

export interface Signature<S> {
  readonly kinds: readonly Kind<unknown>[];
  readonly run: (self: S, args: readonly unknown[]) => unknown;
}

export interface MemberNotes {
  /** What of the member is not there. */
  readonly partly?: string;
  /** The permission that a simple trigger lacks. */
  readonly scope?: string;
}

export interface Member<S> extends MemberNotes {
  readonly signatures: readonly Signature<S>[];
}

export interface ServiceClass<S = unknown> {
  readonly name: string;
  readonly members: ReadonlyMap<string, Member<S>>;
  /** Enumerations that the class shows as its own: by the name there, the name of the enumeration. */
  readonly enums: Readonly<Record<string, string>>;
}

type Values<K extends readonly Kind<unknown>[]> = { [I in keyof K]: K[I] extends Kind<infer T> ? T : never };

type Declaration<S> = Signature<S> | readonly Signature<S>[] | Member<S>;

/** The way to write signatures of a class with the state S: `on([text, whole], (self, name, count) => …)`. */
export function signatures<S>() {
  return <const K extends readonly Kind<unknown>[]>(
    kinds: K,
    run: (self: S, ...args: Values<K>) => unknown,
  ): Signature<S> => ({ kinds, run: (self, args) => run(self, ...(args as Values<K>)) });
}

export function noted<S>(notes: MemberNotes, ...members: Signature<S>[]): Member<S> {
  return { ...notes, signatures: members };
}

function memberOf<S>(declaration: Declaration<S>): Member<S> {
  if ('signatures' in declaration) return declaration;
  return { signatures: 'kinds' in declaration ? [declaration] : declaration };
}

export function serviceClass<S>(
  name: string,
  declarations: Readonly<Record<string, Declaration<S>>>,
  enums: Readonly<Record<string, string>> = {},
): ServiceClass<S> {
  const members = new Map(Object.entries(declarations).map(([member, each]) => [member, memberOf(each)]));
  return { name, members, enums };
}

/** The arguments as the signature takes them; undefined when they do not fit. */
export function readArguments(
  kinds: readonly Kind<unknown>[],
  args: readonly unknown[],
): readonly unknown[] | undefined {
  if (args.length > kinds.length) return undefined;
  const values: unknown[] = [];
  for (const [index, kind] of kinds.entries()) {
    const read = kind.read(args[index]);
    if (!read) return undefined;
    values.push(read.value);
  }
  return values;
}
