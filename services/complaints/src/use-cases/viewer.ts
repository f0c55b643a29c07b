import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { Complaint } from "../rules/complaint/complaint.js";
import type { Notice, Recorder } from "../rules/notice/notice.js";

/**
 * Who looks at a notice (domain reference §8): courts see all, since an application may refer to any; a hotline
 * or trusted flagger those it recorded; a platform those about itself; the AP all, for its complaints; a regulator all, without addresses.
 */
export type NoticeViewer =
  | { readonly role: "court" | "ap" | "regulator"; readonly party: Recorder }
  | { readonly role: "hotline" | "flagger"; readonly party: Recorder }
  | { readonly role: "platform"; readonly party: Recorder };

/** Refuses with SCOPE_MISSING a caller who may not read notices, by whichever field the caller reaches them. */
export function noticeViewerOf(actor: Actor): NoticeViewer {
  requireParty(actor, "court", "hotline", "flagger", "platform", "ap", "regulator");
  const party = { type: actor.partyType, id: actor.partyId };
  switch (actor.partyType) {
    case "ap":
      requireScope(actor, "complaints:handle");
      return { role: "ap", party };
    case "regulator":
      requireScope(actor, "compliance:read");
      return { role: "regulator", party };
    case "platform":
      requireScope(actor, "notices:read");
      return { role: "platform", party };
    case "court":
    case "hotline":
    case "flagger":
      requireScope(actor, "notices:read");
      return recorderOf(actor);
    default:
      return actor satisfies never;
  }
}

/** A caller who records a notice, and sees it in the answer. */
export function recorderOf({ partyType, partyId }: Actor): NoticeViewer {
  const party = { type: partyType, id: partyId };
  return { role: partyType === "hotline" || partyType === "flagger" ? partyType : "court", party };
}

export function maySeeNotice({ role, party }: NoticeViewer, { recorder, content }: Notice): boolean {
  switch (role) {
    case "court":
    case "ap":
    case "regulator":
      return true;
    case "hotline":
    case "flagger":
      return recorder.type === party.type && recorder.id === party.id;
    case "platform":
      return content.platform === party.id;
    default:
      return role satisfies never;
  }
}

/**
 * Who looks at a complaint: the AP sees it whole; the controller its own once it is under review, without the
 * complainant and without what the other side submitted; a regulator the metadata.
 */
export type ComplaintViewer =
  | { readonly role: "ap" | "regulator" }
  | { readonly role: "controller"; readonly platform: string };

export function complaintViewerOf(actor: Actor): ComplaintViewer {
  requireParty(actor, "ap", "regulator", "platform");
  switch (actor.partyType) {
    case "platform":
      requireScope(actor, "inbox:read");
      return { role: "controller", platform: actor.partyId };
    case "ap":
      requireScope(actor, "complaints:handle");
      return { role: "ap" };
    case "regulator":
      requireScope(actor, "compliance:read");
      return { role: "regulator" };
    default:
      return actor satisfies never;
  }
}

export function maySeeComplaint(viewer: ComplaintViewer, { content, status }: Complaint): boolean {
  return viewer.role !== "controller" || (content.controller === viewer.platform && status !== "RECEIVED");
}
