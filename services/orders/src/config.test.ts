import { expect, it } from "vitest";
import { readConfig } from "./config.js";

const NEEDED = {
  DATABASE_URL: "postgresql://orders@127.0.0.1/exparte",
  OIDC_ISSUER: "http://127.0.0.1:4001",
  CLIENT_ID: "service:orders",
  CLIENT_SECRET: "none",
  IDENTITIES_URL: "http://127.0.0.1:4003/graphql",
  PLATFORMS_URL: "http://127.0.0.1:4002/graphql",
  PARTICULARS_SECRET: "a secret of thirty-two letters or".replaceAll(" ", "-"),
};

it("an order is to be served within a day where nobody says otherwise, and no statute makes a writ of acknowledging", () => {
  expect(readConfig(NEEDED)).toMatchObject({
    serveWithin: "PT24H",
    confirmPosterWithin: "PT24H",
    acknowledgementIsWritUnder: undefined,
  });
});

it("takes the term for service and the statute from the environment", () => {
  const settings = {
    SERVE_WITHIN: "P2D",
    CONFIRM_POSTER_WITHIN: "PT1H",
    ACKNOWLEDGEMENT_IS_WRIT_UNDER: "art. 9 Testwet",
  };
  expect(readConfig({ ...NEEDED, ...settings })).toMatchObject({
    serveWithin: "P2D",
    confirmPosterWithin: "PT1H",
    acknowledgementIsWritUnder: "art. 9 Testwet",
  });
});

it.each([
  ["SERVE_WITHIN", "a day"],
  ["SERVE_WITHIN", "PT0S"],
  ["SERVE_WITHIN", "P2Y"],
  ["CONFIRM_POSTER_WITHIN", "an hour"],
  ["ACKNOWLEDGEMENT_IS_WRIT_UNDER", " "],
  ["PARTICULARS_SECRET", "short"],
  ["PARTICULARS_SECRET", undefined],
])("does not start with %s=%j, and names it", (name, value) => {
  expect(() => readConfig({ ...NEEDED, [name]: value })).toThrow(name);
});

it("takes several secrets for the particulars of respondents, of which the first locks", () => {
  const [now, before] = ["n".repeat(32), "b".repeat(40)];
  expect(readConfig({ ...NEEDED, PARTICULARS_SECRET: `${now} ${before}` }).particularsSecrets).toEqual([now, before]);
});

it("names everything that CASE_ISSUER needs and that is missing, beside what else is", () => {
  const environment = { ...NEEDED, CASE_ISSUER: "http://127.0.0.1:4001", PLATFORMS_URL: undefined };
  expect(() => readConfig(environment)).toThrow(/PLATFORMS_URL.*\n.*CASE_SIGNING_KEY.*\n.*CASE_CODE_SECRET/);
});
