/**
 * Makes the pages of a platform work where they need the browser: its key is made and kept here, what it says is sealed
 * here, and who posted something is encrypted here.
 */
import { outcomeFor } from "./check-seal.js";
import { followInbox } from "./platform-live.js";
import { makeOnSend, noteKey, offerOwnSeals, sealOnSend } from "./platform-sealing.js";
import { showWhen } from "./show-when.js";

const find = (selector: string) => document.querySelector<HTMLElement>(selector);

function showKeyNote(): void {
  const note = find("#key-note");
  if (note !== null) void noteKey(note);
}

async function checkOrderSeal(place: HTMLElement): Promise<void> {
  const { seal = "", key = "{}" } = place.dataset;
  showWhen(place, await outcomeFor(seal, JSON.parse(key)));
}

const [live, ownKey, orderSeal, ownSeals, notes] = [
  find("#live"),
  find("#own-key"),
  find("#order-seal"),
  find("#own-seals"),
  find("#sealing"),
];
const sealed = document.querySelector<HTMLFormElement>("form[data-sealing]");
const disclosing = document.querySelector<HTMLFormElement>("form[data-disclosing]");

// The second of a double click would send a form again, and show what is refused to whoever says a thing twice.
document.addEventListener("click", (event) => {
  const isButton = event.target instanceof Element && event.target.closest("button[type=submit]") !== null;
  if (isButton && event.detail > 1) event.preventDefault();
});
showKeyNote();
document.addEventListener("inbox-shown", showKeyNote);
if (live !== null) followInbox(live);
if (ownKey !== null) void makeOnSend(ownKey);
if (orderSeal !== null) void checkOrderSeal(orderSeal);
if (ownSeals !== null) void offerOwnSeals(ownSeals);
if (sealed !== null && notes !== null) void sealOnSend(sealed, notes);
if (disclosing !== null && notes !== null) {
  void import("./platform-disclosing.js").then(({ encryptOnSend }) => encryptOnSend(disclosing, notes));
}
