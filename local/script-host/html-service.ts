/** HtmlService and HtmlTemplate: pages from text, from files of the project, and from templates with scriptlets. */
import { instanceOf, text } from './argument-kinds.ts';
import type { BlobState } from './blob.ts';
import { htmlOutput } from './html-output.ts';
import { ScriptError } from './script-error.ts';
import type { ScriptRun } from './script-world.ts';
import { noted, ServiceObject, serviceClass, signatures } from './service-class.ts';

interface TemplateState {
  readonly source: string;
}

const on = signatures<ScriptRun>();
const onTemplate = signatures<TemplateState>();
const aBlob = instanceOf<BlobState>('Blob');
const SCRIPTLET = /<\?(!?=)?([\s\S]*?)\?>/g;

/** A function that returns the page: text as it stands, `<?= … ?>` escaped, `<?!= … ?>` as it is. */
function templateCode(source: string): string {
  const lines = ['function () {', 'const __out = [];'];
  const escaping = `(__value) => String(__value).replace(/[&<>"']/g, (__sign) => (${JSON.stringify({
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  })})[__sign])`;
  lines.push(`const __escape = ${escaping};`);
  let end = 0;
  for (const match of source.matchAll(SCRIPTLET)) {
    const [whole, sort, code = ''] = match;
    lines.push(`__out.push(${JSON.stringify(source.slice(end, match.index))});`);
    const expression = code.trim().replace(/;$/, '');
    if (sort === undefined) lines.push(code);
    else lines.push(sort === '=' ? `__out.push(__escape(${expression}));` : `__out.push(String(${expression}));`);
    end = match.index + whole.length;
  }
  lines.push(`__out.push(${JSON.stringify(source.slice(end))});`, "return __out.join('');", '}');
  return lines.join('\n');
}

function fileNamed({ world }: ScriptRun, name: string): string {
  const bare = name.replace(/\.html$/, '');
  const file = world.files.find((each) => each.kind === 'html' && each.name === bare);
  if (!file) throw new ScriptError(`No HTML file named ${name} was found.`);
  return file.source;
}

export const htmlTemplate = serviceClass<TemplateState>('HtmlTemplate', {
  evaluate: onTemplate([text], (_state, html) => htmlOutput(html)),
  getCode: noted(
    { partly: 'the code is of another form than Google’s' },
    onTemplate([], ({ source }) => templateCode(source)),
  ),
  getRawContent: onTemplate([], ({ source }) => source),
});

function template(source: string): ServiceObject<TemplateState> {
  return new ServiceObject('HtmlTemplate', { source });
}

export const htmlService = serviceClass<ScriptRun>(
  'HtmlService',
  {
    createHtmlOutput: [
      on([], () => htmlOutput('')),
      on([text], (_run, html) => htmlOutput(html)),
      on([aBlob], (_run, { bytes }) => htmlOutput(bytes.toString('utf8'))),
    ],
    createHtmlOutputFromFile: on([text], (run, name) => htmlOutput(fileNamed(run, name))),
    createTemplate: [
      on([text], (_run, html) => template(html)),
      on([aBlob], (_run, { bytes }) => template(bytes.toString('utf8'))),
    ],
    createTemplateFromFile: on([text], (run, name) => template(fileNamed(run, name))),
    getUserAgent: on([], () => null),
  },
  { SandboxMode: 'SandboxMode', XFrameOptionsMode: 'XFrameOptionsMode' },
);
