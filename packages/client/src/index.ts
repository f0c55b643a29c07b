export {
  type AppealDecision,
  type Appealed,
  type AppealLodging,
  type DecidedCase,
  decideOrderAppeal,
  declareIrrevocable,
  lodgeOrderAppeal,
  withdrawOrderAppeal,
} from "./appeal.js";
export { type CaseCodeFor, type IssuedCode, issueCaseCode, revokeCaseCode } from "./case-codes.js";
export {
  type Changed,
  type ItemsChanged,
  type ItemsOfPlatform,
  liftOrder,
  modifyOrder,
  type OrderLifting,
  type OrderModification,
  resumeItems,
  suspendItems,
} from "./change.js";
export {
  type ComplaintInbox,
  type ComplaintInboxMessage,
  type Contest,
  connectComplaints,
  type Remedy,
} from "./complaint-inbox.js";
export { type ComplianceEntry, type ComplianceFeed, connectCompliance } from "./compliance-feed.js";
export type { Confirmed, ItemConfirmation } from "./confirm.js";
export { connect, type Inbox, type InboxOptions } from "./connect.js";
export {
  applyForLapse,
  type ContestedFor,
  confirmReinstatement,
  type Decision,
  decideOpposition,
  type ItemReinstatement,
  lodgeOpposition,
  type Opposed,
  setHearing,
  steer,
} from "./contest.js";
export { type CoordinatorInbox, type CoordinatorMessage, connectCoordinator } from "./coordinator-inbox.js";
export {
  type Court,
  type CourtOptions,
  court,
  type Granted,
  type OnAppeal,
  type OrderToSeal,
  type SealedOrder,
  type Submitted,
  sealOrder,
} from "./court.js";
export { type CourtKeys, keysFromRegistry } from "./court-keys.js";
export { openDisclosure, type PlatformKeys, platformKeysFromRegistry, type SealedAnswer } from "./disclosure-answer.js";
export { type CipherBinding, decryptWith, encryptFor } from "./disclosure-cipher.js";
export {
  certifyKey,
  type DisclosureAsk,
  type DisclosureCourt,
  type DisclosureCourtOptions,
  type DisclosureFinding,
  disclosureCourt,
  type MadeRequest,
  sealDisclosureRequest,
  sealDispensation,
} from "./disclosure-court.js";
export {
  type AskedData,
  type BreachedCategory,
  checkData,
  DATA_CATEGORIES,
  type DataCategory,
  type IdentityData,
  type ReadData,
  readData,
} from "./disclosure-data.js";
export type {
  AskedDisclosure,
  DisclosureDocument,
  DispensationDocument,
  OrderedDisclosure,
} from "./disclosure-document.js";
export {
  connectDisclosures,
  type DisclosureInbox,
  type DisclosureInboxMessage,
  type DisclosureInboxOptions,
  type DisclosureRefusalReason,
  type DisclosureStanding,
} from "./disclosure-inbox.js";
export type { Acknowledged } from "./durable-inbox.js";
export type {
  FreedItem,
  InboxCursor,
  InboxMessage,
  OrderItem,
  OrderItemDuty,
  SealedInboxMessage,
  UnsealedInboxMessage,
} from "./inbox-message.js";
export { digestOf } from "./inbox-message.js";
export { type OrderDocument, readOwnOrder } from "./order-document.js";
export {
  type HeldMessage,
  type HubMessage,
  type InboxName,
  type Reconciliation,
  type Reconciling,
  reconcile,
} from "./reconcile.js";
export { CLIENT_REFUSALS } from "./refusals.js";
export { type HubAddress, HubRefusal, request } from "./request.js";
export type { PosterConfirmation } from "./tell-poster.js";
