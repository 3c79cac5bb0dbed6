/** Looks into a list of registered resources. */
import type { Registered } from './mocked-stack.ts';

/** What stands at a path like `serviceConfig.environmentVariables`, or undefined. */
export function at({ inputs }: Registered, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], inputs);
}

export function textAt(resource: Registered, path: string): string {
  const value = at(resource, path);
  return typeof value === 'string' ? value : '';
}

export function numberAt(resource: Registered, path: string): number {
  const value = at(resource, path);
  return typeof value === 'number' ? value : Number.NaN;
}

export function listAt(resource: Registered, path: string): readonly unknown[] {
  const value = at(resource, path);
  return Array.isArray(value) ? value : [];
}

/** Those whose type ends so: `:Bucket`. */
export function ofType(resources: readonly Registered[], ending: string): readonly Registered[] {
  return resources.filter(({ type }) => type.endsWith(ending));
}

/** The only one of that type; where there is none, one that lacks everything. */
export function one(resources: readonly Registered[], ending: string): Registered {
  return ofType(resources, ending)[0] ?? { type: ending, name: 'missing', inputs: {} };
}

/** Everything that gives somebody a right. */
export function grants(resources: readonly Registered[]): readonly Registered[] {
  return resources.filter(({ inputs }) => 'role' in inputs || 'members' in inputs || 'policyData' in inputs);
}

/** The address of a Google account as rights name it. */
export function accountMember(name: string, project: string): string {
  return `serviceAccount:${name}@${project}.iam.gserviceaccount.com`;
}
