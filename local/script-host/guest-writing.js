/** `console` and `Logger` of a script: what is written goes to the host as text. Evaluated inside the script's context. */
(function guestWriting(guarded, refs, send) {
  const { stringify } = JSON;
  const { defineProperty } = Object;
  const RealDate = Date;
  const RealError = Error;

  function wordsOf(value) {
    if (typeof value === 'string') return value;
    if (typeof value !== 'object' || value === null || refs.has(value)) return String(value);
    if (value instanceof RealError) return String(value.stack ?? value);
    if (value instanceof RealDate) return String(value);
    try {
      return stringify(value) ?? String(value);
    } catch {
      return String(value);
    }
  }

  /** `%s`, `%d`, `%i`, `%f`, `%o`, `%j` of the first argument take the next ones; what is left follows after blanks. */
  function formatted(args) {
    let next = 1;
    const [first] = args;
    const filled =
      typeof first === 'string'
        ? first.replace(/%[sdifoOj%]/g, (mark) => {
            if (mark === '%%') return '%';
            return next < args.length ? wordsOf(args[next++]) : mark;
          })
        : wordsOf(first);
    return [args.length === 0 ? '' : filled, ...args.slice(next).map(wordsOf)].join(' ');
  }

  function write(level, args) {
    send(level, formatted(args));
  }

  function consoleObject() {
    const target = {};
    const timers = new Map();
    for (const level of ['log', 'info', 'warn', 'error']) {
      defineProperty(target, level, { value: (...args) => write(level, args) });
    }
    defineProperty(target, 'time', { value: (label) => void timers.set(label, RealDate.now()) });
    defineProperty(target, 'timeEnd', {
      value: (label) => write('log', [`${label}: ${RealDate.now() - (timers.get(label) ?? RealDate.now())}ms`]),
    });
    return guarded(target, 'console', () => undefined);
  }

  function loggerObject() {
    const lines = [];
    const target = {};
    const log = (...args) => {
      lines.push(formatted(args));
      write('log', args);
      return logger;
    };
    defineProperty(target, 'log', { value: log });
    defineProperty(target, 'getLog', { value: () => lines.join('\n') });
    defineProperty(target, 'clear', { value: () => void lines.splice(0) });
    defineProperty(target, 'toString', { value: () => 'Logger' });
    const logger = guarded(target, 'Logger', () => undefined);
    return logger;
  }

  return { console: consoleObject(), logger: loggerObject(), wordsOf };
});
