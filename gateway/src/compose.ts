import { readFile, writeFile } from "node:fs/promises";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { SUBGRAPHS } from "./config.js";

/** Composes the services' schemas into one. Throws with every conflict between them, one per line. */
export function composeSupergraph(sdlByService: Readonly<Record<string, string>>): string {
  const services = Object.entries(sdlByService).map(([name, sdl]) => {
    // The real address of a service is known only at run time; the gateway reads it from its environment.
    return { name, typeDefs: parseNamed(name, sdl), url: `http://${name}.internal/graphql` };
  });
  const { errors, supergraphSdl } = composeServices(services);
  if (supergraphSdl !== undefined) return supergraphSdl;
  throw new Error(
    `The services' schemas do not fit together:\n${(errors ?? []).map(({ message }) => `  - ${message}`).join("\n")}`,
  );
}

function parseNamed(name: string, sdl: string) {
  try {
    return parse(sdl);
  } catch (cause) {
    throw new Error(`services/${name}/schema.graphql is not a GraphQL schema: ${String(cause)}`, { cause });
  }
}

if (import.meta.main) {
  const root = new URL("../../", import.meta.url);
  const schemas = await Promise.all(
    SUBGRAPHS.map(
      async (name) => [name, await readFile(new URL(`services/${name}/schema.graphql`, root), "utf8")] as const,
    ),
  );
  try {
    await writeFile(new URL("gateway/supergraph.graphql", root), composeSupergraph(Object.fromEntries(schemas)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
