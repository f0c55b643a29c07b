import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Refusal } from "@exparte/refusal";
import { WrongEnvironment } from "@exparte/service/environment";
import { readDatabases, SERVICES, type ServiceName } from "./config.js";
import { refuse } from "./refusals.js";

function servicesIn(names: readonly string[]): readonly ServiceName[] {
  const unknown = names.filter((name) => !SERVICES.some((service) => service === name));
  if (unknown.length > 0) {
    const message = `There is no service ${unknown.join(", ")}. There are ${SERVICES.join(", ")}: npm run migrate -- orders, or none for all of them.`;
    throw refuse("COMMAND_INVALID", message, { field: "service" });
  }
  return names.length === 0 ? SERVICES : SERVICES.filter((service) => names.includes(service));
}

/** Each service migrates what is its own, as a process of its own. Whether it could; it says itself what it did, or why not. */
async function migrated(service: ServiceName, databaseUrl: string): Promise<boolean> {
  const script = fileURLToPath(new URL(`../../../services/${service}/dist/migrate.js`, import.meta.url));
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const [code] = await once(spawn(process.execPath, [script], { env, stdio: "inherit" }), "exit");
  return code === 0;
}

try {
  const services = servicesIn(process.argv.slice(2));
  const databases = readDatabases(services, process.env);
  for (const service of services) {
    if (!(await migrated(service, databases[service] ?? ""))) process.exitCode = 1;
  }
} catch (cause) {
  if (cause instanceof Refusal) console.error(`${cause.code}: ${cause.message}`);
  else console.error(cause instanceof WrongEnvironment ? cause.message : cause);
  process.exitCode = 1;
}
