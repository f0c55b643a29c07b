import { readFile } from "node:fs/promises";
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { refuse } from "./refusals.js";

/** What is sent to the registry: one of its mutations. */
export interface Registration {
  readonly mutation: "registerCourt" | "registerPlatform" | "registerCoordinator" | "registerKey";
  readonly inputType: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The field of the answer that names what was registered. */
  readonly named: "id" | "kid";
}

const USAGE = `  npm run register -- court --id rb-utrecht --name "Rechtbank Midden-Nederland" [--instance COURT_OF_APPEAL]
  npm run register -- platform --id clipsite --name Clipsite --kind VIDEO --domain clipsite.example --language nl
      --email orders@clipsite.example (or --url …; --contact-language nl), or --unconnected
  npm run register -- coordinator --id acm --name "Autoriteit Consument en Markt"
  npm run register -- key --party platform:clipsite --jwk public-key.json [--valid-from …] [--valid-until …]`;

const text = { type: "string" } as const;
const texts = { type: "string", multiple: true } as const;
const OPTIONS = {
  court: { id: text, name: text, instance: text },
  platform: {
    id: text,
    name: text,
    kind: text,
    domain: texts,
    language: texts,
    email: text,
    url: text,
    "contact-language": texts,
    unconnected: { type: "boolean" },
  },
  coordinator: { id: text, name: text },
  key: { party: text, jwk: text, "valid-from": text, "valid-until": text },
} as const;
type What = keyof typeof OPTIONS;
type Given = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** Reads the command line. Refuses with COMMAND_INVALID, which shows how it is written, or with what is wrong with a key. */
export async function registrationOf(args: readonly string[]): Promise<Registration> {
  const [what = "", ...rest] = args;
  if (!isWhat(what)) throw invalid(`Say what to register: court, platform, coordinator or key.`, "what");
  const given = read(what, rest);
  switch (what) {
    case "court":
      return registration("registerCourt", "CourtInput", {
        ...required(given, "id", "name"),
        ...sent({ instance: given.instance }),
      });
    case "coordinator":
      return registration("registerCoordinator", "CoordinatorInput", required(given, "id", "name"));
    case "platform":
      return registration("registerPlatform", "RegisterPlatformInput", platformOf(given));
    case "key":
      return { ...registration("registerKey", "RegisterKeyInput", await keyOf(given)), named: "kid" };
    default:
      return what satisfies never;
  }
}

const isWhat = (name: string): name is What => Object.hasOwn(OPTIONS, name);

function read(what: What, args: string[]): Given {
  try {
    const options: ParseArgsOptionsConfig = OPTIONS[what];
    return parseArgs({ args, options }).values;
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : String(cause), "option");
  }
}

function registration(
  mutation: Registration["mutation"],
  inputType: string,
  input: Registration["input"],
): Registration {
  return { mutation, inputType, input, named: "id" };
}

function platformOf(given: Given): Registration["input"] {
  const { email, url, unconnected = false, domain: domains, language: languages } = given;
  const contact = sent({ email, url });
  const contactPoint =
    Object.keys(contact).length === 0
      ? {}
      : { contactPoint: { ...contact, languages: given["contact-language"] ?? languages } };
  required(given, "domain", "language");
  return { ...required(given, "id", "name", "kind"), domains, languages, connected: !unconnected, ...contactPoint };
}

async function keyOf(given: Given): Promise<Registration["input"]> {
  const { party, jwk: file } = required(given, "party", "jwk");
  const [type = "", id = "", ...more] = String(party).split(":");
  if (id === "" || more.length > 0)
    throw invalid("--party is a court or a platform, such as platform:clipsite.", "party");
  return {
    party: { type: type.toUpperCase(), id },
    jwk: await publicKeyIn(String(file)),
    ...sent({ validFrom: given["valid-from"], validUntil: given["valid-until"] }),
  };
}

/** A private key must not leave the machine that it is on, so it is refused here already. */
async function publicKeyIn(file: string): Promise<object> {
  const jwk: unknown = await readFile(file, "utf8")
    .then(JSON.parse)
    .catch((cause: unknown) => {
      const why = cause instanceof SyntaxError ? "is not JSON" : "cannot be read";
      throw refuse(
        "KEY_FILE_INVALID",
        `${file} ${why}: --jwk names a file with a public JWK.`,
        { field: "jwk" },
        { cause },
      );
    });
  if (typeof jwk !== "object" || jwk === null || !("kty" in jwk)) {
    throw refuse("KEY_FILE_INVALID", `${file} holds no JWK: --jwk names a file with a public JWK.`, { field: "jwk" });
  }
  if ("d" in jwk || "k" in jwk) {
    const message = `${file} holds a private key. Nothing was sent: take its public half, without d.`;
    throw refuse("PRIVATE_KEY_REFUSED", message, { field: "jwk" });
  }
  return jwk;
}

function required(given: Given, ...names: readonly string[]): Record<string, unknown> {
  const absent = names.filter((name) => given[name] === undefined);
  if (absent.length > 0) throw invalid(`Missing: ${absent.map((name) => `--${name}`).join(", ")}.`, absent[0] ?? "");
  return Object.fromEntries(names.map((name) => [name, given[name]]));
}

function sent(fields: Given): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function invalid(message: string, field: string) {
  return refuse("COMMAND_INVALID", `${message} It is written so:\n${USAGE}`, { field });
}
