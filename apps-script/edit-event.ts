/** The event of an edit. Its range has its corners as plain numbers: they cost no call. */

interface Corners {
  readonly rowStart: number;
  readonly rowEnd: number;
  readonly columnStart: number;
  readonly columnEnd: number;
}

export type EditEvent = GoogleAppsScript.Events.SheetsOnEdit & {
  readonly range: GoogleAppsScript.Spreadsheet.Range & Corners;
};
