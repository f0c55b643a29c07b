import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import type { RemedyKind } from "../../rules/decision/remedy.js";
import { decideRemedy, lodgeRemedy, withdrawRemedy } from "../../use-cases/complaint/contest-decision.js";
import { complaintViewerOf } from "../../use-cases/viewer.js";
import type { ComplaintsContext } from "../context.js";
import { RemedyDecisionInput, rulingOf } from "./decision-inputs.js";
import { Appeal, Objection } from "./remedy.js";
import { LodgeAppealInput, LodgeObjectionInput, lodging } from "./remedy-inputs.js";

const OBJECTION: readonly RemedyKind[] = ["OBJECTION"];
const APPEAL: readonly RemedyKind[] = ["APPEAL", "HIGHER_APPEAL"];

const LODGE =
  "The controller for itself (scopes inbox:read, orders:confirm), in time; the AP (complaints:handle) records what either side lodged. Lodging the same again changes nothing.";
const WITHDRAW = "Whoever lodged it; the AP records it for either side. Repeating it changes nothing.";
const DECIDE = "scope complaints:handle. What comes of it is the decision that stands. Repeating it changes nothing.";

@Resolver()
export class RemedyResolver {
  @Mutation(() => Objection, { description: LODGE })
  async lodgeObjection(
    @Arg("input", () => LodgeObjectionInput, { description: "The complaint and the grounds." })
    input: LodgeObjectionInput,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Objection> {
    const { complaint, remedy } = await lodgeRemedy(deps, actor(), input.complaintId, lodging("OBJECTION", input));
    return new Objection(complaint, remedy, complaintViewerOf(actor()));
  }

  @Mutation(() => Objection, { description: WITHDRAW })
  async withdrawObjection(
    @Arg("id", () => ID, { description: "The id of the objection." }) id: string,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Objection> {
    const { complaint, remedy } = await withdrawRemedy(deps, actor(), OBJECTION, id);
    return new Objection(complaint, remedy, complaintViewerOf(actor()));
  }

  @Mutation(() => Objection, { description: `The AP, ${DECIDE}` })
  async decideObjection(
    @Arg("id", () => ID, { description: "The id of the objection." }) id: string,
    @Arg("input", () => RemedyDecisionInput, { description: "The decision on it." }) input: RemedyDecisionInput,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Objection> {
    const { complaint, remedy } = await decideRemedy(deps, actor(), OBJECTION, { id, ...rulingOf(input) });
    return new Objection(complaint, remedy, complaintViewerOf(actor()));
  }

  @Mutation(() => Appeal, { description: LODGE })
  async lodgeAppeal(
    @Arg("input", () => LodgeAppealInput, { description: "The complaint, the court and the grounds." })
    input: LodgeAppealInput,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Appeal> {
    const asked = lodging(input.higher ? "HIGHER_APPEAL" : "APPEAL", input, input.reference);
    const { complaint, remedy } = await lodgeRemedy(deps, actor(), input.complaintId, asked);
    return new Appeal(complaint.id, remedy, complaintViewerOf(actor()));
  }

  @Mutation(() => Appeal, { description: WITHDRAW })
  async withdrawAppeal(
    @Arg("id", () => ID, { description: "The id of the appeal." }) id: string,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Appeal> {
    const { complaint, remedy } = await withdrawRemedy(deps, actor(), APPEAL, id);
    return new Appeal(complaint.id, remedy, complaintViewerOf(actor()));
  }

  @Mutation(() => Appeal, { description: `The AP records what the court decided, ${DECIDE}` })
  async decideAppeal(
    @Arg("id", () => ID, { description: "The id of the appeal." }) id: string,
    @Arg("input", () => RemedyDecisionInput, { description: "The court's decision on it." }) input: RemedyDecisionInput,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Appeal> {
    const { complaint, remedy } = await decideRemedy(deps, actor(), APPEAL, { id, ...rulingOf(input) });
    return new Appeal(complaint.id, remedy, complaintViewerOf(actor()));
  }
}
