import { keepSeal, makeOwnKey, type OwnKey, ownKey, sealsOf, sealWith } from "./platform-keys.js";
import { sendOnceReady } from "./send-once-ready.js";
import { showWhen } from "./show-when.js";

/** What seals a form: undefined where the browser has no key, or none that the registry holds good. */
export async function sealingKey(
  { platform = "", kids = "[]" }: DOMStringMap,
  notes: ParentNode,
): Promise<OwnKey | undefined> {
  const key = await ownKey(platform);
  const isGood = key !== undefined && (JSON.parse(kids) as string[]).includes(key.kid);
  if (!isGood) showWhen(notes, key === undefined ? "none" : "unregistered");
  return isGood ? key : undefined;
}

/** Says on the desk that this browser has no key yet. */
export async function noteKey(note: HTMLElement): Promise<void> {
  if ((await ownKey(note.dataset.platform ?? "")) === undefined) showWhen(note, "none");
}

/** The button appears where the browser can seal; pressing it seals exactly what the page shows, and sends it. */
export async function sealOnSend(form: HTMLFormElement, notes: HTMLElement): Promise<void> {
  const button = form.querySelector<HTMLButtonElement>("[data-seals]");
  const field = form.querySelector<HTMLInputElement>("input[name=seal]");
  const key = await sealingKey(form.dataset, notes);
  if (button === null || field === null || key === undefined) return;
  button.hidden = false;
  const { document = "", order = "" } = form.dataset;
  sendOnceReady(
    form,
    {
      async prepare() {
        field.value = await sealAndKeep(key, document, order);
        return true;
      },
      failed: () => showWhen(notes, "failed"),
    },
    button,
  );
}

async function sealAndKeep(key: OwnKey, document: string, order: string): Promise<string> {
  const seal = await sealWith(key, document);
  // A browser that keeps nothing more seals all the same: the hub records what was said.
  await keepSeal(order, document, seal).catch(() => undefined);
  return seal;
}

/**
 * Makes a key at the first press, and registers it. A key that was made and not registered is used again; one that is no
 * longer good makes way for a new one.
 */
export async function makeOnSend(place: HTMLElement): Promise<void> {
  const { platform = "", kids = "[]", spent: notGood = "[]" } = place.dataset;
  const form = place.querySelector("form");
  const field = form?.querySelector<HTMLInputElement>("input[name=jwk]");
  const key = await ownKey(platform);
  const spent = JSON.parse(notGood) as string[];
  const isGood = key !== undefined && (JSON.parse(kids) as string[]).includes(key.kid);
  showWhen(place, isGood ? "here" : key !== undefined && spent.includes(key.kid) ? "revoked" : "make");
  for (const code of place.querySelectorAll("[data-kid]")) code.textContent = key?.kid ?? "";
  if (form == null || field == null) return;
  form.hidden = isGood;
  sendOnceReady(form, {
    async prepare() {
      const { publicJwk } = await keptOrMade(platform, spent);
      field.value = JSON.stringify(publicJwk);
      return true;
    },
    failed: () => showWhen(place, "failed"),
  });
}

/** Another tab may have made a key since this page was shown: it would be lost if this one made another. */
function keptOrMade(platform: string, spent: readonly string[]): Promise<OwnKey> {
  return navigator.locks.request(`exparte-key ${platform}`, async () => {
    const kept = await ownKey(platform);
    return kept === undefined || spent.includes(kept.kid) ? makeOwnKey(platform) : kept;
  });
}

/** Whatever this browser sealed about an order, as a file that any program verifies. */
export async function offerOwnSeals(place: HTMLElement): Promise<void> {
  const { order = "" } = place.dataset;
  const kept = await sealsOf(order);
  if (kept.length === 0) return;
  place.hidden = false;
  place.querySelector("button")?.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(kept, null, 2)], { type: "application/json" }));
    link.download = `seals-${order}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
