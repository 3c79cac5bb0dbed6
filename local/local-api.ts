/** The small interface of the laptop beside Google's: make a workbook, list the workbooks, type as a person would. */
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import * as z from 'zod';
import { quoteTitle } from '../domain/a1.ts';
import { ALL_REGIONS, type ListedWorkbook, workbookList } from '../domain/central.ts';
import type { Regions } from '../domain/region.ts';
import { asFailure, errorBody, Failure } from '../functions/failure.ts';
import type { GoogleClients } from '../functions/google-clients.ts';
import type { FaultDesk } from './faults/fault-desk.ts';
import { faultsApi } from './faults/faults-api.ts';
import { EditRefused } from './google/edit-refused.ts';
import { OWNER } from './google/file-owner.ts';
import { GoogleError } from './google/google-error.ts';
import type { WorkbookStore } from './google/workbook-store.ts';
import { regionalWorkbook } from './prepared-workbook.ts';
import { centralMarksAt, readCentralNow } from './register-view.ts';
import type { ScriptHost } from './script-host/script-host.ts';
import { shownMarks } from './shown-marks.ts';
import { storeRegionalWorkbook } from './stored-workbook.ts';

export interface LocalWorld {
  readonly workbooks: WorkbookStore;
  /** Runs the script of the workbooks: a person's edit fires its triggers. */
  readonly scripts: ScriptHost;
  readonly google: GoogleClients;
  readonly centralSpreadsheetId: string;
  readonly now: () => Date;
  readonly faults: FaultDesk;
}

const newWorkbookRequest = z.strictObject({ region: z.string() });
const editRequest = z.strictObject({
  spreadsheetId: z.string(),
  range: z.string(),
  values: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
});

function parseBody<T>(schema: z.ZodType<T>, body: unknown, example: string): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => issue.path.join('.') || 'тело запроса').join(', ');
  throw new Failure('BAD_REQUEST', `Запрос не понят: ${where}.`, `Пример верного запроса: ${example}`);
}

/** The title that a workbook of a region is given. */
export function workbookTitle(region: string, regions: Regions): string {
  const name = region === ALL_REGIONS ? 'все субъекты' : regions.get(region)?.name;
  return `Свод: ${region} ${name ?? ''}`.trim();
}

export async function createWorkbook(
  world: Pick<LocalWorld, 'google' | 'centralSpreadsheetId' | 'workbooks' | 'now'>,
  body: unknown,
): Promise<Pick<ListedWorkbook, 'region' | 'spreadsheetId'>> {
  const { region } = parseBody(newWorkbookRequest, body, '{"region":"59"}');
  const { workbooks: listed, reference } = await readCentralNow(world.google, world.centralSpreadsheetId, world.now());
  if (region !== ALL_REGIONS && reference.regions.get(region)?.code !== region) {
    throw new Failure(
      'BAD_REQUEST',
      `Субъекта РФ с кодом «${region.slice(0, 20)}» нет.`,
      'Укажите двузначный код: 59.',
    );
  }
  if (listed.some((workbook) => workbook.region === region)) {
    throw new Failure('BAD_REQUEST', `Таблица субъекта ${region} уже есть.`, 'Возьмите её из GET /local/workbooks.');
  }
  const message = regionalWorkbook(workbookTitle(region, reference.regions), { workbook: region, reference });
  const spreadsheetId = storeRegionalWorkbook(world.workbooks, message, world.now);
  await world.google.sheets.spreadsheets.values.append({
    spreadsheetId: world.centralSpreadsheetId,
    range: `${quoteTitle(workbookList.title)}!A1:C1`,
    valueInputOption: 'RAW',
    requestBody: { values: [[region, spreadsheetId]] },
  });
  return { region, spreadsheetId };
}

/** A person types, the triggers of the script fire, and the answer is what the script wrote beside the cells. */
async function edit(world: LocalWorld, body: unknown): Promise<unknown> {
  const example = '{"spreadsheetId":"…","range":"Кластеры!C2","values":[["…"]]}';
  const { spreadsheetId, range, values } = parseBody(editRequest, body, example);
  const { google, centralSpreadsheetId, workbooks, scripts } = world;
  const person = { kind: 'type', range, values } as const;
  const { edited, fired } = scripts.edit(spreadsheetId, OWNER.emailAddress, person, { confirmed: true });
  const failed = (await fired).find(({ error }) => error);
  if (failed?.error) throw new Error(`${failed.functionName}: ${failed.error.stack}`);
  const workbook = workbooks.get(spreadsheetId)?.workbook;
  const sheet = workbook?.sheets.find(({ properties }) => properties.sheetId === edited?.sheetId);
  if (!workbook || !sheet || !edited) return { marks: [] };
  const { startRowIndex, endRowIndex } = edited.area;
  const touched = { title: sheet.properties.title, firstRow: startRowIndex + 1, lastRow: endRowIndex };
  const isCentral = spreadsheetId === centralSpreadsheetId;
  const marks = isCentral
    ? await centralMarksAt(google, centralSpreadsheetId, touched, world.now())
    : shownMarks(workbook, touched);
  return { marks };
}

function failureOf(thrown: unknown): Failure {
  if (thrown instanceof GoogleError) {
    const code = thrown.code === 404 ? 'NOT_FOUND' : 'BAD_REQUEST';
    return new Failure(
      code,
      `Таблица не приняла правку: ${thrown.message}`,
      'Проверьте идентификатор таблицы и диапазон.',
    );
  }
  if (thrown instanceof EditRefused) {
    return new Failure('BAD_REQUEST', `Таблица не приняла правку: ${thrown.message}`, 'Проверьте значение и ячейку.');
  }
  if (thrown instanceof SyntaxError || (thrown as { type?: unknown }).type === 'entity.too.large') {
    return new Failure('BAD_REQUEST', 'Тело запроса не читается как JSON.', 'Отправьте JSON до 20 МБ.');
  }
  return asFailure(thrown);
}

export function localApi(world: LocalWorld): Router {
  const router = Router();
  // One after the other, so that two requests for one region make one workbook.
  let creating: Promise<unknown> = Promise.resolve();
  router.use(express.json({ limit: '20mb' }));
  router.post('/workbooks', async (request: Request, response: Response) => {
    const created = creating.then(() => createWorkbook(world, request.body));
    creating = created.catch(() => undefined);
    response.status(201).json(await created);
  });
  router.get('/workbooks', async (_request: Request, response: Response) => {
    const { workbooks: listed } = await readCentralNow(world.google, world.centralSpreadsheetId, world.now());
    const titleOf = (id: string) => world.workbooks.get(id)?.workbook.properties.title ?? '';
    response.json(
      listed.map(({ region, spreadsheetId }) => ({ spreadsheetId, region, title: titleOf(spreadsheetId) })),
    );
  });
  router.post('/edit', async (request: Request, response: Response) => {
    response.json(await edit(world, request.body));
  });
  router.use('/faults', faultsApi(world.faults));
  router.use(() => {
    throw new Failure('NOT_FOUND', 'Такого адреса здесь нет.', 'Список адресов — на главной странице.');
  });
  router.use((thrown: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const failure = failureOf(thrown);
    response.status(failure.status).json(errorBody(failure));
  });
  return router;
}
