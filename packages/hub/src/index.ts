export { CannotStart } from "./cannot-start.js";
export { dataDirOf } from "./config.js";
export { AUDIENCE, type RunningHub, startHub } from "./hub.js";
export { type HttpPartName, type HubFile, type PartName, runningHub } from "./hub-file.js";
export type { HubOptions } from "./hub-options.js";
export {
  allPartyCredentials,
  type PartyCredentials,
  partyCredentials,
  partyEncryptionKey,
  partySigningKey,
  partyTokens,
} from "./party-credentials.js";
export { DEMO_COURTS, DEMO_PLATFORMS } from "./seed.js";
