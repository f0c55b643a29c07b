import { checkData, type DataCategory, encryptFor, type IdentityData } from "@exparte/client/disclosing";
import { base64url, type JWK } from "jose";
import { sealWith } from "./platform-keys.js";
import { recipientIn } from "./platform-recipient.js";
import { sealingKey } from "./platform-sealing.js";
import { sendOnceReady } from "./send-once-ready.js";
import { showWhen } from "./show-when.js";

/**
 * Encrypts an answer to the recipient that the court's seal names, and seals the digest of that. The fields themselves have
 * no names, so that a browser never sends them.
 */
export async function encryptOnSend(form: HTMLFormElement, notes: HTMLElement): Promise<void> {
  const { request = "", court = "", platform = "", seal: asked = "", sealKey = "null", recipient = "" } = form.dataset;
  const key = await sealingKey(form.dataset, notes);
  if (key === undefined) return;
  const to = await recipientIn(asked, JSON.parse(sealKey) as JWK | null, recipient);
  if (to === undefined) return showWhen(notes, "recipient");
  showWhen(notes, "verified");
  form.hidden = false;
  const categories = JSON.parse(form.dataset.categories ?? "[]") as DataCategory[];
  const [jweField, sealField] = [fieldNamed(form, "jwe"), fieldNamed(form, "seal")];
  sendOnceReady(form, {
    async prepare() {
      const data = dataIn(form);
      const wrong = wrongIn(data, categories);
      tell(wrong);
      if (wrong.length > 0) return false;
      await answer(checkData(data, categories));
      return true;
    },
    failed: () => showWhen(notes, "failed"),
  });

  async function answer(data: IdentityData): Promise<void> {
    if (to === undefined || key === undefined) return;
    const content = { type: "exparte-disclosure", request, platform, data };
    const jwe = await encryptFor(to, { kind: "DISCLOSURE", requestId: request, court }, content);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(jwe)));
    const jweDigest = base64url.encode(digest);
    // Canonical JSON has its members in this order.
    const document = JSON.stringify({ jweDigest, platform, request, type: "exparte-disclosure" });
    sealField.value = await sealWith(key, document);
    jweField.value = jwe;
  }

  function tell(wrong: readonly string[]): void {
    showWhen(notes, wrong.includes("") ? "empty" : "verified");
    for (const message of form.querySelectorAll<HTMLElement>("[data-wrong]")) {
      message.hidden = !wrong.includes(message.dataset.wrong ?? "");
    }
    for (const field of form.querySelectorAll<HTMLElement>("[data-category]")) {
      const isWrong = wrong.includes(field.dataset.category ?? "");
      if (isWrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
      // A description is read out also where it is hidden, so the message is one only while it applies.
      const told = [isWrong ? `${field.id}-wrong` : "", `${field.id}-hint`].filter((id) => document.getElementById(id));
      if (told.length > 0) field.setAttribute("aria-describedby", told.join(" "));
      else field.removeAttribute("aria-describedby");
    }
    form.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }
}

function fieldNamed(form: HTMLFormElement, name: string): HTMLInputElement {
  const field = form.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (field === null) throw new Error(`The form has no field ${name}.`);
  return field;
}

/** What was filled in, by category; what is empty is left out. */
function dataIn(form: HTMLFormElement): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[data-category]")) {
    const { category = "", part = "" } = field.dataset;
    const typed = field.value.trim();
    if (typed === "") continue;
    const lines = typed
      .split(/\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
    switch (category) {
      case "NAME":
        data[category] = typed;
        break;
      case "ADDRESS":
        data[category] = { ...(data[category] as object | undefined), [part]: typed };
        break;
      case "REGISTRATION_IP":
        data[category] = ipAtTime(typed);
        break;
      case "ACCESS_IP":
        data[category] = lines.map(ipAtTime);
        break;
      default:
        data[category] = lines;
    }
  }
  return data;
}

function ipAtTime(line: string): { readonly ip: string; readonly at: string } {
  const [ip = "", at = ""] = line.split(/\s+/);
  return { ip, at };
}

/** The categories of which something is malformed; the empty one where nothing was filled in. */
function wrongIn(data: Record<string, unknown>, asked: readonly DataCategory[]): string[] {
  const given = Object.entries(data);
  if (given.length === 0) return [""];
  return given
    .filter(([category, value]) => {
      try {
        checkData({ [category]: value }, asked);
        return false;
      } catch {
        return true;
      }
    })
    .map(([category]) => category);
}
