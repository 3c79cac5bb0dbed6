/** A process of its own that says the hash and the length of a snapshot: the same whatever the machine speaks. */
import { createHash } from 'node:crypto';
import { encodeSnapshot, takeSnapshot } from '../../domain/snapshot.ts';
import { STARTING_REFERENCE } from '../../domain/starting-reference.ts';
import { AS_OF, declaredCluster, jointProject, operatingCluster, partnersOf, summaryOf } from '../domain/rows.ts';

const names = ['Ёлочный', 'Еловый', 'ёж', 'Iğdır', 'İzmir', 'Åbo', 'Zürich', 'Яблоневый', 'ясный', 'Эльбрусский'];
const clusters = names.map((name, index) =>
  index % 2 === 0
    ? declaredCluster({ id: `C59-24-${100 + index}`, name: `${name} кластер`, publishCard: 'Да' })
    : operatingCluster({ id: `C59-24-${100 + index}`, name: `${name} кластер`, registryNumber: String(100 + index) }),
);
const jointProjects = names.map((name, index) =>
  jointProject({ id: `P59-24-${100 + index}`, clusterId: `C59-24-${100 + index}`, name: `Выпуск: ${name}` }),
);
const summary = summaryOf({ region: '59', clusters, jointProjects, participants: partnersOf(jointProjects) });
const publisher = { publisher: 'Ассоциация', licence: 'CC BY 4.0', contact: 'role@example.org' };
const when = { takenAt: new Date('2026-12-31T21:30:00Z'), asOf: AS_OF };
const bytes = Buffer.from(encodeSnapshot(takeSnapshot(summary, [], publisher, when, null, STARTING_REFERENCE)), 'utf8');
console.log(`${createHash('sha256').update(bytes).digest('hex')} ${bytes.length}`);
