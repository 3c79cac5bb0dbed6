/** PropertiesService: «simple data in key-value pairs scoped to one script, one user of a script, or one document». */
import { type Fields, fields, flag, optional, text, textual } from './argument-kinds.ts';
import type { ScriptRun } from './script-world.ts';
import { SELF, ServiceObject, serviceClass, signatures } from './service-class.ts';

interface PropertiesState {
  readonly run: ScriptRun;
  readonly key: string;
}

const onStore = signatures<PropertiesState>();
const on = signatures<ScriptRun>();

function read({ run, key }: PropertiesState) {
  return run.world.properties.read(key);
}

function write({ run, key }: PropertiesState, store: Readonly<Record<string, string>>): typeof SELF {
  run.world.properties.write(key, store);
  return SELF;
}

function setAll(state: PropertiesState, values: Fields, deleteAllOthers: boolean | undefined): typeof SELF {
  const texts = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  return write(state, deleteAllOthers === true ? texts : { ...read(state), ...texts });
}

const properties = serviceClass<PropertiesState>('Properties', {
  getProperty: onStore([text], (state, name) => {
    const store = read(state);
    return Object.hasOwn(store, name) ? store[name] : null;
  }),
  getProperties: onStore([], (state) => ({ ...read(state) })),
  getKeys: onStore([], (state) => Object.keys(read(state))),
  setProperty: onStore([text, textual], (state, name, value) => write(state, { ...read(state), [name]: value })),
  setProperties: onStore([fields, optional(flag)], setAll),
  deleteProperty: onStore([text], (state, name) => {
    const { [name]: _deleted, ...others } = read(state);
    return write(state, others);
  }),
  deleteAllProperties: onStore([], (state) => write(state, {})),
});

function storeOf(run: ScriptRun, key: string): ServiceObject<PropertiesState> {
  return new ServiceObject('Properties', { run, key });
}

export const propertiesService = serviceClass<ScriptRun>('PropertiesService', {
  getDocumentProperties: on([], (run) => storeOf(run, `document:${run.spreadsheetId}`)),
  getScriptProperties: on([], (run) => storeOf(run, `script:${run.spreadsheetId}`)),
  getUserProperties: on([], (run) => storeOf(run, `user:${run.spreadsheetId}:${run.effectiveUser}`)),
});

export const PROPERTIES_CLASSES = [properties];
