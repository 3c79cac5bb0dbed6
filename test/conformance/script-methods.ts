/** The methods of the Apps Script API, each with what it is expected to do. */
import { expect } from 'vitest';
import type { Ground, MethodExamples } from './method-example.ts';

const MANIFEST = { name: 'appsscript', type: 'JSON', source: '{"timeZone":"Europe/Moscow","runtimeVersion":"V8"}' };
const CODE = { name: 'Code', type: 'SERVER_JS', source: 'function onOpen() {}' };
const scripts = new WeakMap<Ground, string>();

async function bind(ground: Ground): Promise<void> {
  const { target, spreadsheetId } = ground;
  const { data } = await target.script.projects.create({ requestBody: { title: 'Свод', parentId: spreadsheetId } });
  scripts.set(ground, data.scriptId ?? '');
}

async function fill(ground: Ground): Promise<void> {
  await bind(ground);
  await ground.target.script.projects.updateContent({ ...named(ground), requestBody: { files: [CODE, MANIFEST] } });
}

function named(ground: Ground): { scriptId: string } {
  return { scriptId: scripts.get(ground) ?? '' };
}

function held(files: readonly object[]) {
  return expect.arrayContaining(files.map((file) => expect.objectContaining(file)));
}

export const SCRIPT_EXAMPLES: MethodExamples = {
  'projects.create': {
    parameters: ({ spreadsheetId }) => ({ requestBody: { title: 'Свод', parentId: spreadsheetId } }),
    reply: ({ spreadsheetId }) => ({ scriptId: expect.any(String), title: 'Свод', parentId: spreadsheetId }),
  },
  'projects.get': {
    before: bind,
    parameters: named,
    reply: (ground) => ({ ...named(ground), title: 'Свод', parentId: ground.spreadsheetId }),
  },
  'projects.getContent': {
    before: fill,
    parameters: named,
    reply: (ground) => ({ ...named(ground), files: held([CODE, MANIFEST]) }),
  },
  'projects.updateContent': {
    before: fill,
    parameters: (ground) => ({ ...named(ground), requestBody: { files: [{ ...CODE, source: '' }, MANIFEST] } }),
    reply: () => ({ files: held([{ ...CODE, source: '' }]) }),
    after: async (ground) => {
      const { data } = await ground.target.script.projects.getContent(named(ground));
      return [data.files?.map(({ name }) => name).sort(), ['Code', 'appsscript']];
    },
  },
};
