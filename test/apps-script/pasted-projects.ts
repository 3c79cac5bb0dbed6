/** Rows of «Проекты» as a person copies them from elsewhere: whole, and every third with a mistake. */

import { jointProjects } from '../../domain/joint-project.ts';
import { jointProject } from '../domain/rows.ts';

export function pastedProjects(count: number): readonly (readonly unknown[])[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `P59-24-${String(index + 1).padStart(5, '0')}`;
    const row = jointProject({ id, ...(index % 3 === 0 && { costRubles: 'сто' }) });
    return jointProjects.columnKeys.map((key) => row[key] ?? '');
  });
}
