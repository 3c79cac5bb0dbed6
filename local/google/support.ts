/** How far something of Google's is done here: wholly, or in part, with what is missing named. */
export type Support = 'yes' | `partly: ${string}`;
