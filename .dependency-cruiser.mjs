import swcVisitor from "@swc/core/Visitor.js";

/**
 * Which room may import from which: `npm run check:layers` refuses everything else. docs/architecture.md shows the same
 * as a picture, made from the imports. Tests are free, and so is what they share in services/<name>/test.
 */

/** Of a service, from the door inwards: each imports from what stands below it, and never upwards. */
const ROOMS = ["main.ts", "app.ts", "http/", "graphql/", "use-cases/", "store/", "rules/"];

/**
 * Of a service's rules, from the first to the last: each imports from what stands before it. What stands in one line
 * does not know each other. Files beside these rooms (field.ts, ids.ts, instant.ts, refusals.ts) import from none of
 * them.
 */
const CONCEPTS = {
  orders: [
    ["term"],
    ["penalty"],
    ["order-document"],
    ["application"],
    ["addressee"],
    ["opposition"],
    ["appeal"],
    ["order"],
    ["penalty-of-order", "supervision", "case-code"],
  ],
  complaints: [["notice"], ["decision"], ["complaint"], ["supervision"]],
  identities: [["code-of-conduct", "sealed-content"], ["disclosure"], ["supervision"]],
};

/** All that a rule may import from outside its service: no clock, no random, no I/O, no GraphQL, no ORM. */
const PURE_PACKAGES = ["refusal", "suppression", "text", "dutch-time"];
const PURE_LIBRARIES = ["canonicalize", "iso-639-1", "jose", "tldts"];
/** Types alone: nothing is loaded, and so the resolver finds no file. */
const TYPES_ALONE = "^(type-fest|@graphql-typed-document-node/core)$";

/** What plays or measures the procedure may compute with the rules of orders, and with nothing else of a service. */
const PLAYERS = ["packages/demo", "test/bench", "test/simulation"];

const SERVICE = "^services/([^/]+)/src/";
const oneOf = (names) => `(?:${names.join("|").replaceAll(".", "\\.")})`;
const npm = (...names) => names.map((name) => `(?:^|/)node_modules/${name}/`);
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

// swc reads `using`, but what walks through its tree does not know the statement yet: walked through like `const`.
const { Visitor } = swcVisitor;
const { visitStatement } = Visitor.prototype;
Visitor.prototype.visitStatement = function (statement) {
  if (statement.type !== "UsingDeclaration") return visitStatement.call(this, statement);
  this.visitVariableDeclarators(statement.decls);
  return statement;
};

export default {
  forbidden: [
    forbid("no ring", "Two files that import each other are one.", {}, { circular: true }),
    forbid(
      "no import that leads nowhere",
      "The file is not there, or the package is not built: npm run build.",
      {},
      // Node finds ws, by conditions that the resolver here does not try.
      { couldNotResolve: true, pathNot: ["^ws$", TYPES_ALONE] },
    ),

    ...ROOMS.map((room, above) => [room, ROOMS.slice(0, above)])
      .filter(([, above]) => above.length > 0)
      .map(([room, above]) =>
        forbid(
          `${room} imports only downwards`,
          `Imports run one way: ${ROOMS.join(" → ")}`,
          { path: `${SERVICE}${oneOf([room])}` },
          { path: `^services/$1/src/${oneOf(above)}` },
        ),
      ),
    forbid(
      "config.ts is read by what starts the service",
      "Only main.ts and app.ts know the environment.",
      { path: SERVICE, pathNot: ["/src/(main|app|config)\\.ts$", "^services/issuer/"] },
      { path: "^services/[^/]+/src/config\\.ts$" },
    ),
    forbid(
      "paper is made from the rules' state alone",
      "What is printed is what was decided.",
      { path: `${SERVICE}paper/` },
      { path: "^services/[^/]+/src/", pathNot: "^services/$1/src/(paper|rules)/" },
    ),
    forbid(
      "rules are not printed, served or stored by themselves",
      "A rule knows rules only.",
      { path: `${SERVICE}rules/` },
      { path: "^services/[^/]+/src/", pathNot: "^services/$1/src/rules/" },
    ),

    forbid(
      "pages of the console show what they are given",
      "http/ asks the graph and chooses the page; a page knows the types of the answer alone.",
      { path: "^services/console/src/(pages|figures|verify|court|supervision|complaints|operator|words)/" },
      {
        path: "^services/console/src/",
        pathNot:
          "^services/console/src/(pages|figures|verify|court|supervision|complaints|operator|words|graph/(case-|court-|supervision-|complaints-|platform-|operator-)?documents[.])",
      },
    ),
    forbid(
      "sessions of the console know no page and no graph",
      "Who somebody is does not depend on what they look at.",
      { path: "^services/console/src/session/" },
      { path: "^services/console/src/", pathNot: "^services/console/src/session/" },
    ),
    forbid(
      "words of the console know no page",
      "They are loaded once, for all pages.",
      { path: "^services/console/src/words/" },
      { path: "^services/console/src/", pathNot: "^services/console/src/words/" },
    ),

    ...Object.entries(CONCEPTS).flatMap(([service, lines]) => {
      const rules = `^services/${service}/src/rules/`;
      return [
        forbid(
          `rules of ${service}: what stands beside the rooms knows none of them`,
          "field.ts, ids.ts, instant.ts and refusals.ts are read by all.",
          { path: `${rules}[^/]+$` },
          { path: `${rules}[^/]+/` },
        ),
        ...lines.flatMap((concepts, line) =>
          concepts.map((concept) => {
            const before = lines.slice(0, line).flat();
            return forbid(
              `rules of ${service}: ${concept} knows only ${before.join(", ") || "itself"}`,
              "Concepts build on those before them in the list.",
              { path: `${rules}${concept}/` },
              { path: `${rules}[^/]+/`, pathNot: `${rules}${oneOf([concept, ...before])}/` },
            );
          }),
        ),
        forbid(
          `rules of ${service}: every room stands in the list`,
          "Add the new room to CONCEPTS, at its place.",
          { path: `${rules}[^/]+/`, pathNot: `${rules}${oneOf(lines.flat())}/` },
          {},
        ),
      ];
    }),

    forbid(
      "rules import only what is pure",
      "No clock, no random, no I/O, no GraphQL, no ORM: now and ids are arguments.",
      { path: `${SERVICE}rules/` },
      {
        pathNot: [
          "^services/",
          `^packages/${oneOf(PURE_PACKAGES)}/`,
          "^packages/seal/(src|dist)/encryption-key[.]",
          ...npm(...PURE_LIBRARIES),
          TYPES_ALONE,
        ],
      },
    ),
    forbid(
      "store and use cases know no GraphQL",
      "The way in may change; what happens does not.",
      { path: `${SERVICE}(store|use-cases)/` },
      { path: npm("graphql", "type-graphql") },
    ),
    forbid(
      "no import crosses services",
      "Services hear of each other through feeds.",
      { path: SERVICE },
      { path: "^services/", pathNot: "^services/$1/" },
    ),
    forbid(
      "packages, the gateway and the tests know no service",
      "A package is a mechanism; the gateway and the tests know the schemas.",
      { path: "^(packages|gateway|test)/", pathNot: `^${oneOf(PLAYERS)}/` },
      { path: "^services/" },
    ),
    forbid(
      "the demo, the bench and the simulation know the rules of orders alone",
      "As @exparte/orders/rules/*.",
      { path: `^${oneOf(PLAYERS)}/` },
      { path: "^services/", pathNot: "^services/orders/dist/rules/" },
    ),
    forbid(
      "what plays the procedure is known to nobody",
      "The launcher starts a hub, with or without a demonstration.",
      { pathNot: `^${oneOf(PLAYERS)}/` },
      { path: `^${oneOf(PLAYERS)}/` },
    ),
    forbid(
      "nothing runs with the test tools but tests",
      "packages/testing brings vitest and a database.",
      { pathNot: ["^packages/testing/", "^test/"] },
      { path: ["^packages/testing/", ...npm("vitest", "fast-check")] },
    ),
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: ["node_modules", "/dist/"] },
    exclude: {
      path: [
        "\\.test\\.ts$",
        "^services/[^/]+/test/",
        "^packages/[^/]+/test/",
        "/test-fixtures/",
        "\\.config\\.ts$",
        "^test/[^/]+\\.ts$",
      ],
    },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
