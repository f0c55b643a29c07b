import { writeFile } from "node:fs/promises";
import { ordersSchema } from "./schema.js";

const { sdl } = await ordersSchema();
await writeFile(new URL("../../schema.graphql", import.meta.url), sdl);
