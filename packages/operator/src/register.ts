import { clientCredentials } from "@exparte/auth";
import { CannotStart, dataDirOf, partyTokens, runningHub } from "@exparte/hub";
import { Refusal } from "@exparte/refusal";
import { WrongEnvironment } from "@exparte/service/environment";
import { readHubAccess } from "./config.js";
import { type Registration, registrationOf } from "./registration.js";

interface Hub {
  readonly url: string;
  readonly token: () => Promise<string>;
}

interface Answer {
  readonly data?: Readonly<Record<string, Readonly<Record<string, string>> | null>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const SCOPE = "parties:register";
const ANSWER_WITHIN_MS = 15_000;

/** The hub that the environment names, else the one that `npm start` runs here, as its operator. */
async function hubOf(environment: NodeJS.ProcessEnv): Promise<Hub> {
  const access = readHubAccess(environment);
  if (access !== undefined) return { url: access.url, token: clientCredentials({ ...access, scope: SCOPE }) };
  const dataDir = dataDirOf(environment);
  const { url, issuer, audience } = await runningHub(dataDir);
  return { url, token: await partyTokens({ dataDir, issuer, audience, clientId: "operator:hub", scope: SCOPE }) };
}

/** The registry decides; its refusals are told with their code. */
async function send({ url, token }: Hub, { mutation, inputType, input, named }: Registration): Promise<string> {
  const query = `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ${named} } }`;
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${await token()}` },
    body: JSON.stringify({ query, variables: { input } }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
    .then((answer) => answer.json())
    .catch((cause: unknown) => {
      throw new CannotStart(`No hub answers at ${url}. Check HUB_URL, and that the hub runs.`, { cause });
    });
  const { data, errors } = response as Answer;
  const [error] = errors ?? [];
  if (error !== undefined) throw new Refusal(error.extensions?.code ?? "INTERNAL_SERVER_ERROR", error.message);
  return String(data?.[mutation]?.[named]);
}

try {
  const registration = await registrationOf(process.argv.slice(2));
  const hub = await hubOf(process.env);
  console.log(`${registration.mutation}: ${await send(hub, registration)} stands at ${hub.url}`);
} catch (cause) {
  if (cause instanceof Refusal) console.error(`${cause.code}: ${cause.message}`);
  else console.error(cause instanceof CannotStart || cause instanceof WrongEnvironment ? cause.message : cause);
  process.exitCode = 1;
}
