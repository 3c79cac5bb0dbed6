/** A table of lines and numbers: named, scrollable by keyboard where it is wider than the screen. */
import { type Html, html } from './html.ts';

export interface TableColumn<Line> {
  /** The heading, perhaps with a link to what it means. */
  readonly heading: Html | string;
  readonly isNumber: boolean;
  /** `index` is the place of the line in the snapshot. */
  readonly cell: (line: Line, index: number) => Html | string;
}

/** The first column names the line. */
export function dataTable<Line>(
  caption: string,
  columns: readonly TableColumn<Line>[],
  lines: readonly Line[],
  id: string,
): Html {
  const heads = columns.map(
    ({ heading, isNumber }) => html`<th scope="col"${isNumber ? html` class="number"` : ''}>${heading}</th>`,
  );
  const rows = lines.map((line, index) => {
    const cells = columns.map(({ cell, isNumber }, column) => {
      if (column === 0) return html`<th scope="row">${cell(line, index)}</th>`;
      return html`<td${isNumber ? html` class="number"` : ''}>${cell(line, index)}</td>`;
    });
    return html`<tr>${cells}</tr>
`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}"><table>
<caption id="${id}">${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody></table></div>`;
}
