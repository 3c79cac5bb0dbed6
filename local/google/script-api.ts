/** Google's Apps Script API v1: the projects that are bound to the workbooks, and their files. */
import type { script_v1 } from '@googleapis/script';
import { Router } from 'express';
import { SCRIPT_METHODS } from './api-methods.ts';
import { SCRIPT_SCHEMA } from './api-schema.ts';
import { entityNotFound, invalidArgument, notImplemented } from './google-error.ts';
import type { JsonObject } from './json.ts';
import { type Call, type RestMethod, restRouter } from './rest-method.ts';
import {
  apiNotEnabled,
  contentMessage,
  newProject,
  projectMessage,
  readFiles,
  type ScriptProject,
  scriptsOf,
} from './script-project.ts';
import type { StoredWorkbook } from './workbook-file.ts';
import type { WorkbookStore } from './workbook-store.ts';

/** Whoever asks with this token has not allowed the API in the settings of Apps Script. */
const TOKEN_WITHOUT_API = 'script-api-off';

interface Found {
  readonly stored: StoredWorkbook;
  readonly project: ScriptProject;
}

function find(store: WorkbookStore, { path }: Call): Found {
  const scriptId = path['scriptId'] ?? '';
  for (const stored of store.list()) {
    const project = scriptsOf(stored.workbook).find((one) => one.scriptId === scriptId);
    if (project) return { stored, project };
  }
  throw entityNotFound();
}

function keep(store: WorkbookStore, { spreadsheetId, workbook }: StoredWorkbook, project: ScriptProject): void {
  const others = scriptsOf(workbook).filter(({ scriptId }) => scriptId !== project.scriptId);
  store.commit(spreadsheetId, [{ kind: 'setScripts', scripts: [...others, project] }]);
}

function createProject(store: WorkbookStore, now: () => Date, call: Call): JsonObject {
  const { parentId, title } = call.body as script_v1.Schema$CreateProjectRequest;
  if (!parentId) throw notImplemented('projects of their own, without parentId');
  const stored = store.get(parentId);
  if (!stored) throw entityNotFound();
  if (!title) throw invalidArgument('Request contains an invalid argument.');
  const project = newProject(parentId, title, now().toISOString());
  keep(store, stored, project);
  return projectMessage(project, parentId);
}

function updateContent(store: WorkbookStore, now: () => Date, call: Call): JsonObject {
  const { stored, project } = find(store, call);
  const { files = [] } = call.body as { readonly files?: readonly JsonObject[] };
  const updated = { ...project, files: readFiles(files), updateTime: now().toISOString() };
  keep(store, stored, updated);
  return contentMessage(updated);
}

function getProject(store: WorkbookStore, call: Call): JsonObject {
  const { stored, project } = find(store, call);
  return projectMessage(project, stored.spreadsheetId);
}

export function scriptMethods(store: WorkbookStore, now: () => Date): readonly RestMethod[] {
  const one = /^\/projects\/(?<scriptId>[^/]+)$/;
  const content = /^\/projects\/(?<scriptId>[^/]+)\/content$/;
  return [
    {
      name: 'projects.create',
      verb: 'POST',
      path: /^\/projects$/,
      body: { message: 'CreateProjectRequest', path: '' },
      reply: 'Project',
      support: 'partly: only bound to a spreadsheet; what changes a script counts as a change of the file',
      run: (call) => createProject(store, now, call),
    },
    {
      name: 'projects.get',
      verb: 'GET',
      path: one,
      reply: 'Project',
      support: 'yes',
      run: (call) => getProject(store, call),
    },
    {
      name: 'projects.getContent',
      verb: 'GET',
      path: content,
      reply: 'Content',
      support: 'partly: no saved versions',
      run: (call) => contentMessage(find(store, call).project),
    },
    {
      name: 'projects.updateContent',
      verb: 'PUT',
      path: content,
      body: { message: 'Content', path: '' },
      reply: 'Content',
      support: 'partly: of a manifest only that it is JSON',
      run: (call) => updateContent(store, now, call),
    },
  ];
}

export function scriptApi(store: WorkbookStore, now: () => Date): Router {
  const methods = scriptMethods(store, now);
  const projects = restRouter({
    schema: SCRIPT_SCHEMA,
    known: SCRIPT_METHODS,
    methods,
    lacked: {},
    readMask: (text) => text.replace(/\s/g, ''),
    refuseMask: (_text, path) => invalidArgument(`Invalid field selection ${path}`),
    settled: () => store.settled(),
  });
  return Router().use((request, response, next) => {
    if (request.headers.authorization !== `Bearer ${TOKEN_WITHOUT_API}`) return next();
    const refusal = apiNotEnabled();
    return void response.status(refusal.code).json(refusal.envelope());
  }, projects);
}
