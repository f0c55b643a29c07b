/**
 * The built gateway as a process of its own, so that a test can send it signals: `node gateway.ts ISSUER LETTERS
 * PEOPLE`. Prints its URL on stdout.
 */
import { tokenVerifier } from "@exparte/auth";
import { pino } from "pino";
import { startGateway } from "../dist/app.js";
import { closeOnSignal } from "../dist/close-on-signal.js";
import { composeSupergraph } from "../dist/compose.js";
import { SDL } from "./subgraph.ts";

const [, , issuer = "", letters = "", people = ""] = process.argv;
const audience = "urn:exparte:hub";
const logger = pino({ level: "error" }, process.stderr);
const gateway = await startGateway({
  port: 0,
  subgraphUrls: { letters, people },
  issuer,
  audience,
  publicFields: new Set(),
  explorer: false,
  logLevel: "error",
  supergraph: composeSupergraph(SDL),
  verifyToken: tokenVerifier({ issuer, audience }),
  logger,
});
closeOnSignal(gateway, logger);
console.log(gateway.url);
