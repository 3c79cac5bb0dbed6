/** ScriptApp: «access and manipulate script publishing and triggers». */
import { date, instanceOf, number, oneOfEnum, text, whole } from './argument-kinds.ts';
import { nextTime } from './clock-plan.ts';
import { enumValue } from './enumerations.ts';
import { ScriptError } from './script-error.ts';
import type { ScriptRun } from './script-world.ts';
import { noted, SELF, ServiceObject, serviceClass, signatures } from './service-class.ts';
import { aSpreadsheet } from './sheet-state.ts';
import { instantOf } from './time-zone.ts';
import type { ClockPlan, EventType, TriggerRecord } from './trigger-table.ts';

interface BuilderState {
  readonly run: ScriptRun;
  readonly functionName: string;
  readonly sourceId?: string;
  eventType?: EventType;
  plan: ClockPlan;
}

const on = signatures<ScriptRun>();
const onBuilder = signatures<BuilderState>();
const onTrigger = signatures<TriggerRecord>();
const aTrigger = instanceOf<TriggerRecord>('Trigger');
const SCOPE = { scope: 'script.scriptapp' };
const MINUTES = [1, 5, 10, 15, 30];

export const triggerClass = serviceClass<TriggerRecord>('Trigger', {
  getEventType: onTrigger([], ({ eventType }) => enumValue('EventType', eventType)),
  getHandlerFunction: onTrigger([], ({ functionName }) => functionName),
  getTriggerSource: onTrigger([], ({ sourceId }) =>
    enumValue('TriggerSource', sourceId === undefined ? 'CLOCK' : 'SPREADSHEETS'),
  ),
  getTriggerSourceId: onTrigger([], ({ sourceId }) => sourceId ?? null),
  getUniqueId: onTrigger([], ({ uid }) => uid),
});

function create({ run, functionName, sourceId, eventType, plan }: BuilderState): ServiceObject<TriggerRecord> {
  if (eventType === undefined) throw new ScriptError('The event type of the trigger must be set before it is created.');
  const { world, spreadsheetId, effectiveUser } = run;
  const base = { functionName, eventType, scriptOf: spreadsheetId, owner: effectiveUser };
  if (eventType !== 'CLOCK') {
    return new ServiceObject('Trigger', world.triggers.add({ ...base, sourceId: sourceId ?? spreadsheetId }));
  }
  const nextAt = nextTime(plan, world.now().getTime());
  return new ServiceObject(
    'Trigger',
    world.triggers.add({ ...base, plan, ...(nextAt === undefined ? {} : { nextAt }) }),
  );
}

export const triggerBuilder = serviceClass<BuilderState>('TriggerBuilder', {
  forSpreadsheet: [
    onBuilder(
      [aSpreadsheet],
      (state, { spreadsheetId }) =>
        new ServiceObject('SpreadsheetTriggerBuilder', { ...state, sourceId: spreadsheetId }),
    ),
    onBuilder([text], (state, sourceId) => new ServiceObject('SpreadsheetTriggerBuilder', { ...state, sourceId })),
  ],
  timeBased: onBuilder([], (state) => new ServiceObject('ClockTriggerBuilder', { ...state, eventType: 'CLOCK' })),
});

function of(state: BuilderState, eventType: EventType): typeof SELF {
  state.eventType = eventType;
  return SELF;
}

export const spreadsheetTriggerBuilder = serviceClass<BuilderState>('SpreadsheetTriggerBuilder', {
  onOpen: onBuilder([], (state) => of(state, 'ON_OPEN')),
  onEdit: onBuilder([], (state) => of(state, 'ON_EDIT')),
  onChange: onBuilder([], (state) => of(state, 'ON_CHANGE')),
  create: onBuilder([], create),
});

function planned(state: BuilderState, more: Partial<ClockPlan>): typeof SELF {
  state.plan = { ...state.plan, ...more };
  return SELF;
}

function everyMinutes(state: BuilderState, minutes: number): typeof SELF {
  if (!MINUTES.includes(minutes))
    throw new ScriptError('The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.');
  return planned(state, { everyMinutes: minutes });
}

export const clockTriggerBuilder = serviceClass<BuilderState>('ClockTriggerBuilder', {
  after: onBuilder([number], (state, milliseconds) =>
    planned(state, { atInstant: state.run.world.now().getTime() + milliseconds }),
  ),
  at: onBuilder([date], (state, instant) => planned(state, { atInstant: instant.getTime() })),
  atDate: onBuilder([whole, whole, whole], (state, year, month, day) =>
    planned(state, { atInstant: instantOf(Date.UTC(year, month - 1, day), state.plan.timeZone) }),
  ),
  atHour: onBuilder([whole], (state, hour) => planned(state, { hour })),
  nearMinute: onBuilder([whole], (state, minute) => planned(state, { minute })),
  everyMinutes: onBuilder([whole], everyMinutes),
  everyHours: onBuilder([whole], (state, hours) => planned(state, { everyHours: hours })),
  everyDays: onBuilder([whole], (state, days) => planned(state, { everyDays: days })),
  everyWeeks: onBuilder([whole], (state, weeks) => planned(state, { everyWeeks: weeks })),
  onWeekDay: onBuilder([oneOfEnum('Weekday')], (state, weekday) => planned(state, { weekday })),
  onMonthDay: onBuilder([whole], (state, monthDay) => planned(state, { monthDay })),
  inTimezone: onBuilder([text], (state, timeZone) => planned(state, { timeZone })),
  create: onBuilder([], create),
});

/** «All installable triggers associated with the current project and current user.» */
function ownTriggers({ world, spreadsheetId, effectiveUser }: ScriptRun): ServiceObject<TriggerRecord>[] {
  return world.triggers
    .list()
    .filter(({ scriptOf, owner }) => scriptOf === spreadsheetId && owner === effectiveUser)
    .map((record) => new ServiceObject('Trigger', record));
}

function newTrigger(run: ScriptRun, functionName: string): ServiceObject<BuilderState> {
  const { timeZone } = run.world.manifest;
  return new ServiceObject('TriggerBuilder', { run, functionName, plan: { timeZone } });
}

/** A token of the right shape and no worth: three parts, the middle one says who. */
function identityToken({ effectiveUser, spreadsheetId, world }: ScriptRun): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const issued = Math.floor(world.now().getTime() / 1000);
  const claims = {
    iss: 'https://accounts.google.com',
    aud: `stand-in-${spreadsheetId}`,
    email: effectiveUser,
    iat: issued,
    exp: issued + 3600,
  };
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.stand-in`;
}

export const scriptApp = serviceClass<ScriptRun>(
  'ScriptApp',
  {
    newTrigger: noted(SCOPE, on([text], newTrigger)),
    getProjectTriggers: noted(SCOPE, on([], ownTriggers)),
    getUserTriggers: noted(
      SCOPE,
      on([aSpreadsheet], (run, { spreadsheetId }) =>
        ownTriggers(run).filter(({ state }) => state.sourceId === spreadsheetId),
      ),
    ),
    deleteTrigger: noted(
      SCOPE,
      on([aTrigger], ({ world }, { uid }) => world.triggers.remove(uid)),
    ),
    getScriptId: on([], ({ spreadsheetId }) => `script-of-${spreadsheetId}`),
    getOAuthToken: noted(
      { partly: 'a token that only the stand-in takes' },
      on([], () => 'local'),
    ),
    getIdentityToken: noted({ scope: 'openid', partly: 'a token that nobody signed' }, on([], identityToken)),
  },
  {
    AuthMode: 'AuthMode',
    EventType: 'EventType',
    TriggerSource: 'TriggerSource',
    WeekDay: 'Weekday',
  },
);
