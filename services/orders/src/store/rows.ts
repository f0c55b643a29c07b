import { defineEntity, type InferEntity, p } from "@exparte/database";
import type { Application } from "../rules/application/application.js";
import type { Instance } from "../rules/application/instance.js";
import type { CaseCode } from "../rules/case-code/case-code.js";
import type {
  AppealId,
  ApplicationId,
  CaseCodeId,
  CaseNumber,
  ComplaintId,
  CoordinatorId,
  CourtId,
  ItemId,
  KeyId,
  OppositionId,
  OrderId,
  PlatformId,
  SealDigest,
  SealedText,
} from "../rules/ids.js";
import type { OrderDocument } from "../rules/order-document/order-document.js";
import type { StoredOrder } from "./order/lift-order.js";

/*
 * The state of an application or order is one JSON value, which only its rules change. The columns beside it are for
 * searching and counting, and are written in the same transaction.
 */

export const ApplicationRow = defineEntity({
  name: "ApplicationRow",
  tableName: "applications",
  properties: {
    id: p.string().$type<ApplicationId>().primary(),
    court: p.string().$type<CourtId>(),
    caseNumber: p.string().$type<CaseNumber>().fieldName("case_number"),
    status: p.string(),
    contentDigest: p.string().fieldName("content_digest"),
    /** The application whose refusal it appeals against. */
    appealOf: p.string().$type<ApplicationId>().fieldName("appeal_of").nullable(),
    complaintId: p.string().$type<ComplaintId>().fieldName("complaint_id").nullable(),
    submittedAt: p.datetime().fieldName("submitted_at"),
    decidedAt: p.datetime().fieldName("decided_at").nullable(),
    state: p.json<Application>(),
  },
});
export type ApplicationRow = InferEntity<typeof ApplicationRow>;

export const OrderRow = defineEntity({
  name: "OrderRow",
  tableName: "orders",
  properties: {
    id: p.string().$type<OrderId>().primary(),
    applicationId: p.string().$type<ApplicationId>().fieldName("application_id"),
    court: p.string().$type<CourtId>(),
    caseNumber: p.string().$type<CaseNumber>().fieldName("case_number"),
    status: p.string(),
    issuedAt: p.datetime().fieldName("issued_at"),
    state: p.json<StoredOrder>(),
  },
});
export type OrderRow = InferEntity<typeof OrderRow>;

/** Every version of an order as sealed; old ones stay readable. */
export const OrderVersionRow = defineEntity({
  name: "OrderVersionRow",
  tableName: "order_versions",
  properties: {
    orderId: p.string().$type<OrderId>().fieldName("order_id").primary(),
    version: p.integer().primary(),
    document: p.json<OrderDocument>(),
    seal: p.text().$type<SealedText>(),
    sealDigest: p.string().$type<SealDigest>().fieldName("seal_digest"),
    /** Of the other text that an ES256 seal can have; null for one that has none. */
    twinDigest: p.string().$type<SealDigest>().fieldName("twin_digest").nullable(),
    at: p.datetime(),
  },
});

export const AddresseeRow = defineEntity({
  name: "AddresseeRow",
  tableName: "addressees",
  properties: {
    orderId: p.string().$type<OrderId>().fieldName("order_id").primary(),
    platform: p.string().$type<PlatformId>().primary(),
    status: p.string(),
    connected: p.boolean(),
    issuedAt: p.datetime().fieldName("issued_at"),
    servedAt: p.datetime().fieldName("served_at").nullable(),
    deadline: p.datetime().nullable(),
    deadlineStopped: p.boolean().fieldName("deadline_stopped"),
    compliedAt: p.datetime().fieldName("complied_at").nullable(),
    impossibleClaimed: p.boolean().fieldName("impossible_claimed"),
    freedAt: p.datetime().fieldName("freed_at").nullable(),
    reinstateBy: p.datetime().fieldName("reinstate_by").nullable(),
    reinstatedAt: p.datetime().fieldName("reinstated_at").nullable(),
    reinstatementDue: p.boolean().fieldName("reinstatement_due"),
  },
});

/** One exact item: COVERED by the order, HELD down by another order, DUE to be restored, or FREE. */
export const ItemRow = defineEntity({
  name: "ItemRow",
  tableName: "items",
  properties: {
    orderId: p.string().$type<OrderId>().fieldName("order_id").primary(),
    itemId: p.string().$type<ItemId>().fieldName("item_id").primary(),
    platform: p.string().$type<PlatformId>(),
    url: p.text(),
    standing: p.string(),
  },
});

export const OppositionRow = defineEntity({
  name: "OppositionRow",
  tableName: "oppositions",
  properties: {
    id: p.string().$type<OppositionId>().primary(),
    orderId: p.string().$type<OrderId>().fieldName("order_id"),
    status: p.string(),
    lodgedAt: p.datetime().fieldName("lodged_at"),
    decidedAt: p.datetime().fieldName("decided_at").nullable(),
  },
});

export const AppealRow = defineEntity({
  name: "AppealRow",
  tableName: "appeals",
  properties: {
    id: p.string().$type<AppealId>().primary(),
    orderId: p.string().$type<OrderId>().fieldName("order_id"),
    /** The court that hears it, and its own case number. */
    court: p.string().$type<CourtId>(),
    caseNumber: p.string().$type<CaseNumber>().fieldName("case_number"),
    status: p.string(),
    lodgedAt: p.datetime().fieldName("lodged_at"),
    decidedAt: p.datetime().fieldName("decided_at").nullable(),
  },
});

/** A code for a case; the code itself is not kept. */
export const CaseCodeRow = defineEntity({
  name: "CaseCodeRow",
  tableName: "case_codes",
  properties: {
    id: p.string().$type<CaseCodeId>().primary(),
    digest: p.string(),
    court: p.string().$type<CourtId>(),
    applicationId: p.string().$type<ApplicationId>().fieldName("application_id"),
    orderId: p.string().$type<OrderId>().fieldName("order_id").nullable(),
    issuedAt: p.datetime().fieldName("issued_at"),
    state: p.json<CaseCode>(),
  },
});

/** Data of a platform from the platforms service, copied so that orders can be given while that service is down. */
export const KnownPlatformRow = defineEntity({
  name: "KnownPlatformRow",
  tableName: "known_platforms",
  properties: {
    id: p.string().$type<PlatformId>().primary(),
    kind: p.string(),
    domains: p.json<string[]>(),
    languages: p.json<string[]>(),
    connected: p.boolean(),
  },
});

export const KnownCourtRow = defineEntity({
  name: "KnownCourtRow",
  tableName: "known_courts",
  properties: {
    id: p.string().$type<CourtId>().primary(),
    name: p.string(),
    instance: p.string().$type<Instance>().default("DISTRICT_COURT"),
  },
});

export const KnownCoordinatorRow = defineEntity({
  name: "KnownCoordinatorRow",
  tableName: "known_coordinators",
  properties: { id: p.string().$type<CoordinatorId>().primary() },
});

export const KnownKeyRow = defineEntity({
  name: "KnownKeyRow",
  tableName: "known_keys",
  properties: {
    partyType: p.string().fieldName("party_type").primary(),
    partyId: p.string().fieldName("party_id").primary(),
    kid: p.string().$type<KeyId>().primary(),
    jwk: p.json<Record<string, string>>(),
    validFrom: p.datetime().fieldName("valid_from"),
    validUntil: p.datetime().fieldName("valid_until").nullable(),
    revokedAt: p.datetime().fieldName("revoked_at").nullable(),
  },
});

export const ORDER_ROWS = [
  ApplicationRow,
  OrderRow,
  OrderVersionRow,
  AddresseeRow,
  ItemRow,
  OppositionRow,
  AppealRow,
  CaseCodeRow,
  KnownPlatformRow,
  KnownCourtRow,
  KnownCoordinatorRow,
  KnownKeyRow,
];
