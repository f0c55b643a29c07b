import { instant } from "@exparte/dutch-time";
import { connectionOf } from "@exparte/subgraph";
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Complaint as ComplaintState } from "../../rules/complaint/complaint.js";
import { fileComplaint } from "../../use-cases/complaint/file-complaint.js";
import { decideOnMerits, handleComplaint, linkOrder } from "../../use-cases/complaint/handle-complaint.js";
import { seeComplaint, seeComplaints } from "../../use-cases/complaint/see-complaints.js";
import { seeNotice } from "../../use-cases/notice/see-notices.js";
import type { ComplaintsContext } from "../context.js";
import { DecideComplaintInput, meritsOf } from "../decision/decision-inputs.js";
import { Notice } from "../notice/notice.js";
import { PageArgs, pageWanted } from "../page-args.js";
import { DateTime } from "../scalars.js";
import { Complaint, ComplaintConnection } from "./complaint.js";
import { ComplaintFilter, complaintContent, complaintFilter, FileComplaintInput } from "./complaint-inputs.js";

const HANDLE = "The AP, scope complaints:handle. Repeating it changes nothing.";

@Resolver(() => Complaint)
export class ComplaintResolver {
  @Query(() => Complaint, {
    nullable: true,
    description:
      "The AP; the controller once it is under review; a regulator without the content. The complainant: the AP alone.",
  })
  async complaint(
    @Arg("id", () => ID, { description: "The id of the complaint." }) id: string,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Complaint> {
    const { complaint, viewer } = await seeComplaint(deps, actor(), id);
    return new Complaint(complaint, viewer, deps.clock());
  }

  @Query(() => ComplaintConnection, {
    description:
      "Newest first. The AP; a platform those about itself, once under review; a regulator without the content.",
  })
  async complaints(
    @Arg("filter", () => ComplaintFilter, {
      nullable: true,
      description: "Which complaints are wanted; left out: all that you may see.",
    })
    filter: ComplaintFilter | null | undefined,
    @Args(() => PageArgs) wanted: PageArgs,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<ComplaintConnection> {
    const { page, viewer } = await seeComplaints(deps, actor(), complaintFilter(filter ?? {}), pageWanted(wanted));
    return connectionOf(page, (complaint) => new Complaint(complaint, viewer, deps.clock()));
  }

  @FieldResolver(() => Notice, {
    nullable: true,
    description: "The prior notice to the platform, where the complaint names one.",
  })
  async notice(@Root() { noticeId }: Complaint, @Ctx() { deps, actor }: ComplaintsContext): Promise<Notice | null> {
    if (noticeId === undefined) return null;
    const { notice, viewer } = await seeNotice(deps, actor(), noticeId);
    return new Notice(notice, viewer);
  }

  @Mutation(() => Complaint, {
    description:
      "The AP, scope complaints:handle. The same content under the same case number returns the same complaint.",
  })
  async fileComplaint(
    @Arg("input", () => FileComplaintInput, { description: "The complaint, with controller and content." })
    input: FileComplaintInput,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Complaint> {
    return ofTheAp(deps, await fileComplaint(deps, actor(), complaintContent(input)));
  }

  @Mutation(() => Complaint, { description: `${HANDLE} The platform is told.` })
  async takeUnderReview(
    @Arg("id", () => ID, { description: "The id of the complaint." }) id: string,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Complaint> {
    return ofTheAp(deps, await handleComplaint(deps, actor(), id, { type: "takeUnderReview" }));
  }

  @Mutation(() => Complaint, {
    description: `${HANDLE} The complainant heard of the progress, which begins the three months anew (GDPR art. 78(2)).`,
  })
  async informComplainant(
    @Arg("id", () => ID, { description: "The id of the complaint." }) id: string,
    @Arg("informedAt", () => DateTime, { description: "When the complainant heard of the progress." }) informedAt: Date,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Complaint> {
    const command = { type: "informComplainant", informedAt: instant(informedAt) } as const;
    return ofTheAp(deps, await handleComplaint(deps, actor(), id, command));
  }

  @Mutation(() => Complaint, {
    description: `${HANDLE} Before the term for progress has passed, and by at most three months at a time.`,
  })
  async extendProgressTerm(
    @Arg("id", () => ID, { description: "The id of the complaint." }) id: string,
    @Arg("until", () => DateTime, { description: "By when the complainant is to hear of the progress instead." })
    until: Date,
    @Arg("reasons", () => String, { description: "Why the term is extended." }) reasons: string,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Complaint> {
    const command = { type: "extendProgressTerm", until: instant(until), reasons } as const;
    return ofTheAp(deps, await handleComplaint(deps, actor(), id, command));
  }

  @Mutation(() => Complaint, {
    description: `${HANDLE} Sanctions come with INFRINGEMENT_FOUND only; JOURNALISTIC_EXCEPTION refers the complainant to the civil court.`,
  })
  async decideComplaint(
    @Arg("input", () => DecideComplaintInput, { description: "The complaint and the decision on it." })
    input: DecideComplaintInput,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Complaint> {
    return ofTheAp(deps, await decideOnMerits(deps, actor(), input.id, meritsOf(input)));
  }

  @Mutation(() => Complaint, {
    description: `${HANDLE} The complainant is referred to the court, to ask for a takedown order. Once.`,
  })
  async referToCourt(
    @Arg("id", () => ID, { description: "The id of the complaint." }) id: string,
    @Arg("reasons", () => String, { description: "Why the complainant is referred to the court." }) reasons: string,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Complaint> {
    return ofTheAp(deps, await handleComplaint(deps, actor(), id, { type: "referToCourt", reasons }));
  }

  @Mutation(() => Complaint, { description: `${HANDLE} The order that came of the complaint.` })
  async linkOrder(
    @Arg("id", () => ID, { description: "The id of the complaint." }) id: string,
    @Arg("orderId", () => ID, { description: "The id of the order that came of it." }) orderId: string,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Complaint> {
    return ofTheAp(deps, await linkOrder(deps, actor(), id, orderId));
  }

  @Mutation(() => Complaint, {
    description: `${HANDLE} A periodic penalty is forfeited until the infringement ended.`,
  })
  async recordInfringementEnd(
    @Arg("id", () => ID, { description: "The id of the complaint." }) id: string,
    @Arg("endedAt", () => DateTime, { description: "When the infringement ended." }) endedAt: Date,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Complaint> {
    const command = { type: "recordInfringementEnd", endedAt: instant(endedAt) } as const;
    return ofTheAp(deps, await handleComplaint(deps, actor(), id, command));
  }
}

function ofTheAp({ clock }: ComplaintsContext["deps"], complaint: ComplaintState): Complaint {
  return new Complaint(complaint, { role: "ap" }, clock());
}
