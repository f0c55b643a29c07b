import { writeFile } from "node:fs/promises";
import { identitiesSchema } from "./schema.js";

const { sdl } = await identitiesSchema();
await writeFile(new URL("../../schema.graphql", import.meta.url), sdl);
