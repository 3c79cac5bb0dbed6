/** A register as people might fill it in: clusters with participants, projects and support, nearly all of it right. */
import {
  CATEGORIES,
  type Choices,
  CLUSTER_STATUSES,
  PROJECT_STATUSES,
  type Region,
  ROLES,
  SITES,
  SUPPORT_KINDS,
  SUPPORT_LEVELS,
  SUPPORT_STATUSES,
} from './choices.ts';
import type { Dice } from './dice.ts';
import { inventOrganisation, type Organisation } from './invented-organisations.ts';
import { Quantities } from './invented-quantities.ts';
import type { Cell, TabKey } from './vocabulary.ts';

/** A row with the workbook it stands in; its cells by column. */
export interface Entry {
  readonly alias: string;
  readonly table: TabKey;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** What the invented register is made of. */
export interface Setting {
  readonly regions: readonly Region[];
  readonly industries: readonly string[];
  readonly asOf: number;
  readonly planYear: number;
  /** The alias of the workbook that is for all regions. */
  readonly common: string;
  /** Few codes and few organisations for many rows: most of what may stand once stands twice. */
  readonly isCrowded: boolean;
}

interface Cluster {
  readonly id: string;
  readonly alias: string;
  readonly members: Organisation[];
}

const ROLES_OF_A_WHOLE_CLUSTER = [
  ...['FINAL_PRODUCER', 'EDUCATION', 'TECHNOLOGY_INFRASTRUCTURE', 'TECHNOLOGY_INFRASTRUCTURE'],
  ...['SPECIALIZED_ORGANIZATION', 'PRODUCTION_ORGANISER', 'PRODUCTION_ORGANISER'],
  ...Array.from({ length: 8 }, () => 'SUPPLIER'),
];

const TRADES = ['точного литья', 'станков', 'двигателей', '«Полёт»'];
/** One name as different people write it. */
const ONE_NAME = ['Кластер «Полёт»', 'КЛАСТЕР "ПОЛЕТ"', 'кластер  „Полёт“'];

function numbered(serial: number): string {
  return String(serial).padStart(3, '0');
}

export class InventedRegister {
  readonly entries: Entry[] = [];
  readonly #dice: Dice;
  readonly #setting: Setting;
  readonly #organisations: Organisation[] = [];
  readonly #quantities: Quantities;
  #serial = 0;

  constructor(dice: Dice, setting: Setting) {
    this.#dice = dice;
    this.#setting = setting;
    this.#quantities = new Quantities(dice, setting);
  }

  /** A cluster with everything that hangs on it, in the workbooks of its regions. */
  addCluster(home: Region, others: readonly Region[]): void {
    const dice = this.#dice;
    const serial = this.#next();
    const alias = dice.chance(10) ? this.#setting.common : home.code;
    const cluster = { id: `C${home.code}-${dice.pick(['24', '25'])}-${numbered(serial)}`, alias, members: [] };
    const name = dice.chance(5) ? dice.pick(ONE_NAME) : `Кластер ${dice.pick(TRADES)} № ${dice.whole(1, 9999)}`;
    this.#add('clusters', alias, this.#clusterCells(cluster.id, name, home, others));
    this.#addParticipants(cluster, home, others);
    const projects = dice.chance(15) ? 0 : dice.whole(1, 5);
    for (let index = 0; index < projects; index++) this.#addProject(cluster, home, others);
    if (dice.chance(40)) this.#addMeasure(cluster, cluster.id, home, others);
  }

  #add(table: TabKey, alias: string, cells: readonly (readonly [string, Cell])[]): void {
    this.entries.push({ alias, table, cells: new Map(cells) });
  }

  #next(): number {
    this.#serial += 1;
    return this.#setting.isCrowded ? this.#dice.whole(1, 6) : this.#serial;
  }

  #words(choices: Choices): string {
    return this.#dice.pick([...choices.values()]);
  }

  /** Mostly the cluster's own workbook, sometimes that of another of its regions, seldom a foreign one. */
  #workbook(cluster: Cluster, others: readonly Region[]): string {
    if (this.#dice.chance(1)) return this.#dice.pick(this.#setting.regions).code;
    const [other] = others;
    return other !== undefined && this.#dice.chance(25) ? other.code : cluster.alias;
  }

  #clusterCells(
    id: string,
    name: string,
    home: Region,
    others: readonly Region[],
  ): readonly (readonly [string, Cell])[] {
    const dice = this.#dice;
    const status = dice.pick([...CLUSTER_STATUSES.keys(), 'REGISTERED', 'REGISTERED', 'SUBMITTED', 'DECLARED']);
    const inRegistry = ['REGISTERED', 'RECONFIRM', 'EXCLUDED'].includes(status);
    const planned = this.#setting.planYear + dice.pick([0, 0, 0, -1, 1, 2]);
    const mayBeEmpty = !['DECLARED', 'SUBMITTED', 'REVIEW', 'RETURNED', 'POSTPONED'].includes(status);
    const jobs = this.#quantities.count(3000);
    const hasFigures = dice.chance(92);
    return [
      ['id', id],
      ['region', home.name],
      ['otherRegions', others.length === 0 ? null : others.map((one) => dice.pick([one.code, one.name])).join('; ')],
      ['name', name],
      ['industry', dice.pick(this.#setting.industries)],
      ['site', dice.chance(10) ? null : this.#words(SITES)],
      ['easedThreshold', dice.pick(['Да', 'Нет', 'Нет', null])],
      ['status', CLUSTER_STATUSES.get(status) ?? ''],
      ['statusDate', this.#quantities.daysAgo(0, 1500)],
      ['plannedYear', mayBeEmpty && dice.chance(40) ? null : planned],
      ['registryNumber', inRegistry ? String(this.#setting.isCrowded ? dice.whole(1, 12) : this.#serial) : null],
      ['cooperationPercent', hasFigures ? this.#quantities.percent() : null],
      ['jobs', hasFigures ? jobs : null],
      ['highProductivityJobs', hasFigures ? dice.whole(0, jobs) : null],
      ['publishCard', dice.pick(['Да', 'Нет', null])],
    ];
  }

  #organisation(region: string): Organisation {
    const known = this.#dice.chance(15)
      ? this.#organisations[this.#dice.whole(0, this.#organisations.length)]
      : undefined;
    if (known !== undefined) return known;
    const organisation = inventOrganisation(this.#dice, region, this.#organisations.length + 1);
    this.#organisations.push(organisation);
    return organisation;
  }

  #addParticipants(cluster: Cluster, home: Region, others: readonly Region[]): void {
    const dice = this.#dice;
    const few = [...dice.some([...ROLES.keys()], dice.whole(1, 7)), 'SUPPLIER'];
    for (const role of dice.chance(35) ? ROLES_OF_A_WHOLE_CLUSTER : few) {
      const again = dice.chance(8) ? cluster.members[0] : undefined;
      const organisation = again ?? this.#organisation(home.code);
      const hasLeft = dice.chance(7);
      if (!hasLeft) cluster.members.push(organisation);
      this.#add(
        'participants',
        this.#workbook(cluster, others),
        this.#participantCells(cluster.id, organisation, role, home, hasLeft),
      );
    }
  }

  #participantCells(
    clusterId: string,
    one: Organisation,
    role: string,
    home: Region,
    hasLeft: boolean,
  ): readonly (readonly [string, Cell])[] {
    const dice = this.#dice;
    return [
      ['clusterId', clusterId],
      ['taxId', one.taxId],
      ['registrationNumber', one.registrationNumber],
      ['taxRegistrationReason', dice.chance(20) ? null : one.reason],
      ['name', dice.chance(1) ? `${one.name} и партнёры` : one.name],
      ['role', ROLES.get(role) ?? ''],
      ['activityCode', dice.pick(['24', '24.5', '24.51', '24.51.1', '24.51.11', '20.15', '01.11'])],
      ['siteRegion', dice.chance(80) ? home.name : dice.pick(this.#setting.regions).name],
      ['category', dice.chance(20) ? null : this.#words(CATEGORIES)],
      ['joinedOn', this.#quantities.daysAgo(700, 2000)],
      ['leftOn', hasLeft ? this.#quantities.daysAgo(0, 700) : null],
      ['headcount', dice.chance(15) ? null : this.#quantities.count(400)],
      ['publishName', dice.pick(['Да', 'Нет', null])],
    ];
  }

  #addProject(cluster: Cluster, home: Region, others: readonly Region[]): void {
    const dice = this.#dice;
    const serial = this.#next();
    const id = `P${home.code}-25-${numbered(serial)}`;
    this.#add('jointProjects', this.#workbook(cluster, others), this.#projectCells(id, cluster));
    const measures = dice.chance(40) ? dice.whole(1, 2) : 0;
    for (let index = 0; index < measures; index++) this.#addMeasure(cluster, id, home, others);
  }

  #projectCells(id: string, cluster: Cluster): readonly (readonly [string, Cell])[] {
    const dice = this.#dice;
    const partners = dice.some([...new Set(cluster.members.map(({ taxId }) => taxId))], dice.whole(2, 4));
    const stranger = dice.chance(4) ? this.#organisation('59').taxId : undefined;
    const [initiator = '7707083893', ...coExecutors] = stranger === undefined ? partners : [...partners, stranger];
    const cost = this.#quantities.millions();
    const [start, end] = this.#quantities.term();
    const before = dice.whole(0, 800) / 8;
    return [
      ['id', id],
      ['clusterId', cluster.id],
      ['name', `Освоение выпуска изделия № ${id.slice(7)}`],
      ['initiator', initiator],
      ['coExecutors', coExecutors.join('; ')],
      [
        'productCode',
        `${dice.whole(20, 28)}.${dice.pick(['15', '51'])}${dice.pick(['', '.1', '.10', '.10', '.20', '.10.130'])}`,
      ],
      ['product', dice.pick(['Отливки стальные', 'Полиэтилен', 'Станки с ЧПУ'])],
      ['status', this.#words(PROJECT_STATUSES)],
      ['startDate', start],
      ['endDate', end],
      ['costRubles', cost],
      ['subsidyRubles', dice.chance(40) ? null : this.#quantities.part(cost)],
      ['newJobs', this.#quantities.count(500)],
      ['importSharePercentBefore', dice.chance(20) ? null : before],
      ['importSharePercentAfter', dice.chance(20) ? null : Math.min(100, Math.max(0, before - dice.whole(-5, 50)))],
    ];
  }

  #addMeasure(cluster: Cluster, objectId: string, home: Region, others: readonly Region[]): void {
    const dice = this.#dice;
    const serial = this.#next();
    const kind = dice.pick([...SUPPORT_KINDS.keys(), 'SUBSIDY_PP41', 'LAND']);
    const isLand = kind === 'LAND';
    this.#add('supportMeasures', this.#workbook(cluster, others), [
      ['id', `M${home.code}-25-${numbered(serial)}`],
      ['objectId', objectId],
      ['kind', SUPPORT_KINDS.get(kind) ?? ''],
      ['level', this.#words(SUPPORT_LEVELS)],
      ['status', this.#words(SUPPORT_STATUSES)],
      ['date', this.#quantities.daysAgo(0, 1000)],
      ['amountRubles', (isLand ? dice.chance(80) : dice.chance(15)) ? null : this.#quantities.millions()],
      ['areaSquareMetres', (isLand ? dice.chance(10) : dice.chance(97)) ? null : dice.whole(1, 900_000) / 10_000],
      ['operator', dice.pick(['Фонд развития промышленности', null])],
      ['basis', dice.pick(['Постановление от 31.07.2015 № 779', null])],
      ['comment', dice.pick(['Проверено по договору', null])],
    ]);
  }
}
