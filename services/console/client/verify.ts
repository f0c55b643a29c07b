/**
 * Makes the page on which orders are verified better where a browser runs scripts: it takes a seal out of a file, and
 * verifies the signature itself, so that whoever reads the page need not take the server's word for it.
 */
import { outcomeFor } from "./check-seal.js";
import { sealInFile } from "./seal-in-file.js";
import { showWhen } from "./show-when.js";

async function verifyHere(place: HTMLElement, typed: string): Promise<void> {
  showWhen(place, "busy");
  const [seal = ""] = typed.replaceAll(/\s+/g, "").split("~");
  showWhen(place, await outcomeFor(seal, JSON.parse(place.dataset.key ?? "{}")));
}

function takeFiles(field: HTMLElement, textarea: HTMLTextAreaElement): void {
  const input = field.querySelector<HTMLInputElement>("#file");
  const wrong = field.querySelector<HTMLElement>("#file-wrong");
  if (input === null || wrong === null) return;
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const seal = await sealInFile(file);
    wrong.hidden = seal !== undefined;
    if (seal === undefined) input.setAttribute("aria-invalid", "true");
    else {
      input.removeAttribute("aria-invalid");
      textarea.value = seal;
      textarea.focus();
    }
  };
  input.addEventListener("change", () => void take(input.files?.[0]));
  // A file may be dropped anywhere on the form: elsewhere the browser would open it and leave the page.
  const form = textarea.form ?? document.body;
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    void take(file);
  });
  field.hidden = false;
}

const textarea = document.querySelector<HTMLTextAreaElement>("#seal");
const place = document.querySelector<HTMLElement>("#browser-check");
const field = document.querySelector<HTMLElement>("#file-field");
if (textarea !== null && place !== null) void verifyHere(place, textarea.value);
if (textarea !== null && field !== null) takeFiles(field, textarea);
