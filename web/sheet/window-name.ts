/** The name of this window: it stays over a reload, and no other open window has it. */
const KEY = 'svod-window';

function taken(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock === null);
      // Held as long as the window lives.
      return lock === null ? undefined : new Promise(() => undefined);
    });
  });
}

/** A window that was duplicated has the name of the one it came from, and takes another. */
export async function nameWindow(): Promise<string> {
  const known = sessionStorage.getItem(KEY);
  if (known !== null && !(await taken(known))) return known;
  const name = crypto.randomUUID();
  sessionStorage.setItem(KEY, name);
  await taken(name);
  return name;
}

/** Whether a window of that name is open; one that is not has left its edits behind. */
export function isOpen(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => resolve(lock === null));
  });
}
