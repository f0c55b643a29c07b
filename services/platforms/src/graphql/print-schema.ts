import { writeFile } from "node:fs/promises";
import { platformsSchema } from "./schema.js";

const { sdl } = await platformsSchema();
await writeFile(new URL("../../schema.graphql", import.meta.url), sdl);
