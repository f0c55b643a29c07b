/*
 * A link to the page may hold the code behind a #, where no server and no log sees it. It goes into the field, and out of the
 * address, so that it does not stay in the browser's history. Without a script one types it.
 */
const field = document.querySelector<HTMLInputElement>("#code");
const code = readFragment();
if (field !== null && code !== undefined) {
  if (field.value === "") field.value = code;
  history.replaceState(null, "", `${location.pathname}${location.search}`);
  field.focus();
}

/** A code, however it is grouped. The page's own anchors are none. */
function readFragment(): string | undefined {
  const fragment = location.hash.slice(1);
  return /^[\dA-Za-z-]{28,40}$/.test(fragment) ? fragment : undefined;
}

export {};
