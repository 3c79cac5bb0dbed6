/** Who gets letters: whoever may edit or read a workbook at that moment. Their addresses are kept nowhere and told to nobody. */

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type User = GoogleAppsScript.Base.User;

/** A program has no mailbox. */
const SERVICE_ACCOUNT = /\.gserviceaccount\.com$/;

/** Google hides some addresses: then there is nowhere to write to. */
function addressesOf(users: readonly User[]): readonly string[] {
  const addresses = users.map((user) => user.getEmail().toLowerCase());
  return [...new Set(addresses)].filter((address) => address !== '' && !SERVICE_ACCOUNT.test(address));
}

/** Those who may change the central workbook: the operator, whatever he owns, and the service. They need no reminder. */
export function houseOf(central: Spreadsheet): ReadonlySet<string> {
  return new Set(addressesOf(central.getEditors()));
}

/** Throws where the person who runs the script may not edit the workbook. */
export function peopleOfRegion(book: Spreadsheet, house: ReadonlySet<string>): readonly string[] {
  return addressesOf(book.getEditors()).filter((address) => !house.has(address));
}

/** Whoever may open the central workbook. */
export function leadershipOf(central: Spreadsheet): {
  readonly editors: readonly string[];
  readonly viewers: readonly string[];
} {
  return { editors: addressesOf(central.getEditors()), viewers: addressesOf(central.getViewers()) };
}
