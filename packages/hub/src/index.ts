export { CannotStart } from "./cannot-start.js";
export { dataDirOf } from "./config.js";
export { endLeftBehind } from "./end-left-behind.js";
export { AUDIENCE, type RunningHub, startHub } from "./hub.js";
export { type HttpPartName, type HubFile, hubFiles, type PartName, runningHub } from "./hub-file.js";
export type { HubOptions } from "./hub-options.js";
export { type LauncherLock, lockHolder, takeLauncherLock } from "./launcher-lock.js";
export {
  allPartyCredentials,
  type PartyCredentials,
  partyCredentials,
  partyEncryptionKey,
  partySigningKey,
  partyTokens,
} from "./party-credentials.js";
export { endOrphans } from "./process-ledger.js";
export { DEMO_COURTS, DEMO_PLATFORMS } from "./seed.js";
