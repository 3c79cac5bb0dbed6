/** One thread that runs scripts one after another, each in a context of its own. Plain JavaScript: no loader starts here. */
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';

const { flag, replies } = workerData;

/** Compiled once, evaluated in every context; the stack traces of scripts show one name for both. */
function guestScript(name) {
  return new vm.Script(readFileSync(new URL(name, import.meta.url), 'utf8'), { filename: 'google-services' });
}

const RUNTIME = guestScript('./guest-runtime.js');
const WRITING = guestScript('./guest-writing.js');
const CLOCK = guestScript('./guest-clock.js');
const ENTRY = new vm.Script('(() => { const start = __start; delete globalThis.__start; start(); })()', {
  filename: 'google-services',
});

/** Asks the host and waits for its answer: to the script every call of a service is synchronous. */
function bridge(text) {
  parentPort.postMessage({ call: text });
  // The wake-up of an answer may come late, when the next one is waited for already.
  while (Atomics.load(flag, 0) === 0) Atomics.wait(flag, 0, 0);
  Atomics.store(flag, 0, 0);
  return receiveMessageOnPort(replies).message;
}

function failureOf(thrown) {
  const timedOut = thrown?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
  const { name = 'Error', message = String(thrown), stack = message } = Object(thrown);
  return { timedOut, error: { name: String(name), message: String(message), stack: String(stack) } };
}

function run({ table, files, functionName, args, timeoutMs, clockOffsetMs }) {
  const end = performance.now() + timeoutMs;
  const left = () => Math.max(1, Math.ceil(end - performance.now()));
  try {
    const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, { microtaskMode: 'afterEvaluate' });
    if (clockOffsetMs !== 0) CLOCK.runInContext(context)(clockOffsetMs);
    const machine = RUNTIME.runInContext(context)(bridge, table, WRITING.runInContext(context));
    for (const { name, source } of files) {
      new vm.Script(source, { filename: name }).runInContext(context, { timeout: left() });
    }
    Object.defineProperty(context, '__start', { value: () => machine.start(functionName, args), configurable: true });
    ENTRY.runInContext(context, { timeout: left() });
    return JSON.parse(machine.outcome());
  } catch (thrown) {
    return failureOf(thrown);
  }
}

parentPort.on('message', (job) => parentPort.postMessage({ done: run(job) }));
