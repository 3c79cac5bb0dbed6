/** The clock of the host in the realm of a script, where the host's is not the computer's. Evaluated inside the script's context. */
(function guestClock(offsetMs) {
  const RealDate = Date;
  const now = () => RealDate.now() + offsetMs;
  function HostDate(...args) {
    if (new.target === undefined) return new RealDate(now()).toString();
    return Reflect.construct(RealDate, args.length > 0 ? args : [now()], new.target);
  }
  HostDate.prototype = RealDate.prototype;
  HostDate.prototype.constructor = HostDate;
  Object.defineProperties(HostDate, {
    name: { value: 'Date' },
    length: { value: 7 },
    now: { value: now, writable: true, configurable: true },
    parse: { value: RealDate.parse, writable: true, configurable: true },
    UTC: { value: RealDate.UTC, writable: true, configurable: true },
  });
  Object.defineProperty(globalThis, 'Date', { value: HostDate, writable: true, configurable: true });
});
