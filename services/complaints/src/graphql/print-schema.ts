import { writeFile } from "node:fs/promises";
import { complaintsSchema } from "./schema.js";

const { sdl } = await complaintsSchema();
await writeFile(new URL("../../schema.graphql", import.meta.url), sdl);
