/**
 * The process in which scripts run, in the time zone of their project: the zone that a Date counts in belongs to a process.
 * Every execution has a thread of its own, so that two can run at once and wait for each other.
 */
import { MessageChannel, Worker } from 'node:worker_threads';

const WORKER = new URL('./script-worker.js', import.meta.url);
const idle = [];
const busy = new Map();

function startWorker() {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  port1.unref();
  const thread = new Worker(WORKER, {
    workerData: { flag, replies: port2 },
    transferList: [port2],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const worker = { thread, flag, port: port1, id: undefined };
  thread.on('message', ({ call, done }) => {
    if (call !== undefined) process.send({ id: worker.id, call });
    else finish(worker, done);
  });
  thread.on('error', (error) => {
    if (worker.id !== undefined) finish(worker, { timedOut: true, crash: String(error) });
  });
  return worker;
}

function finish(worker, done) {
  const { id } = worker;
  busy.delete(id);
  worker.id = undefined;
  // A thread that was stopped in the middle of a call may still get the answer to it: it is not used again.
  if (done.timedOut) void worker.thread.terminate();
  else idle.push(worker);
  process.send({ id, done });
}

function run(id, job) {
  const worker = idle.pop() ?? startWorker();
  worker.id = id;
  busy.set(id, worker);
  worker.thread.postMessage(job);
}

function reply(id, text) {
  const worker = busy.get(id);
  if (!worker) return;
  worker.port.postMessage(text);
  Atomics.store(worker.flag, 0, 1);
  Atomics.notify(worker.flag, 0);
}

function stop(id) {
  const worker = busy.get(id);
  if (!worker) return;
  busy.delete(id);
  worker.id = undefined;
  void worker.thread.terminate();
}

process.on('message', (message) => {
  if (message.job) run(message.id, message.job);
  else if (message.stop) stop(message.id);
  else reply(message.id, message.reply);
});
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
