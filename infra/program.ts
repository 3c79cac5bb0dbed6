/** What `pulumi up` runs: reads the configuration of the stack and describes what has to stand. */
import { resolve } from 'node:path';
import { Config } from '@pulumi/pulumi';
import { createStack } from './stack.ts';
import { parseStackSettings } from './stack-settings.ts';

const [svod, google] = [new Config('svod'), new Config('gcp')];
const settings = parseStackSettings((name) => (name === 'project' || name === 'region' ? google : svod).get(name));
const stack = createStack(settings, resolve(import.meta.dirname, '../dist/function'));

export const { publicAddress, publishAddress, shareWorkbooksWith, allowScript, delivery } = stack;
