import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { closedHeaders } from "@exparte/subgraph/closed-headers";
import express, { type Router } from "express";

/** Vite builds it from `client/`. Also when this runs from source, as in tests. */
const BUILT = fileURLToPath(new URL("../../dist/client", import.meta.url));

/** Where a page finds its style and its script; their names change with their content. */
export interface AssetPaths {
  readonly style: string;
  readonly verifyScript: string;
  readonly caseScript: string;
  readonly watchScript: string;
  readonly platformScript: string;
}

interface Manifest {
  readonly [source: string]: { readonly file: string; readonly css?: readonly string[] } | undefined;
}

export async function builtAssets(): Promise<{ paths: AssetPaths; routes: Router }> {
  const manifest = JSON.parse(await readFile(`${BUILT}/.vite/manifest.json`, "utf8")) as Manifest;
  const pathOf = (source: string): string => {
    const built = manifest[source]?.file;
    if (built === undefined) throw new Error(`${source} is not built. Run npm run build.`);
    return `/${built}`;
  };
  const routes = express.Router();
  routes.use(
    "/assets",
    closedHeaders(),
    express.static(`${BUILT}/assets`, { index: false, immutable: true, maxAge: "1y" }),
  );
  const paths = {
    style: pathOf("pages.css"),
    verifyScript: pathOf("verify.ts"),
    caseScript: pathOf("case.ts"),
    watchScript: pathOf("watch.ts"),
    platformScript: pathOf("platform.ts"),
  };
  return { paths, routes };
}
