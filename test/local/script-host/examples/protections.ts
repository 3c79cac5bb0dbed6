/** Examples of the members of Protection: seen over REST, and by who may write. */
import { EDITOR, OWNER } from '../running-script.ts';
import { gives, leaves, type MemberExample, type MemberExamples, prefixed } from './member-example.ts';

const PROTECTED = "const it = at('A1:A2').protect();";
const RANGE = { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 };

/** After the script the one protection shows this. */
function held(says: string, script: string, field: string, expected: object): MemberExample {
  return leaves(says, `${PROTECTED} ${script}`, `sheets(protectedRanges(${field}))`, {
    sheets: [{ protectedRanges: [expected] }, {}],
  });
}

export const PROTECTIONS: MemberExamples = prefixed('Protection', {
  addEditor: held('adds a person', `it.removeEditor('${EDITOR}').addEditor('${EDITOR}')`, 'editors', {
    editors: { users: [OWNER, EDITOR] },
  }),
  addEditors: held('adds people', "it.addEditors(['a@example.org', 'b@example.org'])", 'editors', {
    editors: { users: [OWNER, EDITOR, 'a@example.org', 'b@example.org'] },
  }),
  removeEditor: held(
    'removes a person; the owner stays',
    `it.removeEditor('${EDITOR}').removeEditor('${OWNER}')`,
    'editors',
    { editors: { users: [OWNER] } },
  ),
  removeEditors: held('removes people, as users too', 'it.removeEditors(it.getEditors())', 'editors', {
    editors: { users: [OWNER] },
  }),
  getEditors: gives(
    'who may edit what is protected',
    `${PROTECTED} return it.getEditors().map((user) => user.getEmail())`,
    [OWNER, EDITOR],
  ),
  canEdit: gives('whether the person may edit', `${PROTECTED} return it.canEdit()`, true),
  setDomainEdit: held('lets everybody of the domain edit', 'it.setDomainEdit(true)', 'editors(domainUsersCanEdit)', {
    editors: { domainUsersCanEdit: true },
  }),
  canDomainEdit: gives(
    'whether everybody of the domain may edit',
    `${PROTECTED} return [it.canDomainEdit(), it.setDomainEdit(true).canDomainEdit()]`,
    [false, true],
  ),
  setDescription: held('describes the protection', "it.setDescription('words')", 'description', {
    description: 'words',
  }),
  getDescription: gives(
    'the description, or an empty text',
    `${PROTECTED} return [it.getDescription(), it.setDescription('words').getDescription()]`,
    ['', 'words'],
  ),
  setWarningOnly: held('only warns who edits', 'it.setWarningOnly(true)', 'warningOnly', { warningOnly: true }),
  isWarningOnly: gives(
    'whether it only warns',
    `${PROTECTED} return [it.isWarningOnly(), it.setWarningOnly(true).isWarningOnly()]`,
    [false, true],
  ),
  getProtectionType: gives(
    'whether a range or a tab is protected',
    `${PROTECTED} return [String(it.getProtectionType()), String(two.protect().getProtectionType())]`,
    ['RANGE', 'SHEET'],
  ),
  getRange: gives('the range that is protected', `${PROTECTED} return it.getRange().getA1Notation()`, 'A1:A2'),
  setRange: held('protects another range', "at('A1:A2').protect(); it.setRange(at('B1:B2'))", 'range', {
    range: { ...RANGE, startColumnIndex: 1, endColumnIndex: 2 },
  }),
  setUnprotectedRanges: leaves(
    'leaves ranges of a protected tab open',
    "one.protect().setUnprotectedRanges([at('A1:A2')])",
    'sheets(protectedRanges(unprotectedRanges))',
    { sheets: [{ protectedRanges: [{ unprotectedRanges: [RANGE] }] }, {}] },
  ),
  getUnprotectedRanges: gives(
    'the ranges of a protected tab that are open',
    "one.protect().setUnprotectedRanges([at('B2:C3')]).getUnprotectedRanges().map((range) => range.getA1Notation())",
    ['B2:C3'],
  ),
  remove: leaves('removes the protection', `${PROTECTED} it.remove()`, 'sheets(protectedRanges(range))', {
    sheets: [{}, {}],
  }),
});
