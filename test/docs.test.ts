import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buildSchema, isEnumType, parse, print, validate } from "graphql";
import { describe, expect, it } from "vitest";
import type { ZodType } from "zod";
import { BLOCKS, PAGES, pageOf, ROOT } from "./doc-pages.js";

const readme = pageOf("README.md").text;
const contributing = await readFile(join(ROOT, "CONTRIBUTING.md"), "utf8");
const ERROR_CODES = "docs/reference/error-codes.md";
const ENVIRONMENT = "docs/reference/environment.md";

/** The cells of a reference page's table, row by row, without the header. */
function tableOf(name: string): string[][] {
  const rows = pageOf(`docs/reference/${name}.md`)
    .text.split("\n")
    .filter((line) => line.startsWith("|"));
  return rows.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const namesIn = (cell = ""): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

interface Source {
  readonly file: string;
  readonly text: string;
}

function sources(...patterns: string[]): Promise<Source[]> {
  const files = globSync(patterns, { cwd: ROOT }).filter((file) => !file.endsWith(".test.ts"));
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(join(ROOT, file), "utf8") })));
}

const rules = await sources("services/*/src/rules/**/*.ts");
const schemas = await sources("services/*/schema.graphql");

const wordsOf = (text: string): string => sorted(text.match(/\b[A-Z][A-Z0-9_]*\b/g) ?? []).join(" ");

/** The unions of fixed words that a file of rules exports, either written out or derived from a list. */
function unionsIn(text: string): { type: string; words: string }[] {
  const listed = (name: string): string => {
    const body = new RegExp(`const ${name} = \\[([^\\]]*)\\] as const`).exec(text)?.[1] ?? "";
    return body.replace(/\.\.\.([A-Z_]+)/g, (_, other: string) => listed(other));
  };
  const written = text.matchAll(/^export type (\w+) =((?:\s*\|?\s*(?:"[A-Z0-9_]+"|[A-Z]\w+))+);/gm);
  const lists = text.matchAll(/^export type (\w+) = \(typeof ([A-Z_]+)\)\[number\];/gm);
  return [
    ...[...written].map(([, type = "", union = ""]) => ({
      type,
      words: wordsOf(union.match(/"[A-Z0-9_]+"/g)?.join() ?? ""),
    })),
    ...[...lists].map(([, type = "", list = ""]) => ({
      type,
      words: wordsOf(
        listed(list)
          .match(/"[A-Z0-9_]+"/g)
          ?.join() ?? "",
      ),
    })),
  ];
}

const partOf = (file: string): string => file.slice(0, file.indexOf("/src/")).split("/").at(-1) ?? "";

describe("the error codes of the reference", () => {
  it("are those of every table in the code, in the code's own words (rewritten by `vitest run test/docs.test.ts -u`)", async () => {
    const partsThatSay = new Map<string, string[]>();
    const rooms = await sources("{packages,services}/*/src/**/*.ts", "gateway/src/**/*.ts");
    for (const { file, text } of rooms) {
      if (!/^export const \w*REFUSALS = \{/m.test(text)) continue;
      const module: Record<string, unknown> = await import(join(ROOT, file));
      for (const [name, table] of Object.entries(module)) {
        if (!name.endsWith("REFUSALS")) continue;
        for (const [code, meaning] of Object.entries(table as Record<string, string>)) {
          const row = `| \`${code}\` | ${meaning} |`;
          partsThatSay.set(row, sorted([...(partsThatSay.get(row) ?? []), partOf(file)]));
        }
      }
    }
    expect(partsThatSay.size).toBeGreaterThan(50);
    const inCode = [...partsThatSay].map(([row, parts]) => `${row} ${parts.join(", ")} |`);
    // Written by hand, because no table in the code holds graphql's codes.
    const byHand = tableOf("error-codes").filter(([, , by]) => by === "graphql");
    const rows = [...inCode, ...byHand.map((cells) => `| ${cells.join(" | ")} |`)].sort();
    const rewritten = pageOf(ERROR_CODES).text.replace(
      /^([^|]*\|.*\n\|.*\n)(?:\|.*\n)*/,
      (_, head: string) => `${head}${rows.join("\n")}\n`,
    );
    await expect(rewritten).toMatchFileSnapshot(`../${ERROR_CODES}`);
  });

  it("include those of graphql and Apollo that the hub lets through", async () => {
    const doors = await sources("packages/subgraph/src/coded-error.ts", "gateway/src/told-error.ts");
    const named = doors.flatMap(({ text }) => [
      ...text.matchAll(/"(GRAPHQL_[A-Z_]+|BAD_USER_INPUT|OPERATION_RESOLUTION_FAILURE)"/g),
    ]);
    const byHand = tableOf("error-codes").filter(([, , by]) => by === "graphql");
    expect(byHand.flatMap(([code]) => namesIn(code))).toEqual(sorted(named.map(([, code = ""]) => code)));
  });
});

describe("the operations of the reference", () => {
  it("are those of the graph, in its own words (rewritten by `vitest run test/docs.test.ts -u`)", async () => {
    const supergraph = await readFile(join(ROOT, "gateway/supergraph.graphql"), "utf8");
    const schema = buildSchema(supergraph, { assumeValidSDL: true });
    const roots = {
      Queries: schema.getQueryType(),
      Mutations: schema.getMutationType(),
      Subscriptions: schema.getSubscriptionType(),
    };
    const tables = Object.entries(roots).map(([heading, type]) => {
      const rows = Object.values(type?.getFields() ?? {}).map(({ name, args, type: answer, description, astNode }) => {
        const graph = /graph: ([A-Z]+)/.exec((astNode?.directives ?? []).map(print).join())?.[1] ?? "";
        const asked = args.map((arg) => `${arg.name}: ${arg.type}`).join(", ");
        const signature = `${name}${asked === "" ? "" : `(${asked})`}: ${answer}`;
        expect(description, `${name} has a description`).toBeTruthy();
        return `| \`${signature}\` | ${graph.toLowerCase()} | ${(description ?? "").replaceAll(/\s+/g, " ")} |`;
      });
      return `## ${heading}\n\n| operation | service | who may, and what it does |\n|---|---|---|\n${rows.join("\n")}\n`;
    });
    const head = "# Operations\n\nMade from the graph. Which scopes a party has: [roles and scopes](roles.md).\n";
    await expect(`${head}\n${tables.join("\n")}`).toMatchFileSnapshot("../docs/reference/operations.md");
  });
});

interface FixedWords {
  readonly is: string;
  readonly words: Readonly<Record<string, string>>;
}

const serviceOf = (file: string): string => file.split("/")[1] ?? "";
const conceptOf = (file: string): string => {
  const room = dirname(file).split("/").at(-1) ?? "";
  return room === "rules" ? "party" : room;
};
const titleOf = (service: string): string => `${service.charAt(0).toUpperCase()}${service.slice(1)}`;

/** The export `name` of each file with this basename in the rules, by file. */
async function meaningsIn<Meanings>(basename: string, name: string): Promise<Map<string, Meanings>> {
  const files = globSync(`services/*/src/rules/**/${basename}`, { cwd: ROOT }).sort();
  const told = files.map(async (file): Promise<[string, Meanings]> => [file, (await import(join(ROOT, file)))[name]]);
  return new Map(await Promise.all(told));
}

const eventMeanings = await meaningsIn<Readonly<Record<string, string>>>("event-meanings.ts", "EVENT_MEANINGS");
const wordMeanings = await meaningsIn<Readonly<Record<string, FixedWords>>>("word-meanings.ts", "WORD_MEANINGS");

describe("the events of the reference", () => {
  it("are those of every table in the code, in its own words (rewritten by `vitest run test/docs.test.ts -u`)", async () => {
    const services = sorted([...eventMeanings.keys()].map(serviceOf)).map((service) => {
      const rows = [...eventMeanings]
        .filter(([file]) => serviceOf(file) === service)
        .flatMap(([file, meanings]) =>
          Object.entries(meanings).map(([kind, meaning]) => `| \`${kind}\` | ${conceptOf(file)} | ${meaning} |`),
        );
      return `## ${titleOf(service)}\n\n| event | of | what happened |\n|---|---|---|\n${rows.join("\n")}\n`;
    });
    const head =
      "# Events\n\nMade from the code. What happens is recorded as an event and never changed; every service tells its events to the others by a feed.\n";
    await expect(`${head}\n${services.join("\n")}`).toMatchFileSnapshot("../docs/reference/events.md");
  });

  it("are every event that the rules can decide, and no other", () => {
    // The tags of ids look like event kinds.
    const decided = rules.filter(({ file }) => !file.endsWith("/ids.ts"));
    const inCode = decided.flatMap(({ text }) => [...text.matchAll(/"((?:[A-Z][a-z]+){2,})"/g)]);
    expect(inCode.length).toBeGreaterThan(50);
    const told = [...eventMeanings.values()].flatMap((meanings) => Object.keys(meanings));
    expect(sorted(told)).toEqual(sorted(inCode.map(([, kind = ""]) => kind)));
  });
});

describe("the states of the reference", () => {
  /** By service, every type of fixed words in its schema, or in its rules when these know more words. */
  const types = new Map(
    schemas.map(({ file, text }): [string, Map<string, FixedWords>] => {
      const schema = buildSchema(text, { assumeValidSDL: true });
      const enums = Object.values(schema.getTypeMap()).filter(
        (type) => isEnumType(type) && !type.name.startsWith("__"),
      );
      const inSchema = enums.filter(isEnumType).map((type): [string, FixedWords] => {
        const words = type.getValues().map(({ name, description }) => [name, description ?? ""]);
        return [type.name, { is: type.description ?? "", words: Object.fromEntries(words) }];
      });
      const inRules = [...wordMeanings].filter(([of]) => serviceOf(of) === serviceOf(file));
      return [serviceOf(file), new Map([...inSchema, ...inRules.flatMap(([, meanings]) => Object.entries(meanings))])];
    }),
  );

  it("are those of schemas and rules, in their own words (rewritten by `vitest run test/docs.test.ts -u`)", async () => {
    const isState = (type: string) => type.endsWith("Status");
    const inLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();
    const sections = sorted(types.keys()).map((service) => {
      const named = [...(types.get(service) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
      const tables = [...named.filter(([type]) => isState(type)), ...named.filter(([type]) => !isState(type))].map(
        ([type, { is, words }]) => {
          const rows = Object.entries(words).map(([word, meaning]) => `| \`${word}\` | ${inLine(meaning)} |`);
          return `### \`${type}\`\n\n${inLine(is)}\n\n| word | what it means |\n|---|---|\n${rows.join("\n")}\n`;
        },
      );
      return `## ${titleOf(service)}\n\n${tables.join("\n")}`;
    });
    const head =
      "# States and other fixed words\n\nMade from the code. For each service its states come first, then what else has fixed words. How one state leads to another stands above the state's type in the rules.\n";
    await expect(`${head}\n${sections.join("\n")}`).toMatchFileSnapshot("../docs/reference/states.md");
  });

  it("hold every union of fixed words that the rules export, with all of its words", () => {
    const told = [...types.values()].flatMap((of) => [...of].map(([type, { words }]) => ({ type, words })));
    const unions = rules.flatMap(({ text }) => unionsIn(text)).filter(({ words }) => words !== "");
    expect(unions.length).toBeGreaterThan(20);
    // A type under another name may hold all of its words, as DisclosureRefusalReason does. In a union of unions, only
    // the words that are written out are seen here.
    const isTold = (union: { type: string; words: string }) =>
      told.some(({ type, words }) =>
        type === union.type
          ? union.words.split(" ").every((word) => word in words)
          : sorted(Object.keys(words)).join(" ") === union.words,
      );
    expect(unions.filter((union) => !isTold(union)).map(({ type }) => type)).toEqual([]);
  });
});

describe("the glossary of the reference", () => {
  it("names nothing in code that the code does not have", () => {
    const everything = [...rules, ...schemas].map(({ text }) => text).join("\n");
    const absent = tableOf("glossary").flatMap(([, , inCode]) =>
      namesIn(inCode).filter((name) => !new RegExp(`\\b${name}\\b`).test(everything)),
    );
    expect(absent).toEqual([]);
  });
});

describe("what README and guides ask the reader to type", () => {
  it("are commands that package.json has, and all of them", async () => {
    const { scripts } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as { scripts: object };
    const told = [...PAGES, { text: contributing }].flatMap(({ text }) =>
      [...text.matchAll(/npm (?:run (?:--silent )?([a-z:]+)|(start|test)\b)/g)].map(
        ([, run, short]) => run ?? short ?? "",
      ),
    );
    expect(sorted(told)).toEqual(sorted(Object.keys(scripts)));
  });

  it("are GraphQL operations that the supergraph has, with the types that it asks for", async () => {
    const supergraph = await readFile(join(ROOT, "gateway/supergraph.graphql"), "utf8");
    const schema = buildSchema(supergraph, { assumeValidSDL: true });
    const blocks = BLOCKS.filter(({ language }) => language === "graphql").map(({ text }) => parse(text));
    expect(blocks.length).toBeGreaterThan(10);
    expect(blocks.flatMap((block) => validate(schema, block)).map(({ message }) => message)).toEqual([]);
  });
});

describe("the environment variables of the reference", () => {
  const CONFIGS = globSync("{services/*,gateway,packages/hub,packages/operator}/src/config.ts", { cwd: ROOT }).sort();
  const shapeOf = async (file: string): Promise<Record<string, ZodType>> => {
    const { ENVIRONMENT } = (await import(join(ROOT, file))) as { ENVIRONMENT: { shape: Record<string, ZodType> } };
    return ENVIRONMENT.shape;
  };

  /** Whether the variable must be set, and what applies when it is not. */
  function unset(variable: ZodType): string {
    const { success, data } = variable.safeParse(undefined);
    if (!success) return "required";
    return data === undefined ? "optional" : `\`${String(data).replaceAll(",", ", ")}\``;
  }

  it("are those of each part's shape, in its own words (rewritten by `vitest run test/docs.test.ts -u`)", async () => {
    const readers = new Map<string, string[]>();
    for (const file of CONFIGS) {
      for (const [name, variable] of Object.entries(await shapeOf(file))) {
        expect(variable.description, `${name} of ${partOf(file)} has a description`).toBeTruthy();
        const row = JSON.stringify([name, unset(variable), variable.description]);
        readers.set(row, [...(readers.get(row) ?? []), partOf(file)]);
      }
    }
    const rows = [...readers].map(([row, parts]) => {
      const [name, otherwise, meaning] = JSON.parse(row) as string[];
      return `| \`${name}\` | ${sorted(parts).join(", ")} | ${otherwise} | ${meaning} |`;
    });
    expect(rows.length).toBeGreaterThan(30);
    const rewritten = pageOf(ENVIRONMENT).text.replace(
      /^([^|]*\|.*\n\|.*\n)(?:\|.*\n)*/,
      (_, head: string) => `${head}${rows.sort().join("\n")}\n`,
    );
    await expect(rewritten).toMatchFileSnapshot(`../${ENVIRONMENT}`);
  });

  it("include every variable that a part reads by name", async () => {
    const unknown = await Promise.all(
      CONFIGS.map(async (config) => {
        const known = await shapeOf(config);
        const read = (await sources(`${dirname(config)}/**/*.ts`)).flatMap(({ file, text }) =>
          [...text.matchAll(/\benv(?:ironment)?\.([A-Z][A-Z_]+)/g)].map(([, name = ""]) => ({ file, name })),
        );
        return read.filter(({ name }) => !(name in known)).map(({ file, name }) => `${name} in ${file}`);
      }),
    );
    expect(unknown.flat()).toEqual([]);
  });
});

describe("the words of the documentation", () => {
  it("name only files that exist", () => {
    const absent = PAGES.flatMap(({ file, text }) =>
      [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)]
        .map(([, path = ""]) => join(dirname(file), path))
        .filter((path) => globSync(path, { cwd: ROOT }).length === 0)
        .map((path) => `${file}: ${path}`),
    );
    expect(absent).toEqual([]);
  });

  it("keep the README to one screen, at most 8 KB", () => {
    expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(8_192);
  });
});
