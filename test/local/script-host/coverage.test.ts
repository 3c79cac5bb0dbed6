import { describe, expect, it } from 'vitest';
import { coverage, DECLARATIONS, declaredMembers } from '../../../local/script-host/coverage.ts';
import { ENUMERATIONS } from '../../../local/script-host/enumerations.ts';
import { CLASSES } from '../../../local/script-host/services.ts';

describe('the list of what is there', () => {
  it.each([...CLASSES.keys()])('%s has no member that Google does not declare', (className) => {
    const declared = declaredMembers(className);
    const { members, enums } = CLASSES.get(className) ?? { members: new Map(), enums: {} };
    expect(declared.length).toBeGreaterThan(0);
    expect([...members.keys(), ...Object.keys(enums)].filter((name) => !declared.includes(name))).toEqual([]);
  });

  it.each(Object.keys(ENUMERATIONS))('the enumeration %s has the values that Google declares', (name) => {
    expect([...(ENUMERATIONS[name] ?? [])].sort()).toEqual([...(DECLARATIONS.enums.get(name) ?? [])].sort());
  });

  it('says of every declared member whether it is there', () => {
    const states = new Map(coverage().map(({ className, members }) => [className, members]));
    expect(states.get('Range')).toMatchObject({ getNotes: 'yes', setRichTextValue: 'no' });
    expect(states.get('SpreadsheetApp')).toMatchObject({ BorderStyle: 'yes', newRichTextValue: 'no' });
    expect(states.get('MailApp')?.['sendEmail']).toMatch(/^partly: /);
    expect(states.get('Logger')).toEqual({ clear: 'yes', getLog: 'yes', log: 'yes' });
    expect(states.get('Blob')).toMatchObject({ getBytes: 'yes', getAs: 'no' });
  });
});
