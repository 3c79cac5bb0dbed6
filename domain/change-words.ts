/** What changed between two snapshots, said to people: one sentence for each change, in Russian and in English. */
import type { ChangesWithoutWords } from './changes.ts';
import { CLUSTER_STATUSES, OPERATING } from './cluster.ts';
import { type Forms, type InTwoLanguages, inEnglish, sayFigure, sayNational, withNoun } from './figure-words.ts';
import { decimalComma } from './headline.ts';
import type { Snapshot } from './snapshot.ts';

const STATUSES: ReadonlyMap<string, string> = new Map(CLUSTER_STATUSES.entries);

function statusName(key: string): string {
  return STATUSES.get(key) ?? key;
}

function isOperating(status: string): boolean {
  return (OPERATING as ReadonlySet<string>).has(status);
}

type Clusters = ChangesWithoutWords['clusters'];
type RegionName = (key: string) => string;

/** The name in quotation marks, with the word before it where the name has it not itself. */
function named(name: string, region: string): InTwoLanguages {
  const isSaid = /кластер/i.test(name);
  return { ru: `${isSaid ? '' : 'кластер '}«${name}» (${region})`, en: `cluster “${name}” (${region})` };
}

function sayAdded({ name, region, status }: Clusters['added'][number], regionName: RegionName): InTwoLanguages {
  const whose = named(name, regionName(region));
  if (!isOperating(status)) {
    return {
      ru: `Заявлен ${whose.ru}: «${statusName(status)}»`,
      en: `Declared: ${whose.en}, status ${status}`,
    };
  }
  return { ru: `В реестр включён ${whose.ru}`, en: `Entered in the registry: ${whose.en}` };
}

function sayWithdrawn({ id, region, status }: Clusters['withdrawn'][number], regionName: RegionName): InTwoLanguages {
  const whose = `${id} (${regionName(region)})`;
  const [list, listEn] = isOperating(status) ? ['действующих', 'operating'] : ['заявленных', 'declared'];
  return {
    ru: `Кластера ${whose} больше нет среди ${list}`,
    en: `Cluster ${whose} is no longer among the ${listEn} ones`,
  };
}

const PARTICIPANTS: Forms = ['участник', 'участника', 'участников'];
const PROJECTS: Forms = ['совместный проект', 'совместных проекта', 'совместных проектов'];

function sayFields({ fields }: Clusters['changed'][number], regionName: RegionName): readonly InTwoLanguages[] {
  const { name, status, participants, jointProjects, industry, region, otherRegions, registryNumber, plannedYear } =
    fields;
  const said: (InTwoLanguages | false | undefined)[] = [
    name && { ru: 'новое название', en: 'new name' },
    status && {
      ru: `статус «${statusName(status.before)}» → «${statusName(status.after)}»`,
      en: `status ${status.before} → ${status.after}`,
    },
    participants && {
      ru: `${withNoun(participants.after, PARTICIPANTS)} (было ${decimalComma(participants.before)})`,
      en: `participants ${inEnglish(participants.before)} → ${inEnglish(participants.after)}`,
    },
    jointProjects && {
      ru: `${withNoun(jointProjects.after, PROJECTS)} (было ${decimalComma(jointProjects.before)})`,
      en: `joint projects ${inEnglish(jointProjects.before)} → ${inEnglish(jointProjects.after)}`,
    },
    industry && {
      ru: `отрасль «${industry.before}» → «${industry.after}»`,
      en: `industry “${industry.before}” → “${industry.after}”`,
    },
    region && {
      ru: `головной субъект ${regionName(region.before)} → ${regionName(region.after)}`,
      en: `head region ${region.before} → ${region.after}`,
    },
    otherRegions && {
      ru: `другие субъекты: ${otherRegions.after.map(regionName).join(', ') || 'нет'}`,
      en: `other regions: ${otherRegions.after.join(', ') || 'none'}`,
    },
    registryNumber && {
      ru: `номер в реестре ${registryNumber.before ?? '—'} → ${registryNumber.after ?? '—'}`,
      en: `registry number ${registryNumber.before ?? '—'} → ${registryNumber.after ?? '—'}`,
    },
    plannedYear && {
      ru: `плановый год ${plannedYear.before ?? '—'} → ${plannedYear.after ?? '—'}`,
      en: `planned year ${plannedYear.before ?? '—'} → ${plannedYear.after ?? '—'}`,
    },
  ];
  return said.filter((one) => typeof one === 'object');
}

function sayChanged(changed: Clusters['changed'][number], regionName: RegionName): InTwoLanguages {
  const whose = named(changed.name, regionName(changed.region));
  const fields = sayFields(changed, regionName);
  const { status } = changed.fields;
  const isEntered = status !== undefined && isOperating(status.after) && !isOperating(status.before);
  const [ru, en] = isEntered
    ? [`В реестр включён ${whose.ru}`, `Entered in the registry: ${whose.en}`]
    : [capitalised(whose.ru), capitalised(whose.en)];
  return {
    ru: `${ru}: ${fields.map((field) => field.ru).join('; ')}`,
    en: `${en}: ${fields.map((field) => field.en).join('; ')}`,
  };
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function sayBasis({ planYear, ruleSet }: ChangesWithoutWords): readonly InTwoLanguages[] {
  const said: (InTwoLanguages | undefined)[] = [
    planYear && {
      ru: `Плановый год ${planYear.before} → ${planYear.after}: заявленные кластеры считаются теперь за него`,
      en: `Plan year ${planYear.before} → ${planYear.after}: declared clusters are now those of that year`,
    },
    ruleSet && {
      ru: 'Изменились правила или справочники: часть различий может быть из-за этого',
      en: 'The rules or the reference lists changed: some of the differences may come from that',
    },
  ];
  return said.filter((one) => one !== undefined);
}

function sayEverything(changes: ChangesWithoutWords, regionName: RegionName): readonly InTwoLanguages[] {
  const { headline, national, clusters } = changes;
  return [
    ...sayBasis(changes),
    ...Object.entries(headline).map(([key, { before, after }]) => sayFigure(key, before, after)),
    ...Object.entries(national).map(([key, { before, after }]) => sayNational(key, before, after)),
    ...clusters.added.map((one) => sayAdded(one, regionName)),
    ...clusters.changed.map((one) => sayChanged(one, regionName)),
    ...clusters.withdrawn.map((one) => sayWithdrawn(one, regionName)),
  ];
}

/** Said where the snapshots differ in none of what is told apart here. */
const NOTHING_NAMED: InTwoLanguages = {
  ru: 'Главные показатели и список кластеров прежние; изменились разрезы, строки или состояние таблиц',
  en: 'The headline and the list of clusters are as before; breakdowns, rows or the state of workbooks changed',
};

/** @param after the later snapshot: what the first version says is its own sentence */
export function sayChanges(
  changes: ChangesWithoutWords,
  { sentence, breakdowns }: Snapshot,
): { ru: string[]; en: string[] } {
  if (changes.from === null) {
    return { ru: [`Первая версия: ${sentence.ru}`], en: [`The first version: ${sentence.en}`] };
  }
  const names = new Map(breakdowns.byRegion.map(({ key, name }) => [key, name]));
  if (changes.from === changes.to) return { ru: [], en: [] };
  const found = sayEverything(changes, (key) => names.get(key) ?? key);
  const said = found.length > 0 ? found : [NOTHING_NAMED];
  return { ru: said.map(({ ru }) => ru), en: said.map(({ en }) => en) };
}
