/**
 * What a script finds in its own realm: Google's services as objects of that realm, each call of which is one text to the
 * host and one text back. Plain JavaScript, because it is evaluated inside the script's context, where nothing compiles it.
 */
(function guestRuntime(bridge, tableText, writing) {
  const { apply, get: getOf } = Reflect;
  const { parse, stringify } = JSON;
  const { getTime } = Date.prototype;
  const { create, defineProperty, freeze, keys } = Object;
  const { isArray } = Array;
  const RealDate = Date;
  const RealError = Error;
  const captureStackTrace = Error.captureStackTrace;
  const compile = Function;
  const table = parse(tableText);
  /** Asked for by the language itself, of anything: never «missing». */
  const silent = new Set(['then', 'toJSON', 'nodeType', 'asymmetricMatch', '$$typeof']);
  const refs = new WeakMap();
  const enumValues = new Map();

  function exception({ name, message }, above) {
    const error = new RealError(message);
    defineProperty(error, 'name', { value: name, configurable: true, writable: true });
    captureStackTrace(error, above);
    return error;
  }

  function missing(what) {
    return exception({ name: 'Error', message: `${what} is not in the stand-in` }, missing);
  }

  /** An object that answers for its known members, and says so of all others. */
  function guarded(target, label, known, write) {
    return new Proxy(target, {
      get(_, name) {
        if (typeof name === 'symbol' || name in target) return getOf(target, name);
        if (silent.has(name)) return undefined;
        const found = known(name);
        if (found === undefined) throw missing(`${label}.${name}`);
        return found;
      },
      has: (_, name) => name in target || (typeof name === 'string' && known(name) !== undefined),
      set(_, name, value) {
        if (write === undefined) throw missing(`setting ${label}.${String(name)}`);
        write(name, value);
        return true;
      },
      defineProperty() {
        throw missing(`a property defined on ${label}`);
      },
      deleteProperty: () => false,
      setPrototypeOf: () => false,
    });
  }

  function enumValue(enumeration, name) {
    const key = `${enumeration}.${name}`;
    const known = enumValues.get(key);
    if (known) return known;
    const names = table.enums[enumeration];
    const target = {};
    const methods = {
      toString: () => name,
      name: () => name,
      toJSON: () => name,
      ordinal: () => names.indexOf(name),
      compareTo: (other) => names.indexOf(name) - names.indexOf(String(other)),
    };
    for (const method of keys(methods)) defineProperty(target, method, { value: methods[method] });
    const value = guarded(freeze(target), key, () => undefined);
    refs.set(value, { enum: key });
    enumValues.set(key, value);
    return value;
  }

  function enumObject(label, enumeration) {
    const names = table.enums[enumeration];
    const target = {};
    for (const name of names) defineProperty(target, name, { value: enumValue(enumeration, name), enumerable: true });
    return guarded(freeze(target), label, () => undefined);
  }

  /** Arrays and simple values stand for themselves; whatever else is an object with one telling key. */
  function encode(value) {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return Number.isFinite(value) ? value : { n: String(value) };
      case 'undefined':
        return { u: 1 };
      case 'object':
        return encodeObject(value);
      default:
        return { x: typeof value };
    }
  }

  function encodeObject(value) {
    if (value === null) return null;
    const ref = refs.get(value);
    if (ref) return ref.enum ? { e: ref.enum } : { r: ref.id };
    if (isArray(value)) {
      const encoded = [];
      for (let index = 0; index < value.length; index += 1) encoded[index] = encode(value[index]);
      return encoded;
    }
    if (value instanceof RealDate) return { d: apply(getTime, value, []) };
    const fields = create(null);
    for (const key of keys(value)) fields[key] = encode(value[key]);
    return { o: fields };
  }

  function decode(value, self) {
    if (typeof value !== 'object' || value === null) return value;
    if (isArray(value)) {
      for (let index = 0; index < value.length; index += 1) value[index] = decode(value[index], self);
      return value;
    }
    if ('d' in value) return new RealDate(value.d);
    if ('u' in value) return undefined;
    if ('n' in value) return Number(value.n);
    if ('s' in value) return self;
    if ('e' in value) return enumValue(...value.e.split('.'));
    if ('r' in value) return instance(value.r, value.c, value.own);
    const fields = {};
    for (const key of keys(value.o)) fields[key] = decode(value.o[key], self);
    return fields;
  }

  function call(id, member, args, self, above) {
    const reply = parse(bridge(stringify([id, member, encode(args)])));
    if (reply.error) throw exception(reply.error, above);
    return decode(reply.value, self);
  }

  /** Runs a template's scriptlets in the script's own realm, with the template's properties as variables. */
  function evaluateTemplate(id, variables, self) {
    const code = call(id, 'getCode', [], self, evaluateTemplate);
    const html = compile('__variables', `with (__variables) { return (${code})(); }`)(variables);
    return call(id, 'evaluate', [html], self, evaluateTemplate);
  }

  function instance(id, className, own) {
    const declared = table.classes[className];
    const methods = create(null);
    const variables = create(null);
    const target = {};
    for (const key of keys(own ?? {})) defineProperty(target, key, { value: decode(own[key]), enumerable: true });
    defineProperty(target, 'toString', { value: () => className });
    const known = (name) => {
      if (methods[name]) return methods[name];
      if (declared.enums[name]) methods[name] = enumObject(`${className}.${name}`, declared.enums[name]);
      else if (className === 'HtmlTemplate' && name === 'evaluate') {
        methods[name] = () => evaluateTemplate(id, variables, proxy);
      } else if (declared.members.includes(name)) {
        const method = (...args) => call(id, name, args, proxy, method);
        methods[name] = method;
      } else if (className === 'HtmlTemplate') return variables[name];
      return methods[name];
    };
    const write = className === 'HtmlTemplate' ? (name, value) => (variables[name] = value) : undefined;
    const proxy = guarded(target, className, known, write);
    refs.set(proxy, { id });
    return proxy;
  }

  function defineGlobal(name, value) {
    defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: false });
  }

  for (const name of ['WebAssembly', 'SharedArrayBuffer', 'Atomics']) delete globalThis[name];
  for (const [id, name] of table.globals.entries()) defineGlobal(name, instance(id, name));
  for (const name of table.absent) {
    defineGlobal(
      name,
      guarded({}, name, () => undefined),
    );
  }
  const { console, logger, wordsOf } = writing(
    guarded,
    refs,
    (level, text) => void bridge(stringify([-1, level, text])),
  );
  defineGlobal('console', console);
  defineGlobal('Logger', logger);

  let outcome = { error: { name: 'Error', message: 'The script ended before its promise was settled.', stack: '' } };

  function described(thrown) {
    if (thrown instanceof RealError) {
      return { name: String(thrown.name), message: String(thrown.message), stack: String(thrown.stack) };
    }
    const message = wordsOf(thrown);
    return { name: 'Error', message, stack: message };
  }

  function fail(thrown) {
    outcome = { error: described(thrown) };
  }

  function functionNamed(name) {
    let holder = globalThis;
    let found = globalThis;
    for (const part of name.split('.')) {
      holder = found;
      found = found === undefined || found === null ? undefined : found[part];
    }
    return typeof found === 'function' ? [holder, found] : undefined;
  }

  return {
    start(name, argsText) {
      try {
        const found = functionNamed(name);
        if (!found) throw exception({ name: 'Error', message: `Script function not found: ${name}` }, undefined);
        const result = apply(found[1], found[0], decode(parse(argsText)));
        const settle = (value) => {
          outcome = { value: encode(value) };
        };
        if (result instanceof Promise) result.then(settle, fail);
        else settle(result);
      } catch (thrown) {
        fail(thrown);
      }
    },
    outcome: () => stringify(outcome),
  };
});
