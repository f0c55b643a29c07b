import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const CRUISER = fileURLToPath(
  new URL("../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs", import.meta.url),
);

/** One file's import of another, both as paths from the root of the checkout. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/** Every import that the layers' check sees. An import of a package leads to the package's built files. */
export async function importsOfTheHouse(): Promise<Import[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      CRUISER,
      "--config",
      ".dependency-cruiser.mjs",
      "--output-type",
      "json",
      "services",
      "packages",
      "gateway/src",
      "test",
    ],
    { cwd: ROOT, maxBuffer: 256 * 1024 * 1024 },
  );
  const { modules } = JSON.parse(stdout) as {
    modules: { source: string; dependencies: { resolved: string }[] }[];
  };
  return modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
  );
}

/** A Mermaid picture of which room imports from which. `roomOf` names a file's room; it may give none. */
export function pictureOf(imports: readonly Import[], roomOf: (file: string) => string | undefined): string {
  const arrows = imports.flatMap(({ from, to }) => {
    const [above, below] = [roomOf(from), roomOf(to)];
    return above === undefined || below === undefined || above === below ? [] : [`  ${above} --> ${below}`];
  });
  return ["```mermaid", "flowchart TD", ...[...new Set(arrows)].sort(), "```"].join("\n");
}
