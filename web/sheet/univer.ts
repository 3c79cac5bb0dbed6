/** Univer with what this page needs of it: the grid, its editor and its bars, all in Russian. It is given no formulas, and computes nothing. */
import '@univerjs/ui/facade';
import '@univerjs/sheets/facade';
import '@univerjs/sheets-ui/facade';
import { LifecycleService, LifecycleStages, LocaleType, LogLevel, mergeLocales, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import design from '@univerjs/design/locale/ru-RU';
import { UniverDocsPlugin } from '@univerjs/docs';
import { UniverDocsUIPlugin } from '@univerjs/docs-ui';
import docsUi from '@univerjs/docs-ui/locale/ru-RU';
import { UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import { UniverRenderEnginePlugin } from '@univerjs/engine-render';
import { UniverSheetsPlugin } from '@univerjs/sheets';
import sheets from '@univerjs/sheets/locale/ru-RU';
import { CalculationMode, UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
import sheetsFormula from '@univerjs/sheets-formula/locale/ru-RU';
import { UniverSheetsFormulaUIPlugin } from '@univerjs/sheets-formula-ui';
import sheetsFormulaUi from '@univerjs/sheets-formula-ui/locale/ru-RU';
import { UniverSheetsUIPlugin } from '@univerjs/sheets-ui';
import sheetsUi from '@univerjs/sheets-ui/locale/ru-RU';
import { UniverUIPlugin } from '@univerjs/ui';
import ui from '@univerjs/ui/locale/ru-RU';

const FOOTER = { menus: false, statisticBar: false, zoomSlider: true };

export interface OpenedUniver {
  readonly univer: Univer;
  readonly api: FUniver;
}

export function openUniver(container: HTMLElement): OpenedUniver {
  const ru = mergeLocales(design, ui, docsUi, sheets, sheetsUi, sheetsFormula, sheetsFormulaUi);
  const univer = new Univer({ locale: LocaleType.RU_RU, locales: { [LocaleType.RU_RU]: ru }, logLevel: LogLevel.WARN });
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverUIPlugin, { container, header: true, toolbar: false, contextMenu: true });
  univer.registerPlugin(UniverDocsPlugin);
  univer.registerPlugin(UniverDocsUIPlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsUIPlugin, {
    footer: FOOTER,
    clipboardConfig: { hidePasteOptions: true },
    disableForceStringAlert: true,
    disableForceStringMark: true,
    protectedRangeShadow: false,
  });
  univer.registerPlugin(UniverSheetsFormulaPlugin, { initialFormulaComputing: CalculationMode.NO_CALCULATION });
  univer.registerPlugin(UniverSheetsFormulaUIPlugin);
  return { univer, api: FUniver.newAPI(univer) };
}

/** Done when the grid is drawn: before that there is nothing to scroll. */
export function drawn({ univer }: OpenedUniver): Promise<void> {
  return univer.__getInjector().get(LifecycleService).onStage(LifecycleStages.Rendered);
}
