/** Pulumi starts the program in a process of its own, as Pulumi.yaml says; here its engine is two services that only listen. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { VARIANTS } from './mocked-stack.ts';

const INFRA = resolve(import.meta.dirname, '../../infra');
const ERROR = 3;
const require = createRequire(join(INFRA, 'package.json'));
const grpc = require('@grpc/grpc-js');
const proto = (name: string) => require(`@pulumi/pulumi/proto/${name}`);
const structs = require('google-protobuf/google/protobuf/struct_pb.js');
const empty = require('google-protobuf/google/protobuf/empty_pb.js');

/** What is read of Pulumi's messages, which come without types. */
interface Request {
  getSeverity(): number;
  getMessage(): string;
  getType(): string;
  getName(): string;
  getObject(): unknown;
}
type Answer = (error: null, reply: unknown) => void;
type Handler = (call: { readonly request: Request }, answer: Answer) => void;

const project = parse(readFileSync(join(INFRA, 'Pulumi.yaml'), 'utf8')) as {
  main: string;
  runtime: { options: { typescript: boolean; nodeargs: string } };
};

/** Answers what the service is asked; whatever is not named here gets an empty answer. */
function handlersOf(service: object, named: Readonly<Record<string, Handler>>): Record<string, Handler> {
  const nothing: Handler = (_, answer) => answer(null, new empty.Empty());
  return Object.fromEntries(Object.keys(service).map((method) => [method, named[method] ?? nothing]));
}

function listen(registered: string[], log: string[]): Promise<{ address: string; close: () => void }> {
  const [engine, monitor] = [proto('engine_grpc_pb.js'), proto('resource_grpc_pb.js')];
  const [engines, resources] = [proto('engine_pb.js'), proto('resource_pb.js')];
  const server = new grpc.Server();
  server.addService(
    engine.EngineService,
    handlersOf(engine.EngineService, {
      log: ({ request }, answer) => {
        if (request.getSeverity() >= ERROR) log.push(request.getMessage());
        answer(null, new empty.Empty());
      },
      getRootResource: (_, answer) => answer(null, new engines.GetRootResourceResponse()),
      setRootResource: (_, answer) => answer(null, new engines.SetRootResourceResponse()),
    }),
  );
  server.addService(
    monitor.ResourceMonitorService,
    handlersOf(monitor.ResourceMonitorService, {
      supportsFeature: (_, answer) => answer(null, new resources.SupportsFeatureResponse()),
      registerResource: ({ request }, answer) => {
        registered.push(`${request.getType()} ${request.getName()}`);
        const reply = new resources.RegisterResourceResponse();
        reply.setUrn(`urn:pulumi:test::svod::${request.getType()}::${request.getName()}`);
        reply.setId(request.getName());
        reply.setObject(request.getObject() ?? new structs.Struct());
        answer(null, reply);
      },
    }),
  );
  return new Promise((done, fail) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error: Error | null, port: number) => {
      if (error) fail(error);
      else done({ address: `127.0.0.1:${port}`, close: () => server.forceShutdown() });
    });
  });
}

/** The program in a folder of its own, with a bundle beside it. */
function installProgram(): string {
  const folder = mkdtempSync(join(tmpdir(), 'svod-infra-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const infra = join(folder, 'infra');
  mkdirSync(join(folder, 'dist/function'), { recursive: true });
  writeFileSync(join(folder, 'dist/function/package.json'), '{}');
  mkdirSync(infra);
  const names = readdirSync(INFRA).filter((name) => /\.ts$|^package\.json$/.test(name));
  for (const name of names) cpSync(join(INFRA, name), join(infra, name));
  symlinkSync(join(INFRA, 'node_modules'), join(infra, 'node_modules'));
  return infra;
}

function configOf(variant: Readonly<Record<string, string>>): string {
  const entries = Object.entries(variant).map(([name, value]) => [
    `${name === 'project' || name === 'region' ? 'gcp' : 'svod'}:${name}`,
    value,
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}

async function start(config: Readonly<Record<string, string>>) {
  const [registered, log]: [string[], string[]] = [[], []];
  const engine = await listen(registered, log);
  onTestFinished(engine.close);
  const runner = join(INFRA, 'node_modules/@pulumi/pulumi/cmd/run/index.js');
  const where = ['--project', 'svod', '--stack', 'test', '--engine', engine.address, '--monitor', engine.address];
  const child = spawn(
    process.execPath,
    [...project.runtime.options.nodeargs.split(' '), runner, ...where, project.main],
    {
      cwd: installProgram(),
      env: {
        ...process.env,
        PULUMI_CONFIG: configOf(config),
        PULUMI_NODEJS_TYPESCRIPT: String(project.runtime.options.typescript),
        PULUMI_NODEJS_PROJECT: 'svod',
        PULUMI_NODEJS_STACK: 'test',
      },
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      output += String(piece);
    });
  }
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, registered, said: [...log, output].join('\n') };
}

/** It loads Pulumi in a process of its own, which a busy machine does slowly. */
const LONG_MS = 180_000;

describe('the program', { timeout: LONG_MS }, () => {
  it('is started by Pulumi and registers the whole stack', async () => {
    const { code, registered, said } = await start(VARIANTS['whole'] ?? {});
    expect([code, said]).toEqual([0, '']);
    expect(registered).toEqual(
      expect.arrayContaining([
        'pulumi:pulumi:Stack svod-test',
        // The very names that the delivery has for its targets.
        'gcp:cloudfunctionsv2/function:Function refresh',
        'gcp:storage/bucketObject:BucketObject refresh-source',
        'gcp:cloudscheduler/job:Job svod-refresh-by-the-clock',
      ]),
    );
  });
});
