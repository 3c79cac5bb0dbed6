/** The page of one workbook. */
import { openBook } from './grid.ts';
import type { BookView } from './protocol.ts';

const container = document.getElementById('grid');
const response = await fetch(`${location.pathname}/book${location.search}`);
if (container) {
  const grid = openBook(container, (await response.json()) as BookView);
  Object.assign(window, { svodSheet: { grid, api: grid.opened.api } });
}
