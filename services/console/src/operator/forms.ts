import type { Typed, Wrong } from "../court/fields.js";
import type {
  CoordinatorInput,
  CourtInput,
  RegisterKeyInput,
  RegisterPlatformInput,
} from "../graph/operator-documents.js";
import { momentTyped } from "../words/typed-moment.js";
import { hasPrivateKey } from "./private-key.js";

/** A field of one of the operator's forms. */
export interface OperatorField {
  readonly name: string;
  readonly kind: "line" | "lines" | "moment" | "check" | "choice";
  readonly isOptional?: boolean;
  readonly choices?: readonly string[];
}

const ID: OperatorField = { name: "id", kind: "line" };
const NAME: OperatorField = { name: "name", kind: "line" };
const INSTANCES = ["DISTRICT_COURT", "COURT_OF_APPEAL", "SUPREME_COURT"] as const;
/** A respondent is registered by nobody. */
const KINDS = ["SOCIAL_MEDIA", "VIDEO", "SEARCH_ENGINE", "HOSTING", "WEBSITE"] as const;

/** What each kind of party is registered with, in the order of the form. */
export const REGISTERED = {
  court: [ID, NAME, { name: "instance", kind: "choice", choices: INSTANCES }],
  platform: [
    ID,
    NAME,
    { name: "kind", kind: "choice", choices: ["", ...KINDS] },
    { name: "domains", kind: "lines" },
    { name: "languages", kind: "line" },
    { name: "connected", kind: "check" },
    { name: "email", kind: "line", isOptional: true },
    { name: "url", kind: "line", isOptional: true },
    { name: "contactLanguages", kind: "line", isOptional: true },
  ],
  coordinator: [ID, NAME],
} as const satisfies Record<string, readonly OperatorField[]>;
export type RegisteredParty = keyof typeof REGISTERED;

export function isRegisteredParty(what: unknown): what is RegisteredParty {
  return typeof what === "string" && Object.hasOwn(REGISTERED, what);
}

export const NEW_KEY: readonly OperatorField[] = [
  { name: "jwk", kind: "lines" },
  { name: "validFrom", kind: "moment", isOptional: true },
  { name: "validUntil", kind: "moment", isOptional: true },
];
export const OWN_KEY: readonly OperatorField[] = [{ name: "until", kind: "moment" }];

export type Read<Input> = { readonly input: Input } | { readonly wrong: readonly Wrong[] };

export function courtIn(typed: Typed): Read<CourtInput> {
  const [id, name, instance] = [typed.text("id"), typed.text("name"), chosen(INSTANCES, typed.text("instance"))];
  return readUnless(wrongIn(REGISTERED.court, typed), { id, name, ...(instance === undefined ? {} : { instance }) });
}

export function coordinatorIn(typed: Typed): Read<CoordinatorInput> {
  return readUnless(wrongIn(REGISTERED.coordinator, typed), { id: typed.text("id"), name: typed.text("name") });
}

export function platformIn(typed: Typed): Read<RegisterPlatformInput> {
  const kind = chosen(KINDS, typed.text("kind"));
  const wrong = wrongIn(REGISTERED.platform, typed);
  if (kind === undefined) {
    const isSaid = wrong.some(({ at }) => at === "kind");
    return { wrong: isSaid ? wrong : [...wrong, { at: "kind", problem: { kind: "required" } }] };
  }
  const [email, url, languages] = [typed.text("email"), typed.text("url"), codes(typed.text("languages"))];
  const contactLanguages = codes(typed.text("contactLanguages"));
  const contactPoint =
    email === "" && url === ""
      ? {}
      : {
          contactPoint: {
            ...(email === "" ? {} : { email }),
            ...(url === "" ? {} : { url }),
            languages: contactLanguages.length === 0 ? languages : contactLanguages,
          },
        };
  return readUnless(wrong, {
    id: typed.text("id"),
    name: typed.text("name"),
    kind,
    domains: typed.lines("domains"),
    languages,
    connected: typed.isChecked("connected"),
    ...contactPoint,
  });
}

const PRIVATE_KEY_REFUSED = "PRIVATE_KEY_REFUSED";

export function keyIn(typed: Typed): Read<Omit<RegisterKeyInput, "party">> {
  const wrong = wrongIn(NEW_KEY, typed);
  const text = typed.text("jwk");
  // It must not go any further.
  if (hasPrivateKey(text)) return { wrong: [refusedHere("jwk", PRIVATE_KEY_REFUSED), ...wrong] };
  const jwk = jwkIn(text);
  if (jwk === undefined) {
    const isSaid = wrong.some(({ at }) => at === "jwk");
    return { wrong: isSaid ? wrong : [refusedHere("jwk", "KEY_INVALID"), ...wrong] };
  }
  const [validFrom, validUntil] = [momentTyped(typed.text("validFrom")), momentTyped(typed.text("validUntil"))];
  return readUnless(wrong, {
    jwk,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
  });
}

/** Whether what was pasted is a private key, here or by the word of the graph: it is kept nowhere, and not given back. */
export function holdsPrivateKey(wrong: readonly Wrong[]): boolean {
  return wrong.some(({ problem }) => problem.kind === "refused" && problem.code === PRIVATE_KEY_REFUSED);
}

/** Until when a platform may register a key by itself: a moment that is still to come. */
export function ownKeyUntilIn(typed: Typed, now: Date): Read<string> {
  const wrong = wrongIn(OWN_KEY, typed);
  const until = momentTyped(typed.text("until"));
  if (until === undefined || wrong.length > 0) return { wrong };
  return new Date(until) > now ? { input: until } : { wrong: [refusedHere("until", "UNTIL_PASSED")] };
}

/** The field of a form for one that the graph names, such as `input.domains[0]`. */
export function fieldOnForm(fields: readonly OperatorField[], field: string | undefined): string | undefined {
  const path = (field ?? "").replace(/^input\./, "");
  const [name = ""] = path.split(/[.[]/);
  const onForm = name === "contactPoint" ? ofContactPoint(path) : (RENAMED.get(name) ?? name);
  return fields.some((one) => one.name === onForm) ? onForm : undefined;
}

const RENAMED: ReadonlyMap<string, string> = new Map([["ownKeyUntil", "until"]]);

function ofContactPoint(path: string): string {
  if (path.startsWith("contactPoint.languages")) return "contactLanguages";
  return path.startsWith("contactPoint.url") ? "url" : "email";
}

function wrongIn(fields: readonly OperatorField[], typed: Typed): Wrong[] {
  return fields.flatMap(({ name, kind, isOptional }): Wrong[] => {
    const text = typed.text(name);
    if (kind === "check") return [];
    if (text === "") return isOptional === true ? [] : [{ at: name, problem: { kind: "required" } }];
    return kind === "moment" && momentTyped(text) === undefined ? [{ at: name, problem: { kind: "moment" } }] : [];
  });
}

function refusedHere(at: string, code: string): Wrong {
  return { at, problem: { kind: "refused", code, message: "" } };
}

function readUnless<Input>(wrong: readonly Wrong[], input: Input): Read<Input> {
  return wrong.length > 0 ? { wrong } : { input };
}

function chosen<Choice extends string>(choices: readonly Choice[], text: string): Choice | undefined {
  return choices.find((choice) => choice === text);
}

/** "nl, en" or "nl en". */
function codes(text: string): string[] {
  return text.split(/[\s,;]+/).filter((code) => code !== "");
}

/** The graph judges the key; here it only has to be a JSON object. */
function jwkIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null && !Array.isArray(read)
      ? (read as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
