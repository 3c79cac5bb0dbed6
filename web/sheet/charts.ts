/** The charts of the open tab, as pictures that lie over its cells and move with them. */
import { canvasBox, cellBox } from './cell-places.ts';
import { element } from './dialogs.ts';
import type { Grid } from './grid.ts';
import { server } from './server.ts';

/** Row numbers and column letters stay free. */
const HEADS = { left: 46, top: 20 };

export class Charts {
  private readonly grid: Grid;
  private readonly container: HTMLElement;
  private readonly layer: HTMLElement;

  constructor(grid: Grid, container: HTMLElement) {
    this.grid = grid;
    this.container = container;
    // Univer empties its container when it first draws, which may be after this.
    this.layer = element('div', container.parentElement ?? container);
    this.layer.className = 'charts';
    const { api } = grid.opened;
    const draw = () => this.draw();
    api.addEvent(api.Event.Scroll, draw);
    api.addEvent(api.Event.ActiveSheetChanged, draw);
    api.addEvent(api.Event.SheetZoomChanged, draw);
    addEventListener('resize', draw);
  }

  draw(): void {
    const { sheetId, charts } = this.grid.tab;
    const canvas = canvasBox(this.container);
    const box = { left: canvas.left + HEADS.left, top: canvas.top + HEADS.top };
    Object.assign(this.layer.style, {
      left: `${box.left}px`,
      top: `${box.top}px`,
      width: `${canvas.width - HEADS.left}px`,
      height: `${canvas.height - HEADS.top}px`,
    });
    const zoom = this.grid.book.getActiveSheet().getZoom();
    const wanted = charts.map((chart) => ({ chart, source: server.chartAddress(sheetId, chart.chartId, chart.mark) }));
    for (const image of this.layer.querySelectorAll('img')) {
      if (!wanted.some(({ source }) => image.getAttribute('src') === source)) image.remove();
    }
    for (const { chart, source } of wanted) {
      const known = [...this.layer.querySelectorAll('img')].find((image) => image.getAttribute('src') === source);
      const image = known ?? element('img', this.layer);
      if (!known) {
        image.src = source;
        image.alt = 'Диаграмма: её данные стоят в ячейках листа.';
      }
      const at = cellBox(this.grid, this.container, chart.row, chart.column);
      Object.assign(image.style, {
        left: `${at.left - box.left + chart.offsetX * zoom}px`,
        top: `${at.top - box.top + chart.offsetY * zoom}px`,
        width: `${chart.width * zoom}px`,
        height: `${chart.height * zoom}px`,
      });
    }
  }
}
