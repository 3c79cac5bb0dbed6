/** `/local/faults`: asks for faults of the stand-in, lists them with their counters, and takes them away. */
import { type Request, type Response, Router } from 'express';
import { Failure } from '../../functions/failure.ts';
import { parseAskedFault } from './asked-fault.ts';
import type { FaultDesk } from './fault-desk.ts';
import { faultKindRows } from './fault-kinds.ts';

function kinds(): readonly object[] {
  return faultKindRows().map(([ids, kind, parameters, what]) => ({ ids, kind, parameters, what }));
}

/** Bodies were read before. */
export function faultsApi(desk: FaultDesk): Router {
  const router = Router();
  router.post('/', (request: Request, response: Response) => {
    response.status(201).json(desk.add(parseAskedFault(request.body ?? {})));
  });
  router.get('/', (_request: Request, response: Response) => {
    response.json({ faults: desk.list(), kinds: kinds() });
  });
  router.delete('/', (_request: Request, response: Response) => {
    desk.clear();
    response.status(204).end();
  });
  router.delete('/:n', (request: Request, response: Response) => {
    const n = Number(request.params['n']);
    if (!desk.remove(n)) {
      throw new Failure('NOT_FOUND', 'Сбоя с таким номером нет.', 'Номера — в GET /local/faults.');
    }
    response.status(204).end();
  });
  return router;
}
